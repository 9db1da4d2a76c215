import type { ForgetReport, PurgeReport } from '../../domain/deletion.js';
import type { Scope } from '../../domain/scope.js';
import type { Store } from '../../store/ports/store.js';
import type { IndexedModel } from '../../store/ports/vector-index.js';
import { appErrors } from '../errors.js';

export interface DeletionDeps {
  readonly store: Store;
  /** The model whose vectors are searched. */
  readonly indexedModel: () => Promise<IndexedModel>;
}

/**
 * Deletes an article permanently: from the database and its free pages, from the log, and from the index and its
 * snapshots, which are rewritten before this resolves.
 * @throws UserError `article.unknown`; `article.ambiguous` also if only a part of one title was given.
 */
export async function forgetArticle(deps: DeletionDeps, scope: Scope, name: string): Promise<ForgetReport> {
  const { store } = deps;
  const key = await store.articles.scopeKey(scope);
  const snapshots = await store.snapshotsOf(key);
  const erased = await store.articles.forget(scope, await uniqueArticle(store, scope, name.trim()));
  if (!erased) throw appErrors.unknownArticle({ named: name });
  const log = (await store.scrub()) ? 'emptied' : 'busy';
  await cleanIndex(deps, key);
  return { ...erased, snapshots, log };
}

/** Deletes everything of a scope, just as permanently. */
export async function purgeScope(deps: DeletionDeps, scope: Scope): Promise<PurgeReport> {
  const purged = await deps.store.purge(scope);
  if (!purged) return { scope, articles: 0, answers: 0, feeds: 0, tombstones: 0, queued: 0 };
  await deps.store.scrub();
  const { key, ...report } = purged;
  await cleanIndex(deps, key);
  return report;
}

/** Waits until the index and its snapshot contain nothing that was erased, however long that takes. */
export async function cleanIndex({ store, indexedModel }: DeletionDeps, scopeKey: number): Promise<void> {
  const index = await store.index(scopeKey, await indexedModel());
  await index.settled();
}

async function uniqueArticle(store: Store, scope: Scope, name: string): Promise<string> {
  const matches = name === '' ? [] : await store.articles.findByName(scope, name);
  const [first, second] = matches;
  if (!first) throw appErrors.unknownArticle({ named: name });
  if (second) throw appErrors.ambiguousArticle({ named: name, matches });
  if (first.isPart) throw appErrors.partOfTitle({ named: name, id: first.id, title: first.title });
  return first.id;
}
