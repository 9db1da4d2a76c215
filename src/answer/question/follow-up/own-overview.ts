/** Overviews that say what they are about: "summary of Friday", "timeline of the dock strike". */
import { contentTerms } from '../../../text/terms/tokens.js';
import { overviewStyleOf } from '../overview-style.js';
import { analyseTimedQuestion } from '../question.js';
import { timeRangeOf } from '../time-range.js';
import { pointsOutside } from './own-antecedent.js';

/** One of one word may be about what was asked before: "timeline of the fire". */
const MIN_TOPIC_TERMS = 2;

/** As `plainQuestion` puts requests; "side effects?" may be about the pill before it. */
const REQUESTED_RE = /^(?:summary of|(?:the )?latest on|(?:any )?news (?:on|about))\b/i;

/** True for an overview of a time, or one that is asked for with a topic of its own. */
export function isOverviewOfItsOwn(question: string): boolean {
  const now = new Date();
  // "this weekend" points at nothing.
  const rest = timeRangeOf(question, now)?.question ?? question;
  if (contentTerms(question).length === 0 || pointsOutside(rest)) return false;
  const { type, published, terms } = analyseTimedQuestion(question, now);
  if (type !== 'overview') return false;
  const hasTopic = overviewStyleOf(question) !== null || REQUESTED_RE.test(question);
  return published !== null || (hasTopic && terms.length >= MIN_TOPIC_TERMS);
}

/** Terms of the time of an overview, which another question does not ask about; none for other questions. */
export function overviewTimeTerms(question: string): readonly string[] {
  const now = new Date();
  if (contentTerms(question).length === 0 || analyseTimedQuestion(question, now).published === null)
    return [];
  return contentTerms(timeRangeOf(question, now)?.words ?? '');
}
