/** Signs that a span is beside the one that is asked for: a name for a rank, a destination for "which route". */
import type { Span } from '../../domain/article.js';
import { namesIn } from '../../text/names.js';
import { isLabelNoun } from '../../text/values/label.js';

/** True of a name for a rank, of what is not the number of a route or a ward, and of whom a work is not by. */
export const fillsOtherSlot = (question: string, sentence: string, span: Span): boolean =>
  (RANK_ASKED_RE.test(question) && isName(sentence, span)) ||
  (BY_WHOM_RE.test(question) && !BY_BEFORE_RE.test(sentence.slice(0, span.start))) ||
  isBesideLabel(question, sentence, span);

/** "where are they in the table?", "what place did she finish in?": no name is a place among others. */
const RANK_ASKED_RE =
  /^\W*(?:where\b.{1,80} in the (?:\w+ ){0,2}(?:table|standings|rankings?|league|charts?|polls?)\b|(?:what|which) (?:position|rank)\b|(?:what|which) place .{1,60} (?:finish|come|end up)\b)/i;

const isName = (sentence: string, { start, end }: Span): boolean =>
  namesIn(sentence).some(({ span }) => span.start <= start && end <= span.end);

/** "who's it by?", "who is the film by?"; not "who was the guard hit by?" */
const BY_WHOM_RE =
  /^\W*who(?:['’]?s| is| was| are| were)? (?:(?:it|this|that|these|those) by\b|the (?:\S{1,30} ){0,3}\S{0,28}(?<!ed|en|it|ot|un|wn) by\W*$)/i;
const BY_BEFORE_RE = /\bby (?:[^\s,;]{1,30} ){0,6}$/i;

/** "which route is closing?" */
const WHICH_RE =
  /^\W*(?:which|what) (?:[\p{L}'’-]{1,20} ){0,2}?([\p{L}-]{2,20})(?= (?:is|are|was|were|will|has|have|does|do|did|can|gets?|got|\p{L}{2,20}(?:s|ed)\b))/iu;
/** "Route 31", "ward no. 9" */
const LABEL_RE = /\b(\p{L}{2,20}) (?:no\.? |number )?\d{1,4}\p{L}?\b/giu;

/** True if the sentence numbers what is asked for, and the span is something else: "Porthveor" for "Route 31". */
function isBesideLabel(question: string, sentence: string, { start, end }: Span): boolean {
  const noun = WHICH_RE.exec(question)?.[1]?.toLowerCase();
  if (noun === undefined || !isLabelNoun(noun)) return false;
  const labels = [...sentence.matchAll(LABEL_RE)].filter(([, labelled]) => labelled!.toLowerCase() === noun);
  return (
    labels.length > 0 && labels.every(({ 0: label, index }) => index >= end || index + label.length <= start)
  );
}
