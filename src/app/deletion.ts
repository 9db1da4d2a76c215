import type { ForgetReport, PurgeReport } from '../domain/deletion.js';
import { UserError } from '../domain/errors.js';
import type { Scope } from '../domain/scope.js';
import type { IndexedModel } from '../store/search/scope-index.js';
import type { Store } from '../store/store.js';

/** Titles named in a complaint that several fit. */
const MOST_NAMED = 5;

export interface ForgettingParts {
  readonly store: Store;
  /** The model whose vectors are searched. */
  readonly indexed: () => IndexedModel;
}

/**
 * Deletes an article for good: from the database and its free pages, from the log, and from the index and its
 * snapshots, which are written anew before this resolves.
 * @throws UserError `article.unknown`, `article.ambiguous`.
 */
export async function forgetArticle(
  parts: ForgettingParts,
  scope: Scope,
  wanted: string,
): Promise<ForgetReport> {
  const { store } = parts;
  const key = store.articles.scopeKey(scope);
  const snapshots = store.snapshotsOf(key);
  const erased = store.articles.forget(scope, theOne(store, scope, wanted));
  if (!erased) throw unknown(wanted);
  const log = store.scrub() ? 'emptied' : 'busy';
  await cleanIndex(parts, key);
  return { ...erased, snapshots, log };
}

/** Deletes all that a scope has, as thoroughly. */
export async function purge(parts: ForgettingParts, scope: Scope): Promise<PurgeReport> {
  const purged = parts.store.purge(scope);
  if (!purged) return { scope, articles: 0, answers: 0, feeds: 0, tombstones: 0, queued: 0 };
  parts.store.scrub();
  const { key, ...report } = purged;
  await cleanIndex(parts, key);
  return report;
}

/** Waits until the index holds nothing that was erased, however long that takes. */
export async function cleanIndex({ store, indexed }: ForgettingParts, scopeKey: number): Promise<void> {
  const index = await store.index(scopeKey, indexed());
  await index.settled();
}

function theOne(store: Store, scope: Scope, wanted: string): string {
  const name = wanted.trim();
  const found = name === '' ? [] : store.articles.named(scope, name);
  const [first, second] = found;
  if (!first) throw unknown(wanted);
  if (!second) return first.id;
  const named = found.slice(0, MOST_NAMED).map(({ id, title }) => `${id} (${title})`);
  throw new UserError(
    'article.ambiguous',
    `${found.length} articles fit ${JSON.stringify(name.slice(0, 200))}: ${named.join('; ')}` +
      `${found.length > MOST_NAMED ? '; …' : ''}. Give one's id.`,
  );
}

function unknown(wanted: string): UserError {
  return new UserError(
    'article.unknown',
    `There is no article ${JSON.stringify(wanted.slice(0, 200))} here. Give its id, address or title; the list of sources shows them.`,
  );
}
