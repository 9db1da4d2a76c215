/** The votes of one side: "how many voted against?" of "approved by 31 votes to 22". */
import type { Span } from '../../domain/article.js';

const VOTES_ASKED_RE = /\bhow many\b.{0,80}\bvot(?:e[ds]?|ing)\b/i;
const AGAINST_RE = /\b(?:against|voted no|no votes|not vote|oppos(?:ed?|ing))\b/i;
const FOR_RE = /\b(?:vote[ds]? (?:for|in favou?r|yes)|yes votes|in favou?r of|back(?:ed|ing))\b/i;
/** What those who were more did. */
const REJECTED_RE =
  /\b(?:reject(?:ed|s)?|turned? down|vot(?:ed|ing|es) (?:it |them )?(?:down|against)|refused|threw out|thrown out|vetoed|blocked)\b/i;
/** "391 votes to 147", "seven to four", "5-4"; those who won come first. */
const PAIR_RE = /^([\p{L}\d,.]{1,20})(?: votes?)?(?: to |[-–])([\p{L}\d,.]{1,20})/u;

/**
 * The part of a span that counts the votes of the side for which a question asks; the span itself if it asks for none, or if
 * the span is not a result.
 */
export function ofVotingSide(question: string, sentence: string, span: Span): Span {
  const isAgainst = AGAINST_RE.test(question);
  if (!VOTES_ASKED_RE.test(question) || isAgainst === FOR_RE.test(question)) return span;
  const pair = PAIR_RE.exec(sentence.slice(span.start, span.end));
  if (pair === null) return span;
  const [whole, more, fewer] = pair as unknown as [string, string, string];
  const isMore = isAgainst === REJECTED_RE.test(sentence);
  if (isMore) return { start: span.start, end: span.start + more.length };
  return { start: span.start + whole.length - fewer.length, end: span.start + whole.length };
}
