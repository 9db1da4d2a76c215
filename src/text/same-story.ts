import type { Sentence } from '../domain/article.js';
import { dot } from '../domain/vectors.js';
import { type Token, termsWithoutStopWords, tokenize } from './terms/tokens.js';

/** Copies keep the beginning of a report. The limit also bounds the cost of a comparison. */
const MAX_SENTENCES_COMPARED = 100;
/** Shorter texts are notices, which all resemble each other. */
const MIN_SENTENCES = 3;
/** Length of the n-grams compared. */
const RUN_WORDS = 4;

/**
 * Minimum shares of the shorter report. They separate the reworded copies of test/ingest/fixtures/copies from different
 * reports of one event in data/articles (test/app/same-story.test.ts).
 */
const MIN_COPIED_RUNS = 0.3;
const MIN_REWORDED_PASSAGES = 0.6;
const SAME_PASSAGE_COSINE = 0.8;
const MIN_SHARED_FACTS = 0.6;
/** A market report differs from the previous day's only in its numbers. */
const MIN_SHARED_NUMBERS = 0.5;
const MIN_NUMBERS = 3;

export interface Report {
  readonly sentences: number;
  /** Every run of four terms. */
  readonly runs: ReadonlySet<string>;
  /** Terms of the names and numbers. */
  readonly facts: ReadonlySet<string>;
  readonly vectors: readonly Float32Array[];
}

/** @param vectors Normalised vectors of the passages; the reports of a comparison need the same model. */
export function reportOf(
  text: string,
  sentences: readonly Sentence[],
  vectors: readonly Float32Array[],
): Report {
  const opening = sentences
    .slice(0, MAX_SENTENCES_COMPARED)
    .map(({ span }) => text.slice(span.start, span.end));
  const tokens = opening.map(tokenize);
  const words = tokens.flatMap((sentence) => sentence.map(({ term }) => term));
  const runs = new Set<string>();
  for (let at = 0; at + RUN_WORDS <= words.length; at++) runs.add(words.slice(at, at + RUN_WORDS).join(' '));
  return { sentences: opening.length, runs, facts: new Set(tokens.flatMap(factsIn)), vectors };
}

/** The terms of the numbers and of the capitalised words, except the first word of the sentence. */
function factsIn(sentence: readonly Token[]): string[] {
  return termsWithoutStopWords(
    sentence.filter(({ word, start }) => /\d/.test(word) || (start > 0 && /^\p{Lu}/u.test(word))),
  );
}

/**
 * Detects copies of one report, cut or reworded: the share of the shorter one that the other contains, 0 to 1. Null if
 * they are different reports, even of one event.
 */
export function sameStory(one: Report, other: Report): number | null {
  const [short, long] = inOrder(one, other);
  if (short.sentences < MIN_SENTENCES || differInNumbers(short, long)) return null;
  const copied = sharedPart(short.runs, long.runs);
  if (copied >= MIN_COPIED_RUNS) return copied;
  if (short.facts.size === 0 || sharedPart(short.facts, long.facts) < MIN_SHARED_FACTS) return null;
  const matched = short.vectors.filter((vector) =>
    long.vectors.some((candidate) => dot(vector, candidate) >= SAME_PASSAGE_COSINE),
  );
  const reworded = matched.length / short.vectors.length;
  return reworded >= MIN_REWORDED_PASSAGES ? Math.max(copied, reworded * MIN_COPIED_RUNS) : null;
}

/** The share of the shorter report that the other repeats word for word, 0 to 1; 0 if they differ only in their numbers. */
export function copiedShare(one: Report, other: Report): number {
  const [short, long] = inOrder(one, other);
  return differInNumbers(short, long) ? 0 : sharedPart(short.runs, long.runs);
}

const inOrder = (one: Report, other: Report): readonly [short: Report, long: Report] =>
  one.runs.size <= other.runs.size ? [one, other] : [other, one];

function differInNumbers(short: Report, long: Report): boolean {
  const numbers = new Set([...short.facts].filter((fact) => /\d/.test(fact)));
  return numbers.size >= MIN_NUMBERS && sharedPart(numbers, long.facts) < MIN_SHARED_NUMBERS;
}

function sharedPart(part: ReadonlySet<string>, whole: ReadonlySet<string>): number {
  let shared = 0;
  for (const item of part) if (whole.has(item)) shared++;
  return part.size === 0 ? 0 : shared / part.size;
}
