import type { ForgetReport, PurgeReport } from '../domain/deletion.js';
import type { Scope } from '../domain/scope.js';
import type { Store } from '../store/ports/store.js';
import type { IndexedModel } from '../store/ports/vector-index.js';
import { appErrors } from './errors.js';

export interface DeletionDeps {
  readonly store: Store;
  /** The model whose vectors are searched. */
  readonly indexedModel: () => Promise<IndexedModel>;
}

/**
 * Deletes an article for good: from the database and its free pages, from the log, and from the index and its
 * snapshots, which are written anew before this resolves.
 * @throws UserError `article.unknown`, `article.ambiguous`.
 */
export async function forgetArticle(deps: DeletionDeps, scope: Scope, wanted: string): Promise<ForgetReport> {
  const { store } = deps;
  const key = await store.articles.scopeKey(scope);
  const snapshots = await store.snapshotsOf(key);
  const erased = await store.articles.forget(scope, await theOne(store, scope, wanted));
  if (!erased) throw appErrors.unknownArticle({ named: wanted });
  const log = (await store.scrub()) ? 'emptied' : 'busy';
  await cleanIndex(deps, key);
  return { ...erased, snapshots, log };
}

/** Deletes all that a scope has, as thoroughly. */
export async function purgeScope(deps: DeletionDeps, scope: Scope): Promise<PurgeReport> {
  const purged = await deps.store.purge(scope);
  if (!purged) return { scope, articles: 0, answers: 0, feeds: 0, tombstones: 0, queued: 0 };
  await deps.store.scrub();
  const { key, ...report } = purged;
  await cleanIndex(deps, key);
  return report;
}

/** Waits until the index holds nothing that was erased, however long that takes. */
export async function cleanIndex({ store, indexedModel }: DeletionDeps, scopeKey: number): Promise<void> {
  const index = await store.index(scopeKey, await indexedModel());
  await index.settled();
}

async function theOne(store: Store, scope: Scope, wanted: string): Promise<string> {
  const name = wanted.trim();
  const found = name === '' ? [] : await store.articles.named(scope, name);
  const [first, second] = found;
  if (!first) throw appErrors.unknownArticle({ named: wanted });
  if (!second) return first.id;
  throw appErrors.ambiguousArticle({ named: name, matches: found });
}
