/** The places of a question in which an outlet is named as the one whose articles it asks about. */
import {
  AMBIGUOUS_AUXILIARIES,
  QUESTION_AUXILIARIES,
  QUESTION_WORDS,
} from '../../text/lexicon/auxiliaries.js';
import { anyOf, wordList } from '../../text/lexicon/words.js';

export interface OutletMention {
  /** False if no such place can be in a question. */
  readonly mayBeIn: (question: string) => boolean;
  /** What stands before a name, up to its first letter; the group `kept` is part of the question without the name. */
  readonly before: RegExp;
  /** False if a name of one word may be something else there. */
  readonly allowsOneWord: boolean;
  /** True of places that most questions have, although few of them name an outlet there. */
  readonly isCommon: boolean;
  /** Looked for among all outlets, or among the largest, which takes one look-up for all places. */
  readonly among: 'all' | 'largest';
  /** What is asked of the outlet; null if it is not asked about as an outlet. */
  readonly asked: (before: string, after: string) => string | null;
}

/** Lets what follows begin with the first letter of a name. */
const THE_NAME = '(?:the\\s+)?(?=[\\p{L}\\p{N}])';

const REPORTING = anyOf(
  wordList(`say says said saying report reports reported reporting write writes wrote written writing publish publishes
  published publishing cover covers covered covering print prints printed claim claims claimed mention mentions
  mentioned describe describes described tell tells told`),
);
const REPORTING_RE = new RegExp(`\\b${REPORTING}\\b`, 'i');
const ABOUT = '(?:about|on|regarding|concerning|of|over)';
const REPORTED_RE = new RegExp(
  `^(?:\\s+(?:has|have|had|is|was|also|ever|already|just)){0,2}\\s+(?<verb>${REPORTING}|have(?=\\s+${ABOUT}\\b))\\b(?:\\s+(?:anything|something|much|else|more|us|new)\\b){0,2}(?:\\s+(?<about>${ABOUT}|that|whether|if)(?=\\s))?(?<rest>.*)$`,
  'isu',
);
/** These have their topic as an object. */
const OF_TOPIC_RE = /^(?:cover|mention|describ)/i;
/** "what", "how" and "which articles" ask for what is reported, "who" and "how many" for a part of it. */
const ASKS_FOR_REPORT_RE =
  /^[^\p{L}\p{N}]{0,9}(?:(?:and|so|but|then) )?(?:what(?: else)?|how|(?:which|what) (?:articles?|news|stories|story|things?))? ?$/iu;

/** "what does the Northern Press say about", "does the Northern Press report that", "who, says the Northern Press, won" */
function askedOfReport(before: string, after: string): string | null {
  const { verb, about, rest } = REPORTED_RE.exec(after)?.groups ?? {};
  if (verb === undefined || rest === undefined) return null;
  if (!ASKS_FOR_REPORT_RE.test(before)) return `${before} ${rest}`;
  if (about !== undefined && /^(?:that|whether|if)$/i.test(about))
    return /\bwhat\b/i.test(before) ? null : `is it true that ${rest}`;
  if (!/[\p{L}\p{N}]/u.test(rest)) return '';
  return about !== undefined || OF_TOPIC_RE.test(verb) ? `summary of ${rest}` : `what ${rest}`;
}

const NEWS = anyOf(
  wordList(
    'articles? news stories story reports? reporting coverage headlines? pieces? anything something everything latest new',
  ),
);
const ASKS_FOR_NEWS_RE = new RegExp(
  `^\\W*(?:(?:show|give|tell|find|list|get|me|us|all|any|some|are|is|there|the|what|whats|what's|other|more|do|you|have|please|latest|recent|top|new)\\s+){0,6}(?:${NEWS}|what(?:'?s|\\s+is|\\s+was))\\s*$`,
  'i',
);

const ABOUT_TOPIC_RE = new RegExp(`^\\s+${ABOUT}\\s(\\S.*)$`, 'is');

/** "news from the Northern Press about the flood" */
function askedOfNews(before: string, after: string): string {
  const [, topic] = ABOUT_TOPIC_RE.exec(after) ?? [];
  if (!ASKS_FOR_NEWS_RE.test(before)) return `${before} ${after}`;
  return topic === undefined ? `news ${after}` : `summary of ${topic}`;
}

const ASKS_RE = new RegExp(
  `(?<![\\p{L}\\p{N}])${anyOf([...QUESTION_WORDS, ...QUESTION_AUXILIARIES, ...AMBIGUOUS_AUXILIARIES])}(?:['’]\\p{L}+)?(?![\\p{L}\\p{N}])`,
  'iu',
);

const MAX_KEYWORDS = 6;

/** "northern press turnout": the name comes first or last. */
function askedOfKeywords(before: string, after: string): string | null {
  const isFirst = /^\W*(?:the\s+)?$/i.test(before);
  if (!isFirst && /[\p{L}\p{N}]/u.test(after)) return null;
  return isFirst ? (ABOUT_TOPIC_RE.exec(after)?.[1] ?? after) : before;
}

/** The first that fits decides. */
export const OUTLET_MENTIONS: readonly OutletMention[] = [
  {
    mayBeIn: () => true,
    before: new RegExp(
      `(?<![\\p{L}\\p{N}])(?:according\\s+to|as\\s+(?:reported|told)\\s+by)\\s+${THE_NAME}`,
      'giu',
    ),
    allowsOneWord: true,
    isCommon: false,
    among: 'all',
    asked: (before, after) => `${before} ${after}`,
  },
  {
    mayBeIn: (question) => REPORTING_RE.test(question) || /\bhave\b/i.test(question),
    before: new RegExp(
      `(?<![\\p{L}\\p{N}])(?:do|does|did|has|have|had|is|was)\\s+${THE_NAME}|^\\W{0,9}(?:(?:what|how)\\s+)?${THE_NAME}`,
      'giu',
    ),
    allowsOneWord: true,
    isCommon: false,
    among: 'all',
    asked: askedOfReport,
  },
  {
    mayBeIn: () => true,
    before: new RegExp(
      `(?<kept>(?<![\\p{L}\\p{N}])(?:${NEWS}\\s(?:[^\\s]{1,40}\\s){0,4}?|what(?:'?s|\\s+is|\\s+was)\\s))(?:from|in|by|of|on)\\s+${THE_NAME}`,
      'giu',
    ),
    allowsOneWord: true,
    isCommon: false,
    among: 'all',
    asked: askedOfNews,
  },
  {
    mayBeIn: () => true,
    before: new RegExp(`(?<![\\p{L}\\p{N}])in\\s+${THE_NAME}`, 'giu'),
    allowsOneWord: false,
    isCommon: true,
    among: 'all',
    asked: (before, after) => `${before} ${after}`,
  },
  {
    mayBeIn: (question) => !ASKS_RE.test(question) && question.split(' ').length <= MAX_KEYWORDS,
    before: /(?<![\p{L}\p{N}'’-])(?=[\p{L}\p{N}])/gu,
    allowsOneWord: false,
    isCommon: true,
    among: 'largest',
    asked: askedOfKeywords,
  },
];
