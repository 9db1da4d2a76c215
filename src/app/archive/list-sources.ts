import { keySentences } from '../../answer/suggest/key-sentences.js';
import { cite } from '../../domain/citation.js';
import type { Scope } from '../../domain/scope.js';
import type { SourceDetails, SourcesPage, SourcesRequest } from '../../domain/sources.js';
import { storeErrors } from '../../store/errors.js';
import type { StoredArticle } from '../../store/ports/article-store.js';
import type { Store } from '../../store/ports/store.js';
import { analyseText } from '../../text/analyse.js';
import { appErrors } from '../errors.js';

const DEFAULT_PAGE_SIZE = 10;
const MAX_PAGE_SIZE = 25;
const MAX_KEY_FACTS = 3;

export async function listSources(store: Store, request: SourcesRequest): Promise<SourcesPage> {
  const { scope } = request;
  const pageSize = Math.min(MAX_PAGE_SIZE, Math.max(1, request.pageSize ?? DEFAULT_PAGE_SIZE));
  const page = Math.max(0, request.page ?? 0);
  const query = {
    search: (request.search ?? '').split(/\s+/).filter(Boolean),
    sort: request.sort,
    offset: page * pageSize,
    limit: pageSize,
  };
  if (request.which === 'all') {
    return { ...(await store.articles.list(scope, query)), page, pageSize, withdrawn: 0 };
  }
  const { articles: ids, question } = await store.answers.citedArticles(
    await store.articles.scopeKey(scope),
    request,
  );
  const { total: existing } = await store.articles.list(scope, { ...query, ids, search: [], limit: 0 });
  return {
    ...(await store.articles.list(scope, { ...query, ids })),
    page,
    pageSize,
    withdrawn: ids.length - existing,
    ...(question === undefined ? {} : { question }),
  };
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
