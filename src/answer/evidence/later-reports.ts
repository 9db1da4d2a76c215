/** What came later: an event's newest report may say in passing what the first one has in its title. */
import type { Store } from '../../store/ports/store.js';
import type { AskedWords } from '../../text/terms/asked-terms.js';
import { type CandidateArticle, type CandidatePassage, loadArticles, passagesToRead } from './candidates.js';
import { eventsOf, msBetween } from './event.js';
import type { RetrievedPassage } from './retrieve.js';

/** Articles among which later reports are looked for: those with the best retrieved passages. */
const MAX_ARTICLES = 24;
/** Passages of later reports that are read besides: two runs of the reader. */
const MAX_PASSAGES = 8;

/**
 * The retrieved passages, best first, of later reports of the event that an article reports, without those already read.
 * @param retrieved Best first.
 */
export async function laterReports(
  store: Store,
  scope: number,
  {
    from,
    known,
    retrieved,
    asked,
  }: {
    readonly from: CandidateArticle;
    readonly known: readonly CandidatePassage[];
    readonly retrieved: readonly RetrievedPassage[];
    readonly asked: AskedWords;
  },
): Promise<readonly CandidatePassage[]> {
  if (from.article.publishedAt === null) return [];
  const isKnown = new Set(known.map((passage) => passage.retrieved.key));
  const unread = retrieved.filter(({ key }) => !isKnown.has(key));
  const keys = [...new Set(unread.map(({ article }) => article))].slice(0, MAX_ARTICLES);
  const loaded = new Map(known.map((passage) => [passage.from.key, passage.from]));
  const missing = keys.filter((key) => !loaded.has(key));
  for (const [key, article] of await loadArticles(store, scope, missing, asked)) loaded.set(key, article);
  const later = keys
    .flatMap((key) => loaded.get(key) ?? [])
    .filter((article) => msBetween(article, from) > 0);
  if (later.length === 0) return [];
  const events = await eventsOf(store.search, scope, [from, ...later]);
  const ofEvent = new Set(
    later.filter((article) => events.areOneRunningStory(article, from)).map(({ key }) => key),
  );
  const passages = unread.filter(({ article }) => ofEvent.has(article));
  return passagesToRead(store, scope, passages, MAX_PASSAGES, asked);
}
