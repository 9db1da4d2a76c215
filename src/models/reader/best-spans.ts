import type { Span } from '../../domain/article.js';
import type { ScoredSpan } from '../../domain/models.js';

/** Longest answer; the bundled reader was trained and measured with it. */
const MAX_SPAN_TOKENS = 24;
const MAX_SPANS_PER_SENTENCE = 4;

/** The model's outputs for the tokens of one passage. */
export interface PassageLogits {
  readonly start: Float32Array;
  readonly end: Float32Array;
  /** Start plus end logit at `[CLS]`. */
  readonly noAnswer: number;
  /** Spans of the passage's text; empty for a token that was not found there. */
  readonly tokens: readonly Span[];
}

/**
 * The likeliest spans of each sentence, best first. A span lies within one sentence, and spans do not overlap.
 * Empty for a sentence without tokens, for example beyond the model's window.
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
  const isLocated = inside.map((token) => token.end > token.start);
  const taken = inside.map(() => false);
  const spans: ScoredSpan[] = [];
  while (spans.length < MAX_SPANS_PER_SENTENCE) {
    let best = -Infinity;
    let [from, to] = [-1, -1];
    for (let i = 0; i < inside.length; i += 1) {
      if (taken[i] || !isLocated[i]) continue;
      const last = Math.min(inside.length, i + MAX_SPAN_TOKENS);
      for (let j = i; j < last && !taken[j]; j += 1) {
        if (!isLocated[j]) continue;
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
