import type { Span } from '../../domain/article.js';
import type { RankedSentence } from '../evidence/rank.js';
import type { ShortAnswerOption } from './short-answer.js';

/**
 * The option that a span of a sentence is, with the signals of the one that it replaces.
 * @param span Of the sentence.
 */
export function statedIn(
  ranked: RankedSentence,
  { start, end }: Span,
  { signals }: ShortAnswerOption,
): ShortAnswerOption {
  const { text, sentence } = ranked.candidate;
  const { start: at } = sentence.span;
  const spans = [{ start: at + start, end: at + end }];
  return { ranked, spans, antecedentSentence: null, text: text.slice(start, end), signals };
}
