import type { Sentence, Span } from '../../domain/article.js';
import type { Scope } from '../../domain/scope.js';
import type { FeedList } from '../feeds/parse/opml.js';
import type { ParsedFeed } from '../feeds/parse/parse-feed.js';
import type { FetchedSource } from '../fetch-source.js';
import type { Sitemap } from '../listing/sitemap.js';
import type { AnalysedArticle } from '../prepare.js';
import type { ParseOptions } from './parse-document.js';

/** A fetched text that is not decoded. */
export interface FetchedText {
  readonly url: string;
  readonly bytes: Uint8Array;
  /** From the Content-Type header. */
  readonly charset: string | undefined;
}

export interface ArticleOptions extends ParseOptions {
  readonly maxWords: number;
}

/** A feed, or the feed that a web page declares. */
export type FeedOrPage =
  | { readonly kind: 'feed'; readonly feed: ParsedFeed }
  | { readonly kind: 'page'; readonly feedUrl: string };

export type ParsedListing =
  | { readonly kind: 'sitemap'; readonly sitemap: Sitemap }
  | { readonly kind: 'feed' | 'section'; readonly urls: readonly string[] };

/** Whose turn it is when several texts wait for the parser. */
export interface ParseTurn {
  /** Scopes take turns. Default: one for all that belongs to none. */
  readonly scope?: Scope | undefined;
  /** True for what nobody waits for, such as feeds that are polled: it is parsed after everything else. */
  readonly isBackground?: boolean | undefined;
}

export interface CallOptions {
  /** Ends the parsing, too. */
  readonly signal?: AbortSignal | undefined;
  readonly turn?: ParseTurn | undefined;
}

/**
 * All parsing and analysis of untrusted text while ingesting. In production it runs in a process of its own, with
 * limits of time and memory (`src/app/parsing`). Each method rejects with the `UserError` that says why the text is
 * refused.
 */
export interface Parser {
  /** Parses and analyses an article. @throws UserError The errors of `parseDocument` and `prepareArticle`. */
  article(source: FetchedSource, options: ArticleOptions & CallOptions): Promise<AnalysedArticle>;
  /** @throws UserError `feed.invalid` */
  feed(fetched: FetchedText & { readonly isHtml: boolean }, options?: CallOptions): Promise<FeedOrPage>;
  /** @throws UserError `feed.list-invalid` */
  opml(file: FetchedText, options?: CallOptions): Promise<FeedList>;
  listing(fetched: FetchedText, options?: CallOptions): Promise<ParsedListing>;
  /** Splits a stored text again. */
  sentences(text: string, boilerplate: readonly Span[], options?: CallOptions): Promise<readonly Sentence[]>;
  close(): Promise<void>;
}
