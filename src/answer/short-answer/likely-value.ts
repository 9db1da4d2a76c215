/** How likely an amount must be to contradict another one or to bring it up to date. */
import {
  type ShortAnswerModel,
  type ShortAnswerOption,
  type ShortAnswerSignals,
  shortAnswerProbability,
} from './short-answer.js';

/** Minimum scaled span score of a value that disagrees with another or replaces it: the reader prefers it to no answer. */
const MIN_SPAN_SCORE = 0;
const MIN_SENTENCE_COVERAGE = 0.2;
/** Signals that compare a value with its rivals, as if it had none. */
const WITHOUT_RIVALS: Partial<ShortAnswerSignals> = { valueMargin: 1, spanMargin: 1, valueProbability: 1 };

/** A value as if it had no rivals. */
const withoutRivals = (option: ShortAnswerOption): ShortAnswerOption => ({
  ...option,
  signals: { ...option.signals, ...WITHOUT_RIVALS },
});

/** The probability of a value as if it had no rivals. */
export const probabilityAlone = (option: ShortAnswerOption, model: ShortAnswerModel): number =>
  shortAnswerProbability(withoutRivals(option).signals, model);

/**
 * Of another report's value, not fitted: to a question with a day, the reader may take a report that says "on Tuesday"
 * for one that does not answer.
 */
const MIN_RIVAL_SPAN_SCORE = -1;
const MIN_RIVAL_PROBABILITY = 0.5;

/** True if the value would be shown without its rivals and its own sentence is about the question. */
export const isProbable = (option: ShortAnswerOption, model: ShortAnswerModel): boolean =>
  isLikely(option, model, MIN_SPAN_SCORE, model.showFrom);

/** True if the value is more likely than not, without its rivals, and its own sentence is about the question. */
export const isPlausible = (option: ShortAnswerOption, model: ShortAnswerModel): boolean =>
  isLikely(option, model, MIN_RIVAL_SPAN_SCORE, MIN_RIVAL_PROBABILITY);

const isLikely = (
  option: ShortAnswerOption,
  model: ShortAnswerModel,
  minSpanScore: number,
  minProbability: number,
): boolean =>
  option.signals.spanScore >= minSpanScore &&
  option.signals.sentenceCoverage >= MIN_SENTENCE_COVERAGE &&
  probabilityAlone(option, model) >= minProbability;
