import { UserError } from '../domain/errors.js';
import { fetchPage } from './fetch/fetch-page.js';
import type { SourceOptions } from './fetch/options.js';
import type { Robots } from './fetch/robots.js';
import type { FetchedSource } from './fetch-source.js';
import type { ArticleOptions, CallOptions, Parser } from './parse/parser.js';
import type { AnalysedArticle } from './prepare.js';

/** Of one article, with the first. */
const MAX_PAGES = 5;
/** No further page is begun after this time: others wait for the article to end. */
const MAX_MS = 15_000;

interface FurtherPagesDeps {
  readonly parser: Pick<Parser, 'article'>;
  /** Asked before each further page, since nobody has named it. Default: all are allowed. */
  readonly robots?: Pick<Robots, 'require'>;
  /** Monotonic clock in milliseconds. Default: since the process started. */
  readonly uptime?: () => number;
}

/**
 * Parses a source and, if it is a page whose article continues on others, those too: at most five pages of the same
 * site, begun within fifteen seconds and fetched with the guards of the first. What cannot be read is left out and said
 * in `omissions`.
 * @throws UserError for a source that is refused, and `cancelled`.
 */
export async function analyseWithFurtherPages(
  { parser, robots, uptime = () => performance.now() }: FurtherPagesDeps,
  source: FetchedSource,
  parsing: ArticleOptions & CallOptions,
  fetching: SourceOptions,
): Promise<AnalysedArticle> {
  const until = uptime() + MAX_MS;
  let analysed = await parser.article(source, parsing);
  if (source.kind !== 'page') return analysed;
  let whole = source;
  while (analysed.nextPage !== undefined) {
    const { nextPage, ...known } = analysed;
    const further = whole.further ?? [];
    const isRead = [whole.page, ...further].some(({ url }) => url === nextPage);
    if (isRead) return known;
    if (further.length + 1 >= MAX_PAGES || uptime() >= until) return withoutFurtherPages(known);
    try {
      await robots?.require(nextPage, fetching.signal);
      const page = await fetchPage(nextPage, fetching);
      if (page.kind !== 'html' || new URL(page.url).origin !== new URL(nextPage).origin)
        return withoutFurtherPages(known);
      whole = { ...whole, further: [...further, page] };
      analysed = await parser.article(whole, parsing);
    } catch (error) {
      if (!(error instanceof UserError) || error.code === 'cancelled') throw error;
      return withoutFurtherPages(known);
    }
  }
  return analysed;
}

const withoutFurtherPages = (analysed: AnalysedArticle): AnalysedArticle => ({
  ...analysed,
  omissions: [...(analysed.omissions ?? []), 'further-pages'],
});
