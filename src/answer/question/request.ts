/** Requests that ask a question, or for an overview: "give me the captain", "could you summarise the trial for me". */
import { ASKED_PERSON_NOUNS } from '../../text/lexicon/offices.js';
import { anyOf, pluralOf, wordList } from '../../text/lexicon/words.js';
import { isPluralNoun } from '../../text/terms/wordnet.js';
import { withoutTrailing } from '../../text/trailing.js';

/** These ask for an overview, a list or the source instead. */
const NO_ANSWERS = wordList(`
  latest newest news story stories articles? reports? summary gist details? rundown overview background timeline list
  sources? headlines? updates? facts full whole context main key most recap history text links? quotes? names? rest
  other first same next last end`);
const REQUEST_RE = new RegExp(
  `^(?:please )?(?:just )?(?:give|tell|show|find) (?:me|us) (the (?!${anyOf(NO_ANSWERS)}\\b)\\S+ \\S.*)$`,
  'is',
);
const PERSON_RE = new RegExp(
  `^the (?:(?:[\\w-]+ ){0,2}?${anyOf([...ASKED_PERSON_NOUNS, ...ASKED_PERSON_NOUNS.map(pluralOf)])}\\b|(?:[\\w-]+ ){1,3}who\\b)`,
  'i',
);
const FIRST_WORDS_RE = /^the ([\p{L}-]+) ?([\p{L}-]*)/u;

const OVERVIEW_NOUN = '(?:summary|overview|recap|run-?down|gist|update|round-?up|briefing|tl;?dr|outline)';
const BRIEF = '(?:(?:quick|short|brief|little|rough|fast|general|full|complete|concise|simple|basic) )*';
/** Before what is wanted: "could somebody please". */
const POLITE_RE = new RegExp(
  `^(?:(?:please|pls|plz) )?(?:(?:can|could|would) (?:you|u|ya|some(?:one|body)|any(?:one|body)) (?:(?:please|pls|plz|kindly|quickly|briefly|just|maybe|possibly) )*(?=(?:(?:give|tell|show|send|write|fill|catch|bring|get|brief|run|walk) (?:me|us)|give (?:an? |the )|summari[sz]e|sum up|explain|recap|list)\\b)|(?:(?:can|could|may) (?:we|i) (?:please )?(?:have|get)|(?:i|we)(?:['’]d| would)? (?:need|want|like)) (?=(?:an? |the )${BRIEF}${OVERVIEW_NOUN} ))`,
  'i',
);
const SUMMARY_REQUEST_RE = new RegExp(
  `^(?:please )?(?:just )?(?:(?:give|tell|show|write|send|get|do)(?: (?:me|us))? )?(?:a |an |the )?${BRIEF}(?:${OVERVIEW_NOUN} (?:of|on|about|for|regarding)|(?:summary|recap|overview):|tl;?dr:?) (?:what(?:'s| is| has been|'s been) (?:happening|going on|happened) (?:with|in|at) )?(\\S.*)$`,
  'iu',
);
const SUMMARISE_RE =
  /^(?:please )?(?:just )?(?:summari[sz]e|sum up|eli5:?|explain(?: to (?:me|us))?(?: like (?:i|we)(?:['’]?m| am|['’]?re| were| are) (?:5|five),?)?|fill (?:me|us) in (?:on|about)|catch (?:me|us) up (?:on|with|about)|(?:bring|get) (?:me|us) up to (?:date|speed) (?:on|with|about)|(?:brief|update) (?:me|us) on|(?:run|walk) (?:me|us) through|what(?:['’]?s| is) the (?:deal|story|situation|fuss|state of play) (?:with|about|around|in|at)|what(?:['’]?s| is) up with) (\S.*)$/iu;
/** "what's the ferry story about" */
const ABOUT_RE =
  /^what(?:['’]?s| is| was) (?:all )?((?:the|this|that) (?:\S{1,40} ){1,4}?(?:story|news|article|thing|fuss|business)) (?:all )?about\W*$/iu;
/** Behind a topic. */
const FOR_ME_RE = /,? (?:for|to) (?:me|us|the (?:chat|channel|server))$/i;
const FINAL_MARK_RE = /[\s?!.]/;
/** Asks for something of the topic: "the deal with Iran worth", "the reasons for the strike", "it". */
const ASKS_MORE_RE =
  /\b(?:worth|about|like|for)$|^(?:it|this|that|him|her|them|me|us|myself)$|\b(?:why|how|what|who|when|where|which|whether|if)\b|^(?:\S{1,40} ){0,4}(?:differences?|reasons?|causes?|meaning|way|process|purpose|effects?|impact|point|role|motive)\b/i;
const TIMELINE_RE = /^(?:the )?(?:timeline|chronology) of\b/i;
const ASKS_RE = /^(?:why|how|what|who|when|where|which|whose)\b/i;

/** What an overview is requested of; undefined if none is. */
function requestedTopic(request: string): string | undefined {
  const [, topic] =
    SUMMARY_REQUEST_RE.exec(request) ?? SUMMARISE_RE.exec(request) ?? ABOUT_RE.exec(request) ?? [];
  return topic && withoutTrailing(withoutTrailing(topic, FINAL_MARK_RE).replace(FOR_ME_RE, ''), /[\s,]/);
}

/** The question of a topic: "how many died" asks itself, "the strike" for an overview; undefined if it asks for more. */
function overviewQuestion(topic: string): string | undefined {
  if (ASKS_RE.test(topic)) return topic;
  if (TIMELINE_RE.test(topic)) return topic.replace(/^the /i, '');
  return topic === '' || ASKS_MORE_RE.test(topic) ? undefined : `summary of ${topic}`;
}

/** The question that a request asks; the text itself if it is none. */
export function requestedQuestion(text: string): string {
  const request = text.replace(POLITE_RE, '');
  const topic = requestedTopic(request);
  const overview = topic === undefined ? undefined : overviewQuestion(topic);
  if (overview !== undefined) return overview;
  const [, object] = REQUEST_RE.exec(request) ?? [];
  if (object === undefined) return request;
  const [, first = '', second = ''] = FIRST_WORDS_RE.exec(object.toLowerCase()) ?? [];
  const isPlural = [first, second].some((word) => word !== '' && isPluralNoun(word));
  return `${PERSON_RE.test(object) ? 'who' : 'what'} ${isPlural ? 'are' : 'is'} ${object}`;
}
