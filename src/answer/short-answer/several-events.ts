/** "who is the judge?" in a scope with two trials: the answer is that of one event, and nothing tells which is meant. */
import type { Events } from '../evidence/event.js';
import { hasName } from '../question/follow-up/anaphor.js';
import { namesInLowerCase } from '../question/follow-up/antecedents.js';
import type { Question } from '../question/question.js';
import { probabilityAlone } from './likely-value.js';
import type { ShortAnswerModel, ShortAnswerOption } from './short-answer.js';

/** More words tell which event is meant. */
const MAX_TERMS = 2;
/** A sentence with all terms of the question. */
const WHOLE_COVERAGE = 0.99;
/** Not fitted: what the reader finds improbable does not answer the question in the other event. */
const MIN_SPAN_SCORE = -1;
const MIN_PROBABILITY = 0.3;

/**
 * True if a question names nothing that tells events apart, and a report of another event has another value in a sentence
 * with all words of the question.
 */
export function mayMeanAnotherEvent(
  { text, terms, time }: Pick<Question, 'text' | 'terms' | 'time'>,
  chosen: ShortAnswerOption,
  options: readonly ShortAnswerOption[],
  model: ShortAnswerModel,
  events: Pick<Events, 'areSame'>,
): boolean {
  if (terms.length > MAX_TERMS || time !== null) return false;
  if (hasName(text) || namesInLowerCase(text).length > 0) return false;
  const article = ({ ranked }: ShortAnswerOption) => ranked.candidate.from;
  return options.some(
    (option) =>
      option.text !== chosen.text &&
      // Of an article without a date it is not known.
      article(option).article.publishedAt !== null &&
      article(chosen).article.publishedAt !== null &&
      !events.areSame(article(option), article(chosen)) &&
      option.signals.sentenceCoverage >= WHOLE_COVERAGE &&
      option.signals.spanScore >= MIN_SPAN_SCORE &&
      probabilityAlone(option, model) >= MIN_PROBABILITY,
  );
}
