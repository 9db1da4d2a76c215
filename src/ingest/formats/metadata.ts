import type { IsoDate } from '../../domain/article.js';
import { dayOf } from '../../domain/dates.js';
import { parseDate } from '../../text/dates/parse-date.js';
import { isInFuture } from '../../text/dates/plausible-date.js';
import { outletName } from '../../text/outlet-name.js';
import { cleanUrl } from '../fetch/canonical-url.js';
import { formatErrors } from './errors.js';
import { oneLine } from './one-line.js';

const MAX_NAME_CHARS = 500;
/** What programs write for no date. */
const ZERO_DAYS = new Set(['0001-01-01', '1970-01-01']);

/** What a document says about itself, apart from its text. */
export interface DocumentMetadata {
  readonly title: string | null;
  readonly outlet: string | null;
  readonly author: string | null;
  readonly publishedAt: IsoDate | null;
  readonly url: string | null;
}

export const NO_METADATA: DocumentMetadata = {
  title: null,
  outlet: null,
  author: null,
  publishedAt: null,
  url: null,
};

/**
 * Metadata as a user or a document gives it; blank values count as missing.
 * @throws UserError `usage` for an unreadable date or one in the future, `url.invalid` for an invalid link.
 */
export function readMetadata(
  source: string,
  given: { readonly [name in 'title' | 'outlet' | 'author' | 'date' | 'url']?: string | undefined },
): DocumentMetadata {
  const textOf = (value: string | undefined): string | null => value?.replace(/\s+/gu, ' ').trim() || null;
  const date = textOf(given.date);
  const publishedAt = date === null ? null : parseDate(date);
  if (date !== null && (publishedAt === null || isInFuture(publishedAt, new Date())))
    throw formatErrors.badDate({ source, date });
  const link = textOf(given.url);
  return {
    title: oneLine(given.title, MAX_NAME_CHARS),
    outlet: outletName(given.outlet),
    author: oneLine(given.author, MAX_NAME_CHARS),
    publishedAt: publishedAt !== null && ZERO_DAYS.has(dayOf(publishedAt)) ? null : publishedAt,
    url: link === null ? null : cleanUrl(link),
  };
}

/** What one source of metadata says, and where it says nothing, the other. */
export const orElse = (one: DocumentMetadata, other: DocumentMetadata): DocumentMetadata => ({
  title: one.title ?? other.title,
  outlet: one.outlet ?? other.outlet,
  author: one.author ?? other.author,
  publishedAt: one.publishedAt ?? other.publishedAt,
  url: one.url ?? other.url,
});
