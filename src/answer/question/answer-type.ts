import {
  AMBIGUOUS_AUXILIARIES,
  FORMS_OF_BE,
  FORMS_OF_DO,
  FORMS_OF_HAVE,
  NEGATED_AUXILIARIES,
  QUESTION_AUXILIARIES,
  QUESTION_WORDS,
} from '../../text/lexicon/auxiliaries.js';
import { BASES_OF_IRREGULAR_FORMS } from '../../text/lexicon/irregular-verbs.js';
import { ASKED_PEOPLE_NOUNS, ASKED_PERSON_NOUNS } from '../../text/lexicon/offices.js';
import { ASKED_ORGANISATIONS_NOUNS } from '../../text/lexicon/organisations.js';
import { anyOf, pluralOf, wordList } from '../../text/lexicon/words.js';
import { nounClassOf } from '../../text/terms/wordnet.js';
import { singularOf } from '../../text/values/units/counted-noun.js';
import { isBareTopic } from './bare-topic.js';
import { asksForList } from './list-question.js';

/** Expected answer type of a question. `other`: none of the specific types. */
export type AnswerType =
  | 'person'
  | 'place'
  | 'time'
  | 'duration'
  | 'money'
  | 'percent'
  | 'number'
  | 'reason'
  | 'yesno'
  | 'overview'
  | 'other';

const PERSON_NOUN = anyOf([...ASKED_PERSON_NOUNS, ...ASKED_PERSON_NOUNS.map(pluralOf), 'people']);
const MONEY_NOUNS =
  'price|cost|value|fee|fine|bonus|wages?|grant|reward|ransom|profits?|loss|losses|revenue|turnover|salary|debt|prize money|price tag|compensation|damages';
const NUMBER_NOUNS =
  'number|total|score|death toll|toll|size|speed|height|weight|age|distance|population|temperature|capacity|magnitude|turnout|majority|margin';
const OPTIONAL_BE = "(?:'?s| is| was| were| are| will be)?";
const OPTIONAL_POSSESSOR = "(?:(?:the )?(?:\\w+ )?\\w+(?:'s|s') |the |its |their |his |her )?";
const OPTIONAL_MODIFIERS = `${OPTIONAL_POSSESSOR}(?:\\w+ )?`;

/** Between "which" and the noun it asks about, these start another phrase. */
const NOT_IN_NOUN_PHRASE = anyOf([
  ...FORMS_OF_DO,
  ...FORMS_OF_BE,
  ...FORMS_OF_HAVE,
  ...wordList('can could will would of in on at to for by with from the a an this that its their his her'),
]);
/** "what killed the president", "what made the captain turn back" */
const VERB_IN_PAST = anyOf([...BASES_OF_IRREGULAR_FORMS.keys(), '\\w+ed']);

