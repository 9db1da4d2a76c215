import { coverage, type Query, windowOf } from './features.js';
import type { Ranked } from './rank.js';

/**
 * How much of a yes/no question's terms, by rarity, has to stand around the best sentence. It repeats what it
 * asks about: where most of that is missing, what was found tells of something else. Set by hand, for want of
 * such questions to fit on: the development questions answered rightly hold 0.45 and more.
 */
const LEAST_OF_CLAIM = 0.4;
/** In how many of the first sentences one of its verbs has to be met: "did they *sign* a deal". */
const FIRST = 3;

/** Whether what a yes/no question claims stands near the first sentences; true of every other question. */
export function claimStands(query: Query, ranked: readonly Ranked[]): boolean {
  const { question } = query;
  const [best] = ranked;
  if (question.kind !== 'yesno') return true;
  if (!best || coverage(query, windowOf(best.candidate), { likeness: 'kin' }) < LEAST_OF_CLAIM) return false;
  const verbs = { likeness: 'kin', among: question.verbs } as const;
  const asksDeed = question.verbs.some((verb) => question.terms.includes(verb));
  return (
    !asksDeed || ranked.slice(0, FIRST).some(({ candidate }) => coverage(query, [candidate.terms], verbs) > 0)
  );
}
