import { summarise } from './store/articles.js';
import type { Store } from './store/store.js';
import type { ArticleSummary, SourcesPage, SourcesRequest } from './types.js';

const DEFAULT_PAGE_SIZE = 10;
const MAX_PAGE_SIZE = 25;

/** One page of the articles that were cited, or of all there are. */
export function listSources(store: Store, request: SourcesRequest): SourcesPage {
  const scope = store.articles.scopeKey(request.scope);
  const pageSize = Math.min(MAX_PAGE_SIZE, Math.max(1, request.pageSize ?? DEFAULT_PAGE_SIZE));
  const page = Math.max(0, request.page ?? 0);
  const from = page * pageSize;
  const withCounts = (articles: readonly ArticleSummary[]) => {
    const times = store.answers.timesCited(
      scope,
      articles.map(({ id }) => id),
    );
    return articles.map((article) => {
      const sameStory = store.articles.sameStory(article.id);
      const timesCited = times.get(article.id) ?? 0;
      return { article, timesCited, ...(sameStory.length > 0 ? { sameStory } : {}) };
    });
  };
  if (request.which === 'all') {
    const { articles, total } = store.articles.list(request.scope, from, pageSize);
    return { entries: withCounts(articles), total, page, pageSize, withdrawn: 0 };
  }
  const { articles: cited, question } = store.answers.cited(scope, request);
  const standing = cited.flatMap((id) => store.articles.find(request.scope, id) ?? []);
  return {
    entries: withCounts(standing.slice(from, from + pageSize).map(summarise)),
    total: standing.length,
    page,
    pageSize,
    withdrawn: cited.length - standing.length,
    ...(question === undefined ? {} : { question }),
  };
}