const OVERVIEW_RE =
  /^\W*(?:what(?:'?s| is| are| was)? (?:the )?(?:latest|newest|recent news|news|new) (?:on|about|from|with|in|regarding)\b|(?:the )?latest (?:on|about|news|from|with)\b|what(?:'?s| is| has| have| had| all)? (?:been )?(?:happen(?:ed|ing|s)|going on)\b(?! (?:when|if|first|next))|(?:any |the )?(?:recent )?(?:news|updates?|headlines|stories|developments) (?:on|about|from|today|regarding|of)\b|(?:today'?s|any|top|the) (?:news|headlines|stories)|what(?:'?s| is) new\b(?! (?!on|about|from|with|in|at|for|here|today|tonight|yesterday|now|lately|recently|since|this|these|please\b))|what(?:'?s| is| are) the (?:latest|newest|recent) (?:news|developments?|updates?)\b|catch me up|bring me up to (?:date|speed)|tell me (?:more )?about|give me (?:an? |the )?(?:overview|summary|update|news|gist)|(?:overview|summary|gist|recap) of|summari[sz]e|(?:any )?updates? on|top stories|latest\W*$|news\W*$)/;
/** "what did I miss?", "anything new?", "ferry news", "ukraine war latest". */
const MISSED_RE =
  /^\W*(?:what (?:did|have|do) (?:i|we) miss(?:ed)?|(?:is there |are there )?any(?:thing)? (?:new|news|updates?|developments?|headlines|happening|going on)|what(?:'?s| is) (?:up|going on|happening) (?:with|in|at)|catch up)\b/;
const TOPIC_NEWS_RE =
  /^(?!.*\b(?:who|whose|whom|what|when|where|which|why|how|is|are|was|were|did|does|do|has|have|will|fake)\b)[^\p{L}\p{N}]{0,9}(?:[\p{L}\p{N}][\p{L}\p{N}'-]{0,40} ){1,4}(?:news|latest|updates?|headlines|developments|summary|recap|overview|rundown|tl;?dr)[^\p{L}\p{N}]{0,9}$/u;
/** "kurbo hack what's going on", "ferry accident, what happened?" */
const TOPIC_FIRST_RE =
  /^[^\p{L}\p{N}]{0,9}(?!(?:in|on|at|after|before|during|since|while|between|as|if)\b)(?:(?!(?:who|whose|whom|what|when|where|which|why|how|is|are|was|were|did|does|do|has|have|had|will|know|knows|say|says|said|tells?|told|explains?|explained|reveals?|revealed|shows?|showed|describes?|described|recalls?|asks?|asked|about|song|album|book|film|movie|called)\b)[\p{L}\p{N}][\p{L}\p{N}'-]{0,40}[,:;]? ){1,6}what(?:(?:'?s| is| has been)(?: all)? (?:going on|happening|new|up|the (?:latest|news|deal|story))|(?: has)? happened)[^\p{L}\p{N}]{0,9}$/u;
/** "what happened to the crew", "what happened during the test" ask for one fact, "what happened with the test" for an overview. */
const SINGLE_EVENT_RE =
  /^\W*what(?: has| have|['’]?s)? happen(?:ed|s)\b(?: to\b|.*\b(?:during|when|while|after|before|between|(?:in|on|since) \d+)\b)/;
const YES_OR_NO_RE = new RegExp(
  `^\\W*(?:so |and |but )?${anyOf([...QUESTION_AUXILIARIES, ...AMBIGUOUS_AUXILIARIES, ...NEGATED_AUXILIARIES])}\\b(?!.*\\bor\\b)`,
);

/** Beginnings of a question or clause by the answer type they ask for; the first match decides. */
const QUESTION_BEGINNINGS: readonly (readonly [AnswerType, string])[] = [
  [
    'reason',
    `why|how come|what${OPTIONAL_BE} ${OPTIONAL_MODIFIERS}(?:reason|reasons|cause|motive)|what (?:caused|led to|prompted|triggered)`,
  ],
  [
    'duration',
    `how long(?! ago)|how much (?:\\w+ )?time|how many (?:seconds|minutes|hours|days|nights|weeks|months|years|decades)|what${OPTIONAL_BE} ${OPTIONAL_MODIFIERS}duration`,
  ],
  [
    'time',
    `(?:how and )?when|(?:which|what) (?:exact )?(?:date|day|month|year|time|decade|century|season)s?|how soon|how recently|how long ago|what${OPTIONAL_BE} ${OPTIONAL_MODIFIERS}(?:date|deadline)`,
  ],
  [
    'money',
    `how much (?!of an? )(?:(?:a|an|per) (?:hour|day|week|month|year)|money|cash|(?:did|does) .{1,80} cost|(?:is|was) .{1,80} worth|.{0,80}\\b(?:pay|paid|cost|costs|spend|spent|earn|earned|raise|raised|fined?|worth|sell for|sold for|owe|owed|charge|charged|invest|invested|price))|what${OPTIONAL_BE} ${OPTIONAL_MODIFIERS}(?:${MONEY_NOUNS})|how (?:big|large|high)${OPTIONAL_BE} ${OPTIONAL_MODIFIERS}(?:${MONEY_NOUNS})|what price|what(?:'?s| is| was| are| were| will be) .{1,80} worth(?: (?:now|today))?(?=\\W*$)|what (?:does|did|do|will|would) .{1,80} (?:cost|earn|fetch|sell for|get paid)(?: (?:now|today|each|to \\w{1,20}|at auction|(?:per|an?) \\w{1,20}))?(?=\\W*$)|how expensive|how many (?:dollars|pounds|euros|rupees|yen|crowns)`,
  ],
  [
    'percent',
    `what (?:percentage|percent|per cent|proportion|fraction)|which percentage|what${OPTIONAL_BE} ${OPTIONAL_MODIFIERS}(?:interest|inflation|unemployment|jobless|tax|vat|growth|literacy|vacancy) rate|what${OPTIONAL_BE} ${OPTIONAL_MODIFIERS}rate of (?:inflation|unemployment|interest|growth)|how high${OPTIONAL_BE} ${OPTIONAL_MODIFIERS}(?:inflation|unemployment)`,
  ],
  [
    'number',
    `how (?:many|much|big|large|tall|high|far|fast|old|heavy|wide|deep|thick|strong|hot|cold|warm|often)|what${OPTIONAL_BE} ${OPTIONAL_MODIFIERS}(?:${NUMBER_NOUNS})|(?:what|which) (?:number|age|score)`,
  ],
  [
    'place',
    'where(?!.{1,80} in the (?:\\w+ ){0,2}(?:table|standings|rankings?|league|charts?|polls?)\\b)|(?:which|what) (?:\\w+ )?(?:city|town|state|region|place|venue|stadium|continent|island|county|country|province|village|capital|airport|port)',
  ],
  [
    'person',
    `who(?:se|m|'?s|'re|'d)?|(?:which|what(?! ${VERB_IN_PAST}\\b)|names? of(?: the)?|name the|list(?: of)?(?: all)?(?: of)?(?: the)?) (?:(?!${NOT_IN_NOUN_PHRASE}\\b)[\\w-]+ ){0,2}?${PERSON_NOUN}`,
  ],
];
const STARTS_WITH_PATTERNS = QUESTION_BEGINNINGS.map(
  ([type, source]) =>
    [
      type,
      new RegExp(
        `^\\W*(?:(?:so|and|but|or|ok|okay|hey|hi|please|well)\\W+)*(?:(?!what|which|who|when|where|why|how)\\w+ )?(?:${source})\\b`,
      ),
    ] as const,
);
const CONTAINS_PATTERNS = QUESTION_BEGINNINGS.map(
  ([type, source]) => [type, new RegExp(`\\b(?:${source})\\b`)] as const,
);
/** For queries of bare keywords: "death toll earthquake". */
const KEYWORD_PATTERNS: readonly (readonly [AnswerType, RegExp])[] = [
  ['money', new RegExp(`^\\W*(?:the )?(?:${MONEY_NOUNS}) (?:of|for|to)\\b`)],
  ['number', new RegExp(`^\\W*(?:the )?(?:${NUMBER_NOUNS}) (?:of|for|at|in)\\b`)],
  ['person', new RegExp(`\\bsignator(?:y|ies)\\b|\\b${PERSON_NOUN}\\W*$`)],
  ['number', new RegExp(`\\b(?:number of|${NUMBER_NOUNS})\\b`)],
  ['money', new RegExp(`\\b(?:${MONEY_NOUNS})\\b`)],
  ['time', /\b(?:date|deadline)\W*$/],
  ['place', /\b(?:headquarters|hq|location|venue|birthplace|whereabouts)\W*$/],
];

const WH_WORD = anyOf(QUESTION_WORDS);
const AUXILIARY = anyOf([
  ...QUESTION_AUXILIARIES,
  ...AMBIGUOUS_AUXILIARIES,
  ...NEGATED_AUXILIARIES,
  ...wordList('will must'),
]);
/** "when Varga resigned," and "in the year when the bridge collapsed," before the question; "when was it" asks itself. */
const FRONTED_RE = new RegExp(
  `^\\W*(?:and |but |so )?(?:(?:when|where) \\S+|after|before|since|while|as|if|because|once|until|although|though|during|in|on|at|by|under|with|without|for|of|from|according to|despite) (?!${WH_WORD}\\b)[^,?]*, (?=(?:(?:in|on|at|by|to|for|from|with|of) )?${WH_WORD}\\b|${AUXILIARY}\\b)`,
);
const ASKS_TIME_OR_PLACE_RE = new RegExp(`^\\W*(?:and |but |so )?(?:when|where)(?:'s|'d)? ${AUXILIARY}\\b`);

/** Without the clauses and phrases before what is asked: "who replaced her" of "when Varga resigned, who replaced her". */
function withoutFronted(question: string): string {
  const fronted = ASKS_TIME_OR_PLACE_RE.test(question) ? undefined : FRONTED_RE.exec(question)?.[0];
  return fronted === undefined ? question : withoutFronted(question.slice(fronted.length));
}

/** "what is the name of the pilot", "what was the pilot's name"; the noun is the last word of the group. */
const NAME_OF_RE =
  /^\W*what(?:'?s| is| was| are| were) (?:the )?(?:full |first |last |real )?names? of (?:the |an? |this |that |these |those )?((?:[\w'-]{1,30} ){0,3}?[\w-]{1,30})(?= (?:of|in|on|at|who|that|which|from|with|by|for|whose|to|\w{1,20}ed)\b|\W*$)/;
const WHOSE_NAME_RE =
  /^\W*what(?:'?s| is| was| are| were) (?:the |this |that )?(?:[\w-]{1,30} ){0,2}?([\w-]{1,30})(?:'s|s') (?:full |first |last |real )?names?\W*$/;
/** People by their first sense in WordNet, but things in the news. */
const THINGS: ReadonlySet<string> = new Set(
  wordList(`carrier rover explorer whale trawler cutter server browser tracker printer tanker lander freighter cruiser
  destroyer cleaner liner hunter racer runner rocket player star angel tower`),
);

/** True for the name of somebody by what they are, for which no office need be known. */
function asksNameOfPerson(question: string): boolean {
  const group = NAME_OF_RE.exec(question)?.[1] ?? WHOSE_NAME_RE.exec(question)?.[1];
  const noun = singularOf(group?.split(' ').at(-1) ?? '');
  return noun !== '' && !THINGS.has(noun) && nounClassOf(noun) === 'person';
}

/** @param question In lower case, with straight apostrophes. */
export function answerTypeOf(question: string): AnswerType {
  if (OVERVIEW_RE.test(question) && !SINGLE_EVENT_RE.test(question)) return 'overview';
  if ([MISSED_RE, TOPIC_NEWS_RE, TOPIC_FIRST_RE].some((pattern) => pattern.test(question))) return 'overview';
  const lower = withoutFronted(question);
  const startsWith = STARTS_WITH_PATTERNS.find(([, pattern]) => pattern.test(lower));
  if (startsWith) return startsWith[0];
  if (YES_OR_NO_RE.test(lower)) return 'yesno';
  if (asksNameOfPerson(lower)) return 'person';
  if (/^\W*(?:what|which|how|name)\b/.test(lower)) return 'other';
  const byKeyword = (CONTAINS_PATTERNS.find(([, pattern]) => pattern.test(lower)) ??
    KEYWORD_PATTERNS.find(([, pattern]) => pattern.test(lower)))?.[0];
  return byKeyword ?? (isBareTopic(lower) ? 'overview' : 'other');
}

const ASKS_FOR_SEVERAL_RE = new RegExp(
  `\\b(?:(?:which|what|names? of|name|who (?:are|were))\\s+(?:the\\s+)?(?:\\w+\\s+)?${anyOf(['two', 'both', ...ASKED_PEOPLE_NOUNS, ...ASKED_ORGANISATIONS_NOUNS])}|signator(?:y|ies)|who (?:all )?(?:signed|met|married|co-?founded|agreed))\\b`,
);

/** True if the answer may be several names: "which ministers", "who signed". @param question As above. */
export const asksForSeveral = (question: string): boolean =>
  ASKS_FOR_SEVERAL_RE.test(question) || asksForList(question);
