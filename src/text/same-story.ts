import type { Sentence } from '../domain/article.js';
import { dot } from '../domain/vectors.js';
import { contentTerms, tokenize } from './tokens.js';

/** Copies keep the beginning; it also bounds what a comparison costs. */
const SENTENCES_COMPARED = 100;
/** Shorter texts are notices, and notices are alike. */
const MIN_SENTENCES = 3;
const RUN_WORDS = 4;

/**
 * Shares of the shorter report. They tell the reworded copies of test/ingest/fixtures/copies from the reports of one
 * event in data/articles (test/newsroom/same-story.test.ts).
 */
const COPIED_RUNS = 0.3;
const REWORDED_PASSAGES = 0.6;
const SAME_PASSAGE_COSINE = 0.8;
const SHARED_FACTS = 0.6;
/** A market report differs from yesterday's in its numbers alone. */
const SHARED_NUMBERS = 0.5;
const MIN_NUMBERS = 3;

export interface Report {
  readonly sentences: number;
  /** Every run of four words. */
  readonly runs: ReadonlySet<string>;
  /** Terms of the names and numbers. */
  readonly facts: ReadonlySet<string>;
  readonly vectors: readonly Float32Array[];
}

/** @param vectors Of the passages, normalised; of one model in all reports that are compared. */
export function reportOf(
  text: string,
  sentences: readonly Sentence[],
  vectors: readonly Float32Array[],
): Report {
  const opening = sentences.slice(0, SENTENCES_COMPARED).map(({ span }) => text.slice(span.start, span.end));
  const words = opening.flatMap((sentence) => tokenize(sentence).map(({ term }) => term));
  const runs = new Set<string>();
  for (let at = 0; at + RUN_WORDS <= words.length; at++) runs.add(words.slice(at, at + RUN_WORDS).join(' '));
  return { sentences: opening.length, runs, facts: new Set(opening.flatMap(factsIn)), vectors };
}

/** The terms of a sentence's numbers and of its capitalised words but the first, which any sentence capitalises. */
function factsIn(sentence: string): string[] {
  const words = tokenize(sentence).filter(
    ({ word, start }) => /\d/.test(word) || (start > 0 && /^\p{Lu}/u.test(word)),
  );
  return words.flatMap(({ word }) => contentTerms(word));
}

/** How much of the shorter report stands in the other, 0 to 1; null when they are two stories. */
export function sameStory(one: Report, other: Report): number | null {
  const [short, long] = one.runs.size <= other.runs.size ? [one, other] : [other, one];
  if (short.sentences < MIN_SENTENCES) return null;
  const numbers = new Set([...short.facts].filter((fact) => /\d/.test(fact)));
  if (numbers.size >= MIN_NUMBERS && share(numbers, long.facts) < SHARED_NUMBERS) return null;
  const copied = share(short.runs, long.runs);
  if (copied >= COPIED_RUNS) return copied;
  if (short.facts.size === 0 || share(short.facts, long.facts) < SHARED_FACTS) return null;
  const matched = short.vectors.filter((vector) =>
    long.vectors.some((candidate) => dot(vector, candidate) >= SAME_PASSAGE_COSINE),
  );
  const reworded = matched.length / short.vectors.length;
  return reworded >= REWORDED_PASSAGES ? Math.max(copied, reworded * COPIED_RUNS) : null;
}

function share(part: ReadonlySet<string>, whole: ReadonlySet<string>): number {
  let shared = 0;
  for (const item of part) if (whole.has(item)) shared++;
  return part.size === 0 ? 0 : shared / part.size;
}
