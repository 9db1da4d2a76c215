import type { SourceInput } from '../../src/domain/ingest.js';
import type { SourceOptions } from '../../src/ingest/fetch/options.js';
import { fetchSource } from '../../src/ingest/fetch-source.js';
import { parseDocument } from '../../src/ingest/parse/parse-document.js';

/** Fetches and parses a source in this thread. */
export async function readSource(
  source: SourceInput,
  options: SourceOptions & { readonly now?: Date; readonly fallbackDate?: string },
) {
  const { limits, now = new Date(), fallbackDate } = options;
  return parseDocument(await fetchSource(source, options), { limits, now, fallbackDate });
}
