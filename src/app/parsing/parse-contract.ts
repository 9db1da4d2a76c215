import type { Sentence, Span } from '../../domain/article.js';
import type { FeedList } from '../../ingest/feeds/parse/opml.js';
import type { FetchedSource } from '../../ingest/fetch-source.js';
import type { ArticleOptions, FeedOrPage, FetchedText, ParsedListing } from '../../ingest/parse/parser.js';
import type { AnalysedArticle } from '../../ingest/prepare.js';
import type { Method } from '../../worker/contract.js';
import type { ProcessLimits } from '../../worker/guard.js';

export interface ParseContract {
  data: ProcessLimits;
  notice: never;
  methods: {
    article: Method<[source: FetchedSource, options: ArticleOptions], AnalysedArticle>;
    feed: Method<[fetched: FetchedText & { readonly isHtml: boolean }], FeedOrPage>;
    opml: Method<[file: FetchedText], FeedList>;
    listing: Method<[fetched: FetchedText], ParsedListing>;
    sentences: Method<[text: string, boilerplate: readonly Span[]], readonly Sentence[]>;
  };
}
