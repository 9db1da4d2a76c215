import { keySentences } from '../../answer/suggest/key-sentences.js';
import { cite } from '../../domain/citation.js';
import type { Scope } from '../../domain/scope.js';
import type { SourceDetails, SourcesPage, SourcesRequest } from '../../domain/sources.js';
import { storeErrors } from '../../store/errors.js';
import type { ListQuery, StoredArticle } from '../../store/ports/article-store.js';
import type { Store } from '../../store/ports/store.js';
import { analyseText } from '../../text/analyse.js';
import { appErrors } from '../errors.js';

const DEFAULT_PAGE_SIZE = 10;
const MAX_PAGE_SIZE = 25;
const MAX_KEY_FACTS = 3;

export async function listSources(store: Store, request: SourcesRequest): Promise<SourcesPage> {
  const { scope } = request;
  const pageSize = Math.min(MAX_PAGE_SIZE, Math.max(1, Math.trunc(request.pageSize ?? DEFAULT_PAGE_SIZE)));
  const query = { search: (request.search ?? '').split(/\s+/).filter(Boolean), sort: request.sort };
  const pageOf = (given: Omit<ListQuery, 'limit'>) =>
    existingPage(store, scope, { ...given, limit: pageSize }, request.page ?? 0);
  if (request.which === 'all') return { ...(await pageOf(query)), pageSize, withdrawn: 0 };
  const { articles: ids, question } = await store.answers.citedArticles(
    await store.articles.scopeKey(scope),
    request,
  );
  const { total: existing } = await store.articles.list(scope, { ids, limit: 0 });
  return {
    ...(await pageOf({ ...query, ids })),
    pageSize,
    withdrawn: ids.length - existing,
    ...(question === undefined ? {} : { question }),
  };
}

/** The wanted page, or the last if there are fewer. */
async function existingPage(store: Store, scope: Scope, query: ListQuery, wanted: number) {
  const read = async (page: number) => ({
    ...(await store.articles.list(scope, { ...query, offset: page * query.limit })),
    page,
  });
  const found = await read(Math.max(0, Math.trunc(wanted) || 0));
  const last = Math.max(0, Math.ceil(found.total / query.limit) - 1);
  return found.page > last ? read(last) : found;
}

/** @throws UserError `article.unknown`. */
export async function sourceDetails(store: Store, scope: Scope, id: string): Promise<SourceDetails> {
  const article = await knownArticle(store, scope, id);
  const { entries } = await store.articles.list(scope, { ids: [id], limit: 1 });
  const [entry] = entries;
  if (!entry) throw appErrors.unknownArticle({ named: id });
  const sentences = analyseText(article.text, article.boilerplate);
  const keyFacts = keySentences(article.text, sentences, MAX_KEY_FACTS).map(({ span }) =>
    cite(article, span),
  );
  return { ...entry, sentences: sentences.length, keyFacts };
}

/** @throws UserError `article.unknown`, `article.damaged`. */
export async function knownArticle(store: Store, scope: Scope, id: string): Promise<StoredArticle> {
  const article = await store.articles.find(scope, id);
  if (article) return article;
  const summary = await store.articles.summary(scope, id);
  if (summary) throw storeErrors.damagedArticle({ article: id, title: summary.title });
  throw appErrors.unknownArticle({ named: id });
}
