import type { Span } from '../../domain/article.js';
import type { ScoredSpan } from '../../domain/models.js';

/** An answer is short: as the bundled reader was trained and measured. */
const MAX_SPAN_TOKENS = 24;
/** Spans returned for a sentence. */
const SPANS_PER_SENTENCE = 4;

/** One passage's outputs, from its first token to its last. */
export interface PassageLogits {
  readonly start: Float32Array;
  readonly end: Float32Array;
  /** Start plus end logit at `[CLS]`. */
  readonly noAnswer: number;
  /** Where each token stands in the passage's text. */
  readonly tokens: readonly Span[];
}

/**
 * The likeliest spans of each sentence, best first, no two of one sentence overlapping. A span lies inside one
 * sentence. Empty for a sentence of which nothing was read.
 *
 * @param sentences Spans of the passage's text.
 */
export function bestSpans(logits: PassageLogits, sentences: readonly Span[]): ScoredSpan[][] {
  return sentences.map((sentence) => spansOf(logits, sentence));
}

function spansOf({ start, end, noAnswer, tokens }: PassageLogits, sentence: Span): ScoredSpan[] {
  const first = tokens.findIndex((token) => token.start >= sentence.start && token.end > token.start);
  if (first < 0) return [];
  let after = first;
  while (after < tokens.length && tokens[after]!.end <= sentence.end) after += 1;
  const inside = tokens.slice(first, after);
  const hasPlace = inside.map((token) => token.end > token.start);
  const taken = inside.map(() => false);
  const spans: ScoredSpan[] = [];
  while (spans.length < SPANS_PER_SENTENCE) {
    let best = -Infinity;
    let [from, to] = [-1, -1];
    for (let i = 0; i < inside.length; i += 1) {
      if (taken[i] || !hasPlace[i]) continue;
      const last = Math.min(inside.length, i + MAX_SPAN_TOKENS);
      for (let j = i; j < last && !taken[j]; j += 1) {
        if (!hasPlace[j]) continue;
        const score = start[first + i]! + end[first + j]!;
        if (score > best) [best, from, to] = [score, i, j];
      }
    }
    if (from < 0) break;
    spans.push({
      start: inside[from]!.start,
      end: inside[to]!.end,
      score: best - noAnswer,
    });
    taken.fill(true, from, to + 1);
  }
  return spans;
}
