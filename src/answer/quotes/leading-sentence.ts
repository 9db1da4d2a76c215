import type { Events } from '../evidence/event.js';
import type { RankedSentence } from '../evidence/rank.js';
import { asksAboutNow } from '../question/asked-time.js';
import { asksWhoHolds } from '../question/asks-who-holds.js';
import type { Question } from '../question/question.js';
import { firstQuote } from './first-quote.js';
import { laterStatement } from './later-statement.js';
import { asksForCause, statedCause } from './stated-cause.js';
import { presentHolder } from './successor.js';

/** True if a later report of the event may change which sentence leads. */
export const asksForLater = (question: Question): boolean =>
  asksAboutNow(question) || asksForCause(question) || asksWhoHolds(question);

/**
 * The sentence to quote first where there is no short answer: the best, or what a later report says of the same if the
 * question is about now or about a cause, or who has an office that another one had.
 * @param ranked Best first; not empty.
 * @param events `NO_EVENTS` unless `asksForLater`.
 */
export function leadingSentence(
  question: Question,
  ranked: readonly RankedSentence[],
  events: Events,
): RankedSentence {
  const best = presentHolder(question, ranked, firstQuote(question, ranked));
  return laterStatement(question, ranked, statedCause(question, ranked, best, events), events);
}
