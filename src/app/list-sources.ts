import { keySentences } from '../answer/suggest/key-sentences.js';
import { cite } from '../domain/citation.js';
import type { Scope } from '../domain/scope.js';
import type { SourceDetails, SourcesPage, SourcesRequest } from '../domain/sources.js';
import type { StoredArticle } from '../store/articles/article-rows.js';
import type { Store } from '../store/store.js';
import { analyseText } from '../text/analyse.js';
import { appErrors } from './errors.js';

const DEFAULT_PAGE_SIZE = 10;
const MAX_PAGE_SIZE = 25;
const MAX_KEY_FACTS = 3;

/** One page of the articles that were cited, or of all there are. */
export function listSources(store: Store, request: SourcesRequest): SourcesPage {
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
    return { ...store.articles.list(scope, query), page, pageSize, withdrawn: 0 };
  }
  const { articles: ids, question } = store.answers.cited(store.articles.scopeKey(scope), request);
  const standing = store.articles.list(scope, { ...query, ids, search: [], limit: 0 }).total;
  return {
    ...store.articles.list(scope, { ...query, ids }),
    page,
    pageSize,
    withdrawn: ids.length - standing,
    ...(question === undefined ? {} : { question }),
  };
}

/** @throws UserError `article.unknown`. */
export function sourceDetails(store: Store, scope: Scope, id: string): SourceDetails {
  const article = knownArticle(store, scope, id);
  const only = { ids: [id], limit: 1 };
  const { entries } = store.articles.list(scope, only);
  const sentences = analyseText(article.text, article.boilerplate);
  const keyFacts = keySentences(article.text, sentences, MAX_KEY_FACTS).map(({ span }) =>
    cite(article, span),
  );
  return { ...entries[0]!, sentences: sentences.length, keyFacts };
}

/** @throws UserError `article.unknown`. */
export function knownArticle(store: Store, scope: Scope, id: string): StoredArticle {
  const article = store.articles.find(scope, id);
  if (article) return article;
  throw appErrors.unknownArticle({ named: id });
}
