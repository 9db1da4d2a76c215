import type { SourceInput } from '../domain/ingest.js';
import type { EntrySource } from './feeds/read-entry.js';
import { unwrapAmpViewer } from './fetch/canonical-url.js';
import { type FetchedPage, fetchPage } from './fetch/fetch-page.js';
import type { SourceOptions } from './fetch/options.js';

/** A source whose bytes are there, but not parsed. */
export type FetchedSource =
  | Exclude<SourceInput, { kind: 'url' }>
  | EntrySource
  | {
      readonly kind: 'page';
      readonly page: FetchedPage;
      readonly requestedUrl: string;
      /** The pages that its article continues on, in order. */
      readonly further?: readonly FetchedPage[];
    };

/**
 * Fetches a source that is a URL.
 * @throws UserError The errors of `fetchPage`.
 */
export async function fetchSource(
  source: SourceInput | EntrySource,
  options: SourceOptions,
): Promise<FetchedSource> {
  if (source.kind !== 'url') return source;
  options.onStage?.('fetching');
  const page = await fetchPage(unwrapAmpViewer(source.url), options);
  return { kind: 'page', page, requestedUrl: source.url };
}

/** Names a source in messages. */
export function nameOfSource(source: FetchedSource): string {
  if (source.kind === 'page') return source.page.url;
  if (source.kind === 'entry') return source.url;
  return source.kind === 'file' ? source.name : 'the pasted text';
}
