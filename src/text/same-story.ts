/** Whether two articles are copies of one report: wire copy that was cut, or reworded at another desk. */
import type { Sentence } from '../types.js';
import { contentTerms, tokenize } from './tokens.js';

/** Copies keep the beginning; it also bounds what a comparison costs. */
const SENTENCES_COMPARED = 100;
/** Less than that is a notice, and notices are alike. */
const MIN_SENTENCES = 3;
const RUN_WORDS = 4;

/**
 * Shares of the shorter report, measured on 502 BBC articles (the highest of two stories among their 125,751 pairs
 * in brackets) and on reworded copies (test/ingest/fixtures/copies): words in runs of four (0.24; reworded 0.09 to
 * 0.12, cut ones 1), sentences whose nearest has a cosine of 0.8 with the bundled model (0.53; reworded 0.67 to
 * 0.90), names and numbers (reworded 0.89 to 1; two reports of one event in data/articles 0.40 to 0.55).
 */
const COPIED_RUNS = 0.3;
const REWORDED_SENTENCES = 0.6;
const SAME_SENTENCE_COSINE = 0.8;
const SHARED_FACTS = 0.6;
/** A market report differs from yesterday's in its numbers alone. */
const SHARED_NUMBERS = 0.5;
const MIN_NUMBERS = 3;

export interface Report {
  readonly sentences: number;
  /** Every run of four words. */
  readonly runs: ReadonlySet<string>;
  /** Terms of the names and quantities. */
  readonly facts: ReadonlySet<string>;
  readonly vectors: readonly Float32Array[];
}

/** @param vectors Of the sentences, normalised; of one model in all reports that are compared. */
export function reportOf(
  text: string,
  sentences: readonly Sentence[],
  vectors: readonly Float32Array[],
): Report {
  const opening = sentences.slice(0, SENTENCES_COMPARED);
  const words = opening.flatMap(({ span }) =>
    tokenize(text.slice(span.start, span.end)).map(({ term }) => term),
  );
  const runs = new Set<string>();
  for (let at = 0; at + RUN_WORDS <= words.length; at++) runs.add(words.slice(at, at + RUN_WORDS).join(' '));
  const facts = opening.flatMap(({ mentions }) =>
    mentions.flatMap(({ span }) => contentTerms(text.slice(span.start, span.end))),
  );
  return {
    sentences: opening.length,
    runs,
    facts: new Set(facts),
    vectors: vectors.slice(0, SENTENCES_COMPARED),
  };
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
    long.vectors.some((candidate) => cosine(vector, candidate) >= SAME_SENTENCE_COSINE),
  );
  const reworded = matched.length / short.vectors.length;
  return reworded >= REWORDED_SENTENCES ? Math.max(copied, reworded * COPIED_RUNS) : null;
}

function share(part: ReadonlySet<string>, whole: ReadonlySet<string>): number {
  let shared = 0;
  for (const item of part) if (whole.has(item)) shared++;
  return part.size === 0 ? 0 : shared / part.size;
}

function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
