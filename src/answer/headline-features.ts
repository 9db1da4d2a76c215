import { type Token, tokenize } from '../text/tokens.js';
import type { MentionKind, Span } from '../types.js';
import type { Fit } from './answer-mentions.js';
import type { Candidate } from './candidates.js';
import type { Query } from './features.js';
import { metIn } from './likeness.js';
import { isBeforeName } from './ruled-out.js';

/**
 * What is known of a name or amount that may be the short answer, each about −1 to 1. The order is that of the
 * fitted weights (fitted.ts).
 */
export const HEADLINE_FEATURES = [
  /** 1: what speaks for showing any rather than none. */
  'any',
  /** Log-odds that the sentence answers, and its share of the ranking. */
  'confidence',
  'share',
  /** How its kind fits what is asked, or that the sentence points at it. */
  'exact',
  'likely',
  'pointed',
  /** 1 when no other fits as well, ½ of two, and so on. */
  'alone',
  /** How near the words of the question stand: those before it, those behind it, its verbs, what is counted. */
  'before',
  'behind',
  'verb',
  'unit',
  /** How much of the question stands between the same two commas. */
  'clause',
  /** Whether it stands on the side of the verb that is asked for. */
  'side',
  /** It only tells more of the noun behind it: "US Secretary", "the 2025 framework". */
  'modifier',
  'bracketed',
  /** It is as exact as asked: a year, a day. */
  'precise',
] as const;

export type HeadlineFeatures = readonly number[];

/** What may be the short answer. */
export interface Option {
  /** Where it stands in the sentence that answers, or where that points at it; into the article's text. */
  readonly at: Span;
  readonly kind: MentionKind;
  readonly fit: Fit | 'pointed';
  /** How many fit as well, itself among them. */
  readonly alike: number;
}

/** What is known of the sentence that answers. */
export interface Answering {
  readonly candidate: Candidate;
  /** Its share of the ranking's probability. */
  readonly share: number;
  /** That it answers. */
  readonly confidence: number;
}

/** Words over which a term's nearness falls to a third. */
const NEAR_WORDS = 4;
const CLAUSE_ENDS = /[,;:()–—"“”]/;
/** Keeps the log-odds of 0 and 1 finite; and what brings them to about 1. */
const ODD = 1e-4;
const LOG_ODDS_SCALE = 5;
const DONE_BY = /\bby\s+(?:[\w'’-]+\s+){0,3}$/i;
const DETERMINED = /\b(?:the|a|an|its|their|his|her)\s+$/i;
const NOUN_BEHIND = /^\s+\p{L}/u;
const ASKS_OBJECT = /\bwho(?:m|se)?\s+(?:[\w-]+\s+)?(?:did|do|does)\b/i;
const PRECISION: readonly (readonly [asked: RegExp, held: RegExp])[] = [
  [/\b(?:which|what) (?:\w+ )?year\b/i, /\d{4}/],
  [/\b(?:which|what|on what) (?:\w+ )?(?:day|date)\b/i, /\p{Lu}\p{Ll}+/u],
  [/\b(?:which|what) (?:\w+ )?month\b/i, /\p{Lu}\p{Ll}{2,}/u],
  [/\b(?:which|what) (?:\w+ )?(?:century|decade)\b/i, /century|\d0s/i],
];

/** The features of an option that the sentence holds or points at. */
export function headlineFeatures(
  query: Query,
  { candidate, share, confidence }: Answering,
  { at, kind, fit, alike }: Option,
): HeadlineFeatures {
  const { question } = query;
  const { text, sentence } = candidate;
  const start = at.start - sentence.span.start;
  const end = at.end - sentence.span.start;
  const [left, name, right] = [text.slice(0, start), text.slice(start, end), text.slice(end)];
  const words = wordsAround(tokenize(text), start, end);
  const weights = query.scenes.get(candidate.from)!.localIdf;
  const total = question.terms.reduce((sum, term) => sum + (weights.get(term) ?? 0), 0) || 1;
  const shareOf = (met: (term: string) => number): number =>
    question.terms.reduce((sum, term) => sum + (weights.get(term) ?? 0) * met(term), 0) / total;
  const nearest = (terms: readonly string[], around: readonly Around[]): number =>
    Math.max(0, ...terms.map((term) => nearness(query, term, around)));
  const clause = new Set(
    words.filter((word) => isBetween(word, clauseAround(left, end, right))).map(({ term }) => term),
  );
  const isAmount = kind === 'date' || /\d/.test(name);
  const precision = PRECISION.find(([asked]) => asked.test(question.text));
  return [
    1,
    Math.log((confidence + ODD) / (1 - confidence + ODD)) / LOG_ODDS_SCALE,
    share,
    fit === 'exact' ? 1 : 0,
    fit === 'likely' ? 1 : 0,
    fit === 'pointed' ? 1 : 0,
    1 / alike,
    shareOf((term) =>
      nearness(
        query,
        term,
        words.filter(({ side }) => side === 'before'),
      ),
    ),
    shareOf((term) =>
      nearness(
        query,
        term,
        words.filter(({ side }) => side === 'behind'),
      ),
    ),
    nearest(question.verbs, words),
    nearest(question.unit, words),
    shareOf((term) => metIn(term, [clause], query.alike, 'kin')),
    sideOf(query, words, left),
    (isAmount ? DETERMINED.test(left) && NOUN_BEHIND.test(right) : isBeforeName(right)) ? 1 : 0,
    left.lastIndexOf('(') > left.lastIndexOf(')') ? 1 : 0,
    precision ? (precision[1].test(name) ? 1 : -1) : 0,
  ];
}

/** A word beside an option: on which side, and how many stand between. */
interface Around extends Token {
  readonly side: 'before' | 'behind';
  readonly gap: number;
}

function wordsAround(tokens: readonly Token[], start: number, end: number): Around[] {
  const before = tokens.filter((token) => token.end <= start);
  const behind = tokens.filter((token) => token.start >= end);
  return [
    ...before.map((token, at) => ({ ...token, side: 'before' as const, gap: before.length - at - 1 })),
    ...behind.map((token, at) => ({ ...token, side: 'behind' as const, gap: at })),
  ];
}

/** How near a term of the question stands, by itself or by a word akin: 1 beside the option, 0 nowhere. */
const nearness = ({ alike }: Query, term: string, around: readonly Around[]): number =>
  Math.max(
    0,
    ...around.map(
      (word) => metIn(term, [new Set([word.term])], alike, 'kin') * Math.exp(-word.gap / NEAR_WORDS),
    ),
  );

/** From the mark before an option to the one behind it. */
const clauseAround = (left: string, end: number, right: string): Span => ({
  start: left.length - left.split(CLAUSE_ENDS).at(-1)!.length,
  end: end + right.split(CLAUSE_ENDS)[0]!.length,
});

const isBetween = (word: Span, { start, end }: Span): boolean => word.start >= start && word.end <= end;

/** 1 on the side of the question's verb where who is asked for stands, −1 on the other, 0 without a verb. */
function sideOf({ question, alike }: Query, words: readonly Around[], left: string): number {
  if (question.kind !== 'person' && question.kind !== 'organisation') return 0;
  const [verb] = words
    .filter(({ term }) => question.verbs.some((asked) => metIn(asked, [new Set([term])], alike, 'kin') > 0))
    .sort((a, b) => a.gap - b.gap);
  if (!verb) return 0;
  const wanted = ASKS_OBJECT.test(question.text) || DONE_BY.test(left) ? 'before' : 'behind';
  return verb.side === wanted ? 1 : -1;
}
