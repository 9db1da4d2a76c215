import { UserError } from '../errors.js';
import { contentTerms, tokenize } from '../text/tokens.js';
import type { MentionKind } from '../types.js';

/** The kind of answer a question asks for. `fact` is anything that no other kind says better. */
export type AnswerKind =
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
  | 'fact';

export interface Question {
  readonly text: string;
  readonly kind: AnswerKind;
  /** Which mentions of a sentence can be the answer; empty where any words can. */
  readonly wants: readonly MentionKind[];
  /** Distinct content terms without the words that only ask ("latest", "happened"); may be empty for an overview. */
  readonly terms: readonly string[];
  /** All content terms in the order asked, repeats kept. */
  readonly ordered: readonly string[];
  /** More than one name is asked for: "which ministers", "the two leaders". */
  readonly several: boolean;
  /** Of `terms`, those that only say what is counted or which sort is asked ("how many seats": "seat"). */
  readonly unit: readonly string[];
}

const WANTS: Readonly<Record<AnswerKind, readonly MentionKind[]>> = {
  person: ['person', 'organisation', 'name'],
  place: ['place', 'name', 'organisation'],
  time: ['date'],
  duration: ['duration'],
  money: ['money'],
  percent: ['percent', 'number'],
  number: ['number', 'percent'],
  reason: [],
  yesno: [],
  overview: [],
  fact: [],
};

const PEOPLE =
  'person|people|man|men|woman|women|minister|ministers|president|leader|leaders|player|players|actor|actors|actress|singer|singers|author|writer|director|boss|bosses|chief|chairman|chairwoman|executive|politician|politicians|official|officials|astronauts?|scientists?|coach|captain|manager|signator(?:y|ies)|winner|winners|candidate|champion|judge|lawyer|architect|founder|owner|governor|mayor|senator|ambassador|spokesman|spokeswoman|king|queen|prince|princess|archbishop|composer|producer|designer|inventor|ceo|head';
const GROUPS =
  'company|companies|firm|firms|group|organi[sz]ation|party|team|club|bank|agency|charity|outlet|airline|airlines|studio|band|regulator|union|country|nation|newspaper|publisher|retailer|maker|carmaker';
const COUNTED =
  'number|total|score|toll|count|size|speed|height|weight|age|distance|population|temperature|capacity|magnitude|turnout|majority|margin';
const SUMS =
  'price|cost|value|fee|fine|profit|profits|loss|losses|revenue|turnover|salary|budget|sum|bill|debt|prize money|worth|earnings|price tag|compensation|damages';

/**
 * Tried in order on the question in lower case; the first that matches decides. The last ones are for bare
 * keywords ("ceo of crowdstrike", "uk election turnout"), where a noun alone says the kind.
 */
