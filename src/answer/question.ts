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

/** Tried in order on the question in lower case; the first that matches decides. */
const KINDS: readonly (readonly [AnswerKind, RegExp])[] = [
  [
    'overview',
    /\b(?:what(?:'s| is| are| was)? (?:the )?(?:latest|newest|recent news|new) (?:on|about|from|with|in|regarding)|latest (?:on|about|news|from|with)|what(?:'s| is| has| have)? (?:happen(?:ed|ing|s)|going on)(?: (?:with|to|in|at|about|during|after|on|around|between|over)\b| *\??$)|news (?:on|about|from|today)|today'?s news|what(?:'s| is) new\b|catch me up|bring me up to date|tell me about|give me (?:an? )?(?:overview|summary|update)|overview of|summary of|summari[sz]e|updates? on|headlines|any news|top stories)/,
  ],
  [
    'time',
    /\b(?:when(?!ever)|(?:which|what|on what|on which|in which|in what) (?:exact )?(?:date|day|month|year|time|decade|century)|since when|how soon|how recently|what time|how long ago|which season)\b/,
  ],
  [
    'duration',
    /\b(?:how long|for how (?:many )?(?:long|days|weeks|months|years|hours|minutes)|how many (?:seconds|minutes|hours|days|nights|weeks|months|years|decades)|what length of time|duration)\b/,
  ],
  [
    'money',
    /\b(?:how much (?:money|did .* cost|does .* cost|is .* worth|was .* worth|.*\b(?:pay|paid|cost|spend|spent|earn|earned|raise|raised|fined?|worth|sell|sold|owe|owed|charge|charged|invest|invested|lose|lost|price|buy|bought|donat\w+))\b|what (?:is|was|were) the (?:price|cost|value|fee|fine|profit|revenue|turnover|salary|budget|sum|bill)|at what price|how expensive|how many (?:dollars|pounds|euros|rupees|yen)|price tag)\b/,
  ],
  [
    'percent',
    /\b(?:what (?:percentage|percent|per cent|share|proportion|fraction|portion)|which (?:percentage|share|proportion)|how (?:big|large) (?:a|an|was the|is the) (?:share|slice|stake|majority|percentage|proportion)|how much of)\b/,
  ],
  [
    'number',
    /\b(?:how (?:many|much|big|large|tall|high|far|fast|old|heavy|wide|deep|often|few|strong|hot|cold|close|loud)|what (?:is|was|were|are) the (?:number|total|score|toll|count|size|speed|height|weight|age|distance|population|temperature|capacity|magnitude)|number of|death toll|what number|at what age|what score)\b/,
  ],
  [
    'place',
    /\b(?:where(?!as|by|upon)|which (?:city|country|town|state|region|place|venue|stadium|continent|island|county|province|village|river|capital|airport|station|street|exchange|university|school)|(?:in|at|to|from) (?:which|what) (?:city|country|town|state|region|place|venue|part)|what (?:city|country|town|state|region|place|venue|capital))\b/,
  ],
  [
    'person',
    /\b(?:who(?:se|m|'s|s|'re|'d)?|(?:which|what|names? of(?: the)?|name the|name) (?:\w+ ){0,2}?(?:person|people|man|men|woman|women|minister|ministers|president|leader|leaders|player|players|actor|actors|actress|actresses|singer|singers|author|authors|director|directors|boss|bosses|chief|chairman|executive|politician|politicians|official|officials|astronauts?|scientists?|coach|captain|manager|signator(?:y|ies)|winner|winners|candidate|champion|company|companies|firm|firms|group|organi[sz]ation|party|team|club|bank|agency|charity|outlet|airline|studio|band)|signator(?:y|ies)|by whom)\b/,
  ],
  [
    'reason',
    /\b(?:why|how come|what(?:'s| is| was| were)? the (?:reason|reasons|cause|motive|purpose)|what (?:caused|led|made|prompted|triggered)|for what reason|what for)\b/,
  ],
  [
    'yesno',
    /^\s*(?:so |and |but )?(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|isn'?t|aren'?t|wasn'?t|didn'?t|doesn'?t|hasn'?t|won'?t)\b(?!.*\bor\b.*\?)/,
  ],
];

/** Words that ask rather than name a topic; left out of an overview's terms. */
const ASKING =
  /^(?:latest|newest|recent|recently|new|news|today|todays|happened|happening|happens|happen|going|tell|give|overview|summary|summarise|summarize|update|updates|headline|headlines|story|stories|top|catch|bring|date|know|want|need|find|show|please|article|articles|according|exactly|actually|name|names|named|many|much|kind|sort|type)$/;

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
  const all = [...new Set(contentTerms(plain))];
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
  return { text: plain, kind, wants: WANTS[kind], terms, unit: unitOf(lower, terms) };
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
