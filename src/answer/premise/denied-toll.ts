/** "Nobody has died": the answer to "how many people died?" where an article counts none. */
import { findValues } from '../../text/values/find-values.js';
import type { CandidateArticle } from '../evidence/candidates.js';
import type { Evidence } from '../evidence/gather.js';
import type { RankedSentence } from '../evidence/rank.js';
import { isOfEvent } from '../short-answer/other-toll.js';
import { type Fate, fateAsked, fateOf, namesFate } from '../short-answer/toll.js';

/** A sentence further down is about something else. */
const MAX_RANK = 12;
/** "No one was killed", "no deaths were reported"; not "no further deaths", "no one knows how many died". */
const NOBODY_RE =
  /\b(?:nobody|none|no[ -]?one|no (?:\p{Ll}{1,14} )?(?:deaths|injuries|casualties|fatalities|people|persons|passengers|visitors|workers|residents))\b[^.;:,]{0,60}/giu;
const FURTHER_RE =
  /\b(?:else|further|more|other|additional|new|whether|how|who|knows?|could|would|should|if)\b/i;

/**
 * The best ranked sentence that says that nobody met with the fate for which a question counts people; null unless its
 * article is about the event that the question names, and no article about that counts anybody.
 */
export function deniedToll(
  { question }: Pick<Evidence, 'question'>,
  ranked: readonly RankedSentence[],
): RankedSentence | null {
  const { text, type } = question;
  const fate = fateAsked(text);
  if (fate === null || type !== 'number') return null;
  const isDenied = ({ candidate }: RankedSentence): boolean =>
    deniesFate(candidate.text, fate) && isOfEvent(text, candidate.from);
  const denied = ranked.slice(0, MAX_RANK).find(isDenied);
  if (!denied) return null;
  const articles = [...new Set(ranked.map(({ candidate }) => candidate.from))];
  return articles.some((from) => isOfEvent(text, from) && counts(from, fate)) ? null : denied;
}

const deniesFate = (sentence: string, fate: Fate): boolean =>
  (sentence.match(NOBODY_RE) ?? []).some((part) => namesFate(part, fate) && !FURTHER_RE.test(part));

/** True if a sentence of the article counts people with a fate. */
const counts = ({ article, sentences }: CandidateArticle, fate: Fate): boolean =>
  sentences.some(({ span }) => {
    const text = article.text.slice(span.start, span.end);
    return findValues(text).some(
      (value) => value.dimension === 'count' && fateOf(text, value.span) === fate && value.amounts[0] !== 0,
    );
  });