const KINDS: readonly (readonly [AnswerKind, RegExp])[] = [
  [
    'overview',
    /^\W*(?:what(?:'?s| is| are| was)? (?:the )?(?:latest|newest|recent news|news|new) (?:on|about|from|with|in|regarding)\b|(?:the )?latest (?:on|about|news|from|with)\b|what(?:'?s| is| has| have| had| all)? (?:been )?(?:happen(?:ed|ing|s)|going on)\b(?! (?:when|if|first|next))|(?:any |the )?(?:recent )?(?:news|updates?|headlines|stories|developments) (?:on|about|from|today|regarding|of)\b|(?:today'?s|any|top|the) (?:news|headlines|stories)|what(?:'?s| is) new\b|catch me up|bring me up to (?:date|speed)|tell me (?:more )?about|give me (?:an? |the )?(?:overview|summary|update|news|gist)|(?:overview|summary|gist|recap) of|summari[sz]e|(?:any )?updates? on|top stories|news\W*$)/,
  ],
  [
    'time',
    /\b(?:when(?!ever)|(?:which|what|on what|on which|in which|in what) (?:exact )?(?:date|day|month|year|time|decade|century|season)|since when|how soon|how recently|what time|how long ago)\b/,
  ],
  [
    'duration',
    /\b(?:how long|(?:for )?how many (?:seconds|minutes|hours|days|nights|weeks|months|years|decades)|what length of time)\b/,
  ],
  [
    'money',
    new RegExp(
      `\\b(?:how much (?:money|cash|did .* cost|does .* cost|is .* worth|was .* worth|(?:.*\\b)?(?:pay|paid|cost|costs|spend|spent|earn|earned|raise|raised|fined?|worth|sell|sold|owe|owed|charge|charged|invest|invested|lose|lost|price|buy|bought|donat\\w+|set \\w+ back)\\b)|(?:what|how (?:big|large|high))(?:'s| is| was| were| are)? (?:the |its |their |his |her )?(?:\\w+ )?(?:${SUMS})|at what price|how expensive|how many (?:dollars|pounds|euros|rupees|yen))\\b`,
    ),
  ],
  [
    'percent',
    /\b(?:what (?:percentage|percent|per cent|share|proportion|fraction|portion)|which (?:percentage|share|proportion)|how (?:big|large) (?:an? |was the |is the )?(?:share|slice|stake|percentage|proportion)|by how much|how much of)\b/,
  ],
  [
    'number',
    new RegExp(
      `\\b(?:how (?:many|much|big|large|tall|high|far|fast|old|heavy|wide|deep|often|few|strong|hot|cold|close|loud)|what(?:'s| is| was| were| are)? (?:the )?(?:\\w+ )?(?:${COUNTED})|what number|at what age|what score|number of|death toll)\\b`,
    ),
  ],
  [
    'place',
    /\b(?:where(?!as|by|upon)|which (?:\w+ )?(?:city|town|state|region|place|venue|stadium|continent|island|county|province|village|river|capital|airport|station|street|exchange)|(?:in|at|to|from) (?:which|what) (?:\w+ )?(?:country|city|town|state|region|place|venue|part)|what (?:city|town|state|region|place|venue|capital))\b/,
  ],
  [
    'person',
    new RegExp(
      `\\b(?:who(?:se|m|'?s|'re|'d)?|by whom|signator(?:y|ies)|(?:which|what|names? of(?: the)?|name the|name) (?:\\w+ ){0,2}?(?:${PEOPLE}|${GROUPS}))\\b`,
    ),
  ],
  [
    'reason',
    /\b(?:why|how come|what(?:'s| is| was| were)? the (?:\w+ )?(?:reason|reasons|cause|motive|purpose)|what (?:caused|led|made|prompted|triggered)|for what reason|what for)\b/,
  ],
  [
    'yesno',
    /^\W*(?:so |and |but )?(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|isn'?t|aren'?t|wasn'?t|didn'?t|doesn'?t|hasn'?t|won'?t)\b(?!.*\bor\b)/,
  ],
  ['money', new RegExp(`^(?!.*\\b(?:what|which|how)\\b).*\\b(?:${SUMS})\\b`)],
  ['number', new RegExp(`^(?!.*\\b(?:what|which|how)\\b).*\\b(?:${COUNTED}|average)\\b`)],
  ['time', /^(?!.*\b(?:what|which|how)\b).*\b(?:date|release date|launch date|deadline|year)\W*$/],
  [
    'person',
    new RegExp(
      `^(?!.*\\b(?:what|which|how)\\b)(?:.*\\b(?:${PEOPLE})\\W*$|\\W*(?:the )?(?:\\w+ )?(?:${PEOPLE}) (?:of|in|at|for)\\b)`,
    ),
  ],
];

/** Words that ask rather than name a topic; left out of an overview's terms. */
const ASKING =
  /^(?:latest|newest|recent|recently|new|news|today|todays|happened|happening|happens|happen|going|tell|give|overview|summary|summarise|summarize|update|updates|headline|headlines|story|stories|top|catch|bring|date|know|want|need|find|show|please|article|articles|according|exactly|actually|name|names|named|many|much|kind|sort|type)$/;

const SEVERAL =
  /\b(?:which|what|names? of|name|who (?:are|were))\s+(?:the\s+)?(?:\w+\s+)?(?:two|both|people|men|women|signatories|(?:minister|president|leader|player|actor|singer|author|director|boss|politician|official|astronaut|scientist|winner|candidate|founder|owner|compan|firm|group|part|team|club|bank|agenc|airline|countr|nation)(?:s|es|ies))\b/;

/** The noun after "how many", "which", "what share of": what is counted or chosen among. */
const UNIT =
  /\b(?:how (?:many|much)|which|what|number of|share of|percentage of|proportion of)\s+([\p{L}-]+)(?:\s+of\s+([\p{L}-]+))?/giu;

const MIN_TERMS_KEPT = 1;

/**
 * What a question asks, from its words alone; typos, lower case and bare keywords are normal.
 * @throws UserError `question.empty` without a word to search for, `question.too-long` over `maxChars`.
 */
export function analyseQuestion(text: string, maxChars: number): Question {
  const plain = cleanQuestion(text);
  if (plain.length > maxChars) {
    throw new UserError(
      'question.too-long',
      `The question has ${plain.length.toLocaleString('en')} characters; the limit is ${maxChars.toLocaleString('en')}. Ask it shorter.`,
    );
  }
  const lower = plain.toLowerCase().replaceAll('’', "'");
  const kind = KINDS.find(([, pattern]) => pattern.test(lower))?.[0] ?? 'fact';
  const ordered = contentTerms(plain);
  const all = [...new Set(ordered)];
  const asking = new Set(
    tokenize(plain)
      .filter(({ word }) => ASKING.test(word.toLowerCase()))
      .map(({ term }) => term),
  );
  const topical = all.filter((term) => !asking.has(term));
  const terms = topical.length >= MIN_TERMS_KEPT || kind === 'overview' ? topical : all;
  if (terms.length === 0 && kind !== 'overview') {
    throw new UserError(
      'question.empty',
      'There is nothing to search for in this question. Ask about something in the news, for example: ' +
        'who signed the US-India framework?',
    );
  }
  return {
    text: plain,
    kind,
    wants: WANTS[kind],
    several: SEVERAL.test(lower),
    terms,
    ordered,
    unit: unitOf(lower, terms),
  };
}

/** Control characters out, blanks collapsed. */
export const cleanQuestion = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();

function unitOf(lower: string, terms: readonly string[]): string[] {
  const nouns = Array.from(lower.matchAll(UNIT)).flatMap(([, noun = '', of = '']) =>
    contentTerms(`${noun} ${of}`),
  );
  return terms.filter((term) => nouns.includes(term));
}

/** Whether a sentence's mention stands in the question already, so that it can't be what is asked. */
export function isAsked(question: Question, name: string): boolean {
  const terms = contentTerms(name);
  return terms.length > 0 && terms.every((term) => question.terms.includes(term));
}
