import type { SearchStore } from '../../store/ports/search-store.js';
import { DISASTER_KINDS } from '../../text/lexicon/disasters.js';
import { type Candidate, type CandidateArticle, ruledOut } from './candidates.js';
import { eventsOf } from './event.js';
import { fateAsked } from './toll.js';

/**
 * Takes the spans from the sentences of articles about other disasters than the kind whose victims a question counts or
 * names: the nine dead of an explosion are not those "killed in the storm", and are none of "the shooting" either, of
 * which no article tells. A report of the explosion that does not call it so has the names of one that does.
 */
export async function withoutOtherDisasters(
  search: Pick<SearchStore, 'documentFrequencies' | 'passageCount'>,
  scope: number,
  question: string,
  candidates: readonly Candidate[],
): Promise<readonly Candidate[]> {
  const kinds = DISASTER_KINDS.filter((kind) => kind.asked.test(question));
  if (kinds.length === 0 || fateAsked(question) === null) return candidates;
  const articles = [...new Set(candidates.map(({ from }) => from))];
  const isOfKind = ({ article: { title, text } }: CandidateArticle): boolean =>
    kinds.some(({ told }) => told.test(title) || told.test(text));
  const told = articles.filter(isOfKind);
  const events = await eventsOf(search, scope, articles);
  const others = new Set(
    articles.filter((article) => !told.some((one) => one === article || events.areSame(one, article))),
  );
  return candidates.map((candidate) => (others.has(candidate.from) ? ruledOut(candidate) : candidate));
}
