import { z } from 'zod';
import { parseDate } from '../../text/dates/parse-date.js';
import { plausibleDate } from '../../text/dates/plausible-date.js';
import { extractArticle } from '../html/extract.js';
import type { ParsedDocument } from '../parse/parsed-document.js';
import { formatErrors } from './errors.js';
import { readMetadata } from './metadata.js';
import { documentFrom } from './text.js';

const text = z.string().trim().min(1).optional().catch(undefined);
const named = z
  .union([z.string(), z.looseObject({ name: z.string() }).transform(({ name }) => name)])
  .optional()
  .catch(undefined);
const names = z.union([z.array(named).transform((all) => all.filter(Boolean).join(', ')), named]);

/** The field names of news APIs, exports and schema.org's NewsArticle. */
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
const HTML_RE = /<(?:p|div|br|article|h[1-6]|ul|ol)\b[^<>]{0,1000}>/i;

/**
 * Reads one article as JSON: `{"title", "text", "outlet", "author", "date", "url"}` or the field names of news APIs and
 * schema.org. Text in HTML is read as a page.
 * @throws UserError `source.unsupported`, `source.empty`, `url.invalid` (url).
 */
export function readJson(name: string, json: string): ParsedDocument {
  const [article, ...others] = [parse(name, json)].flat();
  const parsed = schema.safeParse(article);
  if (!parsed.success) throw formatErrors.badJson({ source: name, problem: 'not-an-object' });
  if (others.length > 0) throw formatErrors.badJson({ source: name, problem: 'several' });
  const given = parsed.data;
  const body =
    given.text ??
    given.articleBody ??
    given.body ??
    given.content_text ??
    given.content_html ??
    given.content;
  if (body === undefined) throw formatErrors.badJson({ source: name, problem: 'no-text' });
  const date =
    given.date ?? given.publishedAt ?? given.published_at ?? given.date_published ?? given.datePublished;
  const metadata = readMetadata(name, {
    title: given.title ?? given.headline,
    outlet: given.outlet ?? given.source ?? given.publisher,
    author: given.author,
    date: date !== undefined && plausibleDate(parseDate(date), new Date()) ? date : undefined,
    url: given.url ?? given.link,
  });
  return HTML_RE.test(body)
    ? { ...extractArticle(name, body, null), ...metadata }
    : documentFrom(name, body, metadata);
}

function parse(name: string, json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw formatErrors.badJson({ source: name, problem: 'syntax' }, { cause: error });
  }
}
