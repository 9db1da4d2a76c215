import { z } from 'zod';
import type { IsoDate } from '../../domain/article.js';
import { UserError } from '../../domain/errors.js';
import { cleanUrl } from '../fetch/canonical-url.js';
import { parseDate } from '../html/publish-date.js';

const schema = z.object({
  title: z.string().max(500).optional(),
  outlet: z.string().max(200).optional(),
  author: z.string().max(200).optional(),
  date: z.string().optional(),
  url: z.string().optional(),
  link: z.string().optional(),
});

/** What an article says of itself beside its text. */
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
 * Parts the flat `key: value` lines between two `---` fences at a file's start from the text behind them. Known
 * keys: title, outlet, author, date, url (or link); others are left alone, since other tools write theirs.
 * @throws UserError `usage` for a date, `url.invalid` for a link that cannot be read.
 */
export function parseFrontMatter(source: string, text: string): { labels: DocumentMetadata; body: string } {
  const fenced = /^\s*---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text);
  const lines = fenced?.[1]?.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('#'));
  if (!fenced || !lines?.every((line) => /^[\w-]+:(?:\s|$)/.test(line) || /^\s/.test(line))) {
    return { labels: NO_METADATA, body: text };
  }
  const pairs = lines.flatMap((line) => {
    const [, key, value] = /^([\w-]+):\s*(.*?)\s*$/.exec(line) ?? [];
    return key && value ? [[key.toLowerCase(), unquote(value)] as const] : [];
  });
  const parsed = schema.safeParse(Object.fromEntries(pairs));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new UserError(
      'usage',
      `The ${issue?.path.join('.')} in the front matter of ${source}: ${issue?.message}.`,
    );
  }
  const { title, outlet, author, date, url, link } = parsed.data;
  return {
    labels: readMetadata(source, { title, outlet, author, date, url: url ?? link }),
    body: text.slice(fenced[0].length),
  };
}

/**
 * Checks what a user says about a text. Blank values count as unsaid.
 * @throws UserError `usage` for a date, `url.invalid` for a link that cannot be read.
 */
export function readMetadata(
  source: string,
  given: { readonly [name in 'title' | 'outlet' | 'author' | 'date' | 'url']?: string | undefined },
): DocumentMetadata {
  const said = (value: string | undefined): string | null => value?.replace(/\s+/gu, ' ').trim() || null;
  const date = said(given.date);
  const publishedAt = date === null ? null : parseDate(date);
  if (date !== null && publishedAt === null) {
    throw new UserError(
      'usage',
      `The date of ${source} is given as ${JSON.stringify(date)}. Expected one like 2025-10-31 or 2025-10-31T08:30:00Z.`,
    );
  }
  const link = said(given.url);
  return {
    title: said(given.title),
    outlet: said(given.outlet),
    author: said(given.author),
    publishedAt,
    url: link === null ? null : cleanUrl(link),
  };
}

function unquote(value: string): string {
  return /^(["']).*\1$/.test(value) && value.length > 1 ? value.slice(1, -1) : value;
}
