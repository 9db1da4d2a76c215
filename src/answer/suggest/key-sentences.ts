import type { AnalysedSentence, Mention } from '../../domain/article.js';

const MIN_CHARS = 40;
const MAX_CHARS = 320;
/** A sentence that opens so needs the one before to be understood. */
const LEANS =
  /^["“'‘(]?(?:he|she|it|they|this|that|these|those|his|her|its|their|but|and|so|however|meanwhile|both)\b/i;
const WORTH: Partial<Record<Mention['kind'], number>> = {
  money: 2,
  percent: 2,
  number: 1.5,
  duration: 1.5,
  date: 1,
};

/**
 * The sentences that tell the most of an article: news puts first what matters, names and amounts carry facts.
 * One a paragraph, in the order of the text.
 */
export function keySentences(
  text: string,
  sentences: readonly AnalysedSentence[],
  count: number,
): AnalysedSentence[] {
  const best = sentences
    .filter(({ span }) => isWhole(text.slice(span.start, span.end)))
    .map((sentence) => ({ sentence, worth: worthOf(sentence) }))
    .sort((a, b) => b.worth - a.worth);
  const chosen: AnalysedSentence[] = [];
  for (const { sentence } of best) {
    if (chosen.length >= count) break;
    if (!chosen.some(({ paragraph }) => paragraph === sentence.paragraph)) chosen.push(sentence);
  }
  return chosen.sort((a, b) => a.ordinal - b.ordinal);
}

function worthOf({ ordinal, mentions }: AnalysedSentence): number {
  const facts = mentions.reduce((sum, { kind }) => sum + (WORTH[kind] ?? 1), 0);
  return Math.min(facts, 6) + 6 / (1 + ordinal / 2);
}

function isWhole(quote: string): boolean {
  return quote.length >= MIN_CHARS && quote.length <= MAX_CHARS && !LEANS.test(quote);
}
