import { keySentences } from '../answer/suggest/key-sentences.js';
import { cite } from '../domain/citation.js';
import { UserError } from '../domain/errors.js';
import type { Scope } from '../domain/scope.js';
import type { SourceDetails, SourcesPage, SourcesRequest } from '../domain/sources.js';
import { listArticles } from '../store/articles/article-list.js';
import type { StoredArticle } from '../store/articles/articles.js';
import type { Store } from '../store/store.js';
import { analyseText } from '../text/analyse.js';

const DEFAULT_PAGE_SIZE = 10;
const MAX_PAGE_SIZE = 25;
const MAX_KEY_FACTS = 3;

/** One page of the articles that were cited, or of all there are. */
export function listSources(store: Store, request: SourcesRequest): SourcesPage {
  const scope = { key: store.articles.scopeKey(request.scope), name: request.scope };
  const pageSize = Math.min(MAX_PAGE_SIZE, Math.max(1, request.pageSize ?? DEFAULT_PAGE_SIZE));
  const page = Math.max(0, request.page ?? 0);
  const query = {
    search: (request.search ?? '').split(/\s+/).filter(Boolean),
    sort: request.sort,
    offset: page * pageSize,
    limit: pageSize,
  };
  if (request.which === 'all') {
    return { ...listArticles(store.db, scope, { ...query, ids: null }), page, pageSize, withdrawn: 0 };
  }
  const { articles: ids, question } = store.answers.cited(scope.key, request);
  const standing = listArticles(store.db, scope, { ...query, ids, search: [], limit: 0 }).total;
  return {
    ...listArticles(store.db, scope, { ...query, ids }),
    page,
    pageSize,
    withdrawn: ids.length - standing,
    ...(question === undefined ? {} : { question }),
  };
}

/** @throws UserError `article.unknown`. */
export function sourceDetails(store: Store, scope: Scope, id: string): SourceDetails {
  const article = knownArticle(store, scope, id);
  const only = { ids: [id], search: [], sort: undefined, offset: 0, limit: 1 };
  const { entries } = listArticles(store.db, { key: store.articles.scopeKey(scope), name: scope }, only);
  const sentences = analyseText(article.text, article.furniture);
  const keyFacts = keySentences(article.text, sentences, MAX_KEY_FACTS).map(({ span }) =>
    cite(article, span),
  );
  return { ...entries[0]!, sentences: sentences.length, keyFacts };
}

/** @throws UserError `article.unknown`. */
export function knownArticle(store: Store, scope: Scope, id: string): StoredArticle {
  const article = store.articles.find(scope, id);
  if (article) return article;
  throw new UserError(
    'article.unknown',
    `There is no article ${id} here. The list of sources shows every id.`,
  );
}
