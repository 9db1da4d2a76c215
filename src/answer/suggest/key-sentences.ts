import type { AnalysedSentence, EntityType } from '../../domain/article.js';
import { isQuestionLine } from '../../text/sentences/question-line.js';

const MIN_CHARS = 40;
const MAX_CHARS = 320;
/** A sentence that starts like this is not understood without the previous one. */
const DEPENDENT_START_RE =
  /^["“'‘(]?(?:he|she|it|they|this|that|these|those|his|her|its|their|but|and|so|however|meanwhile|both)\b/i;
/** Weights of the mentions in a sentence; names have 1. */
const MENTION_WEIGHTS: Partial<Record<EntityType, number>> = {
  money: 2,
  percent: 2,
  number: 1.5,
  duration: 1.5,
  date: 1,
};
const MAX_MENTION_SCORE = 6;
/** Score of the first sentence for its position; halved after two sentences. */
const LEAD_SCORE = 6;

/** The most informative sentences: early in the article, with names and amounts. One per paragraph, in text order. */
export function keySentences(
  text: string,
  sentences: readonly AnalysedSentence[],
  count: number,
): AnalysedSentence[] {
  const ranked = sentences
    .filter(({ span }) => isSelfContained(text.slice(span.start, span.end)))
    .map((sentence) => ({ sentence, score: scoreOf(sentence) }))
    .sort((a, b) => b.score - a.score);
  const selected: AnalysedSentence[] = [];
  for (const { sentence } of ranked) {
    if (selected.length >= count) break;
    if (!selected.some(({ paragraph }) => paragraph === sentence.paragraph)) selected.push(sentence);
  }
  return selected.sort((a, b) => a.ordinal - b.ordinal);
}

function scoreOf({ ordinal, mentions }: AnalysedSentence): number {
  const mentionScore = mentions.reduce((sum, { kind }) => sum + (MENTION_WEIGHTS[kind] ?? 1), 0);
  return Math.min(mentionScore, MAX_MENTION_SCORE) + LEAD_SCORE / (1 + ordinal / 2);
}

/** True for a sentence of ordinary length that is understood without the one before it. */
export function isSelfContained(sentence: string): boolean {
  if (sentence.length < MIN_CHARS || sentence.length > MAX_CHARS) return false;
  return !DEPENDENT_START_RE.test(sentence) && !isQuestionLine(sentence);
}
