/** Requests that ask a question, or for an overview: "give me the captain", "could you summarise the trial for me". */
import { ASKED_PERSON_NOUNS } from '../../text/lexicon/offices.js';
import { anyOf, pluralOf, wordList } from '../../text/lexicon/words.js';
import { isPluralNoun, nounClassOf } from '../../text/terms/wordnet.js';
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
  /^(?:please )?(?:just )?(?:summari[sz]e|sum up|describe|eli5:?|explain(?: to (?:me|us))?(?: like (?:i|we)(?:['’]?m| am|['’]?re| were| are) (?:5|five),?)?|fill (?:me|us) in (?:on|about)|catch (?:me|us) up (?:on|with|about)|(?:bring|get) (?:me|us) up to (?:date|speed) (?:on|with|about)|(?:brief|update) (?:me|us) on|(?:run|walk) (?:me|us) through|what(?:['’]?s| is) the (?:deal|story|situation|fuss|state of play) (?:with|about|around|in|at)|what(?:['’]?s| is) up with) (\S.*)$/iu;
const ON = '(?:on|about|regarding|concerning|around)';
const REPORTS = '(?:anything|something|any (?:news|articles?|stories|reports?|coverage|posts?))';
/** "any info on the strike", "details about the deal"; "details of the deal" may be some that are asked for. */
const INFORMATION_RE = new RegExp(
  `^(?:(?:any|some|more|all|further|got|the|give me|need|i need|looking for) ){0,3}(?:info|information|details?|deets|context|background|low-?down|facts|intel) ${ON} (\\S.*)$`,
  'iu',
);
/** "what do we know about the strike", "what should I know about it", "what can you tell me about her" */
const KNOWN_RE =
  /^what(?: (?:do|does|should|can|could) (?:we|i|you|u|one|people|anyone|anybody) (?:(?:need|have|want) to )?(?:know|say|tell (?:me|us))|(?: is|['’]?s| has been) (?:known|reported|written)) (?:so far )?about (\S.*)$/iu;
const TELL_RE =
  /^tell (?:me|us) (?:(?:more|everything|all|something|a (?:bit|little)|what)(?: (?:you|u) (?:know|have|got))?) (?:about|on) (\S.*)$/iu;
/** "do you have anything about bird flu", "any articles on it", "more on the heist" */
const STORED_RE = new RegExp(
  `^(?:(?:(?:do|have) (?:you|u|we) (?:have |got |know )?|(?:is|are) there |there['’]?s |got |have )?${REPORTS}(?: (?:here|stored|known|written|reported))?|more) ${ON} (\\S.*)$`,
  'iu',
);
const SAID_RE =
  /^what (?:do|does|did) (?:the |your |these |those |our )?(?:news|articles?|reports?|stories|sources) (?:say|write|have|report) (?:on|about) (\S.*)$/iu;
/** "the main points of the budget", "key facts about the deal" */
const POINTS_RE =
  /^(?:what (?:are|were) |give me |list )?(?:the )?(?:(?:main|key|most important|top|biggest) (?:points?|takeaways?|facts|messages|findings)|highlights|takeaways) (?:of|from|about|on|in) (\S.*)$/iu;
/** How things stand: "status of the strike", "how's the trial going", "update me on the strike". */
const STANDING_RE =
  /^(?:what(?:['’]?s| is) )?(?:the )?(?:current |present )?(?:status|situation|state of (?:play|affairs)) (?:of|with|in|on|at|around) (\S.*)$/iu;
const WHERE_IT_STANDS_RE =
  /^(?:where (?:do|are) (?:things|we|they) (?:stand |at )?(?:with|on|in) |how(?:['’]?s| is| are) (?:it |things )(?:going |coming along )?(?:with|in) )(\S.*)$/iu;
const HOW_GOING_RE =
  /^how(?:['’]?s| is| are) (?!you\b|u\b|life\b|it\b)((?:\S{1,40} ){1,6}?)(?:going|coming along|progressing|getting on)\W*$/iu;
const UPDATE_RE = new RegExp(
  `^(?:(?:give|send|get) (?:me|us) )?(?:(?:an?|any|the) )?${BRIEF}updates? (?:on|about|for|regarding) (\\S.*)$`,
  'iu',
);
const UP_TO_DATE_RE =
  /^(?:please )?(?:just )?(?:(?:bring|get) (?:me|us) up to (?:date|speed) (?:on|with|about)|update (?:me|us) on|(?:has |did )?anything (?:new |else )?happen(?:ed|ing|s)? (?:with|at|in)) (\S.*)$/iu;
/** "what's the ferry story about" */
const ABOUT_RE =
  /^what(?:['’]?s| is| was) (?:all )?((?:the|this|that) (?:\S{1,40} ){1,4}?(?:story|news|article|thing|fuss|business)) (?:all )?about\W*$/iu;
/** Byline has no opinion; the articles say what they say. */
const OPINION_RE =
  /^(?:(?:what|how) do (?:you|u) (?:think|feel)|what(?:['’]?s| is| are) your (?:opinions?|views?|take|thoughts?)|(?:any )?thoughts|do you have (?:an? )?(?:opinions?|views?|thoughts)) (?:of|on|about) (\S.*)$/iu;
const LATEST_REQUESTS = [STANDING_RE, WHERE_IT_STANDS_RE, HOW_GOING_RE, UPDATE_RE, UP_TO_DATE_RE];
const SUMMARY_REQUESTS = [
  SUMMARY_REQUEST_RE,
  SUMMARISE_RE,
  ABOUT_RE,
  INFORMATION_RE,
  KNOWN_RE,
  TELL_RE,
  STORED_RE,
  SAID_RE,
  POINTS_RE,
  OPINION_RE,
];
/** After a topic. */
const FOR_ME_RE = /,? (?:(?:for|to) (?:me|us|the (?:chat|channel|server))|so far|by now|until now)$/i;
/** "the toll thing", "the merger saga": no article calls it so. */
const THING_RE =
  /(?<=^(?:the |this |that |all )?(?:\S{1,40} ){1,4})(?:things?|stuff|saga|fiasco|debacle|drama|fuss|situation|story|news)$/i;
const FINAL_MARK_RE = /[\s?!.]/;
/** Asks for something of the topic: "the deal with Iran worth", "the reasons for the strike", "it". */
const ASKS_MORE_RE =
  /\b(?:worth|about|like|for)$|^(?:it|this|that|him|her|them|me|us|myself)$|\b(?:why|how|what|who|when|where|which|whether|if)\b|^(?:\S{1,40} ){0,4}(?:differences?|reasons?|causes?|meaning|way|process|purpose|effects?|impact|point|role|motive)\b/i;
const TIMELINE_RE = /^(?:the )?(?:timeline|chronology) of\b/i;
const ASKS_RE = /^(?:why|how|what|who|when|where|which|whose)\b/i;

interface Requested {
  readonly topic: string;
  /** True where the bot's opinion is asked for, be it of one person. */
  readonly isOpinion: boolean;
  /** "summary of", "latest on" */
  readonly overview: string;
}

/** What an overview is requested of; null if none is. */
function requestedTopic(request: string): Requested | null {
  const [latest] = matched(LATEST_REQUESTS, request);
  const [topic = latest] = matched(SUMMARY_REQUESTS, request);
  if (topic === undefined) return null;
  return {
    topic: topicIn(topic),
    isOpinion: OPINION_RE.test(request),
    overview: latest === undefined ? 'summary of' : 'latest on',
  };
}

const topicIn = (words: string): string => {
  const topic = withoutTrailing(words, FINAL_MARK_RE).replace(FOR_ME_RE, '').replace(THING_RE, '');
  return withoutTrailing(topic, /[\s,]/);
};

/** What the first of the patterns that fits has found. */
const matched = (patterns: readonly RegExp[], text: string): readonly string[] =>
  patterns.flatMap((pattern) => pattern.exec(text)?.[1] ?? []);

/** The question of a topic: "how many died" asks itself, "the strike" for an overview; undefined if it asks for more. */
function overviewQuestion({ topic, isOpinion, overview }: Requested): string | undefined {
  if (ASKS_RE.test(topic)) return topic;
  if (TIMELINE_RE.test(topic)) return topic.replace(/^the /i, '');
  const isSingle = !isOpinion && isSomebody(topic);
  return topic === '' || ASKS_MORE_RE.test(topic) || isSingle ? undefined : `${overview} ${topic}`;
}

/** "the suspect", "the victims": of whom single sentences tell. */
const isSomebody = (topic: string): boolean =>
  /^(?:the|his|her|their|its) \p{Ll}+$/u.test(topic) && nounClassOf(topic.split(' ')[1]!) === 'person';

/** The question that a request asks; the text itself if it is none. */
export function requestedQuestion(text: string): string {
  const request = text.replace(POLITE_RE, '');
  const requested = requestedTopic(request);
  const overview = requested ? overviewQuestion(requested) : undefined;
  if (overview !== undefined) return overview;
  const [, object] = REQUEST_RE.exec(request) ?? [];
  if (object === undefined) return request;
  const [, first = '', second = ''] = FIRST_WORDS_RE.exec(object.toLowerCase()) ?? [];
  const isPlural = [first, second].some((word) => word !== '' && isPluralNoun(word));
  return `${PERSON_RE.test(object) ? 'who' : 'what'} ${isPlural ? 'are' : 'is'} ${object}`;
}
