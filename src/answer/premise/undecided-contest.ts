/** "The election will be decided in a run-off": the answer to "who won the election?" before anybody has. */
import { contentTerms } from '../../text/terms/tokens.js';
import type { Evidence } from '../evidence/gather.js';
import type { RankedSentence } from '../evidence/rank.js';
import { asksForWinner, tellsWinner } from '../short-answer/other-winner.js';

/** A sentence further down is about something else. */
const MAX_RANK = 40;
const UNDECIDED_RE =
  /\b(?:(?:will|to|must|would) (?:be decided|be settled|go to|face|meet in|be held in)[^.;]{0,30} (?:run-?off|second round|recount)|(?:heads?|headed) (?:for|to) (?:a |the )?(?:run-?off|second round)|there will be a (?:run-?off|second round|recount)|too close to call|no (?:candidate|party|one) (?:has |had )?(?:won|got|received|reached|has|had) (?:a |an |an outright )?(?:majority|more than half)|still undecided)\b/iu;
const WIN_TERMS: ReadonlySet<string> = new Set(
  contentTerms('who won win wins winner election vote contest race'),
);

/**
 * The best ranked sentence which says that a contest is still open whose winner a question asks for; null if any article
 * that the ranking considers tells a winner.
 */
export function undecidedContest(
  { question }: Pick<Evidence, 'question'>,
  ranked: readonly RankedSentence[],
): RankedSentence | null {
  if (!asksForWinner(question.text)) return null;
  const names = question.terms.filter((term) => !WIN_TERMS.has(term));
  const isAbout = ({ candidate: { from } }: RankedSentence): boolean => {
    const terms = contentTerms(from.article.text);
    return names.every((term) => from.titleTerms.has(term) || terms.includes(term));
  };
  const about = ranked.slice(0, MAX_RANK).filter(isAbout);
  const isOpen = ({ candidate }: RankedSentence): boolean => UNDECIDED_RE.test(candidate.text);
  const first = about.find(isOpen);
  if (!first) return null;
  const isDecided = ({ candidate: { text, from } }: RankedSentence): boolean =>
    tellsWinner(from.article.title) || (tellsWinner(text) && !UNDECIDED_RE.test(text));
  return about.some(isDecided) ? null : first;
}
