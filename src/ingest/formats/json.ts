import { z } from 'zod';
import { UserError } from '../../domain/errors.js';
import { extractArticle } from '../html/extract.js';
import { parseDate } from '../html/publish-date.js';
import type { ParsedDocument } from '../parsed-document.js';
import { readMetadata } from './front-matter.js';
import { documentFrom } from './text.js';

const text = z.string().trim().min(1).optional().catch(undefined);
const named = z
  .union([z.string(), z.looseObject({ name: z.string() }).transform(({ name }) => name)])
  .optional()
  .catch(undefined);
const names = z.union([z.array(named).transform((all) => all.filter(Boolean).join(', ')), named]);

/** The names that news APIs, exports and schema.org's NewsArticle give to the parts of an article. */
const schema = z.looseObject({
  title: text,
  headline: text,
  text,
  body: text,
  articleBody: text,
  content: text,
  content_text: text,
  content_html: text,
  outlet: named,
  source: named,
  publisher: named,
  author: names,
  date: text,
  publishedAt: text,
  published_at: text,
  date_published: text,
  datePublished: text,
  url: text,
  link: text,
});
const HTML = /<(?:p|div|br|article|h[1-6]|ul|ol)\b[^>]*>/i;

/**
 * Reads one article as JSON: `{"title", "text", "outlet", "author", "date", "url"}`, or under the names that news
 * APIs and schema.org use. A text that is HTML is read as a page.
 * @throws UserError `source.unsupported` for what is no such object, `source.empty`, `url.invalid` (url).
 */
export function readJson(name: string, json: string): ParsedDocument {
  const [article, ...more] = [parse(name, json)].flat();
  const parsed = schema.safeParse(article);
  if (!parsed.success) throw unsupported(name, 'it holds no object');
  if (more.length > 0) throw unsupported(name, `it holds ${more.length + 1} articles; give each in a file`);
  const given = parsed.data;
  const body =
    given.text ??
    given.articleBody ??
    given.body ??
    given.content_text ??
    given.content_html ??
    given.content;
  if (body === undefined) throw unsupported(name, 'it has no "text"');
  const date =
    given.date ?? given.publishedAt ?? given.published_at ?? given.date_published ?? given.datePublished;
  const labels = readMetadata(name, {
    title: given.title ?? given.headline,
    outlet: given.outlet ?? given.source ?? given.publisher,
    author: given.author,
    date: date !== undefined && parseDate(date) !== null ? date : undefined,
    url: given.url ?? given.link,
  });
  return HTML.test(body)
    ? { ...extractArticle(name, body, null), ...labels }
    : documentFrom(name, body, labels);
}

function parse(name: string, json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw unsupported(name, `it is no JSON (${error.message.slice(0, 100)})`, error);
  }
}

function unsupported(name: string, why: string, cause?: unknown): UserError {
  return new UserError(
    'source.unsupported',
    `${name} cannot be read: ${why}. Expected {"title": …, "text": …, "outlet": …, "date": …, "url": …}.`,
    { cause },
  );
}
