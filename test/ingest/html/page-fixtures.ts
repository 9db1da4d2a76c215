/**
 * Layouts of real pages in our own words, each beside what must be read from it: `quotable` is the text outside
 * the boilerplate, paragraph by paragraph; `refused` the reason why there is no article.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { UserError } from '../../../src/domain/errors.js';
import { datelineDate } from '../../../src/ingest/boilerplate/dateline.js';
import { decodeText } from '../../../src/ingest/fetch/decode.js';
import { extractArticle } from '../../../src/ingest/html/extract.js';
import { type ParsedDocument, withoutSpans } from '../../../src/ingest/parse/parsed-document.js';

const FOLDER = new URL('../fixtures/pages/', import.meta.url);
const NOW = new Date('2025-12-01T12:00:00Z');

const nothing = z.string().nullable().default(null);
const article = z.strictObject({
  pageUrl: z.string(),
  title: z.string(),
  outlet: nothing,
  author: nothing,
  publishedAt: nothing,
  url: nothing,
  /** The page as delivered does not show the text. */
  hidden: z.boolean().default(false),
  quotable: z.array(z.string()),
});
const refusal = z.strictObject({ pageUrl: z.string(), refused: z.string() });

export interface PageFixture {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly expected: z.output<typeof article> | z.output<typeof refusal>;
}

export function pageFixtures(): PageFixture[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.html'))
    .map((name) => ({
      name: name.replace('.html', ''),
      bytes: readFileSync(new URL(name, FOLDER)),
      expected: z
        .union([article, refusal])
        .parse(JSON.parse(readFileSync(new URL(name.replace('.html', '.json'), FOLDER), 'utf8'))),
    }));
}

export interface PageResult {
  /** Null for a page that was refused. */
  readonly draft: ParsedDocument | null;
  /** Paragraphs that should be quotable and are not, or not in their place. */
  readonly lost: readonly string[];
  /** Paragraphs that are quotable and should not be. */
  readonly leftOver: readonly string[];
  /** "title: x instead of y", or why it was refused. */
  readonly wrong: readonly string[];
}

export function readFixture({ name, bytes, expected }: PageFixture): PageResult {
  const { draft, refused } = extract(name, bytes, expected.pageUrl);
  if ('refused' in expected) {
    const wrong = refused?.includes(expected.refused)
      ? []
      : [`expected a refusal: ${refused ?? 'it was read'}`];
    return { draft, lost: [], leftOver: [], wrong };
  }
  if (!draft) return { draft, lost: expected.quotable, leftOver: [], wrong: [`refused: ${refused}`] };
  const quoted = withoutSpans(draft.text, draft.boilerplate)
    .split('\n\n')
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
  const lost = expected.quotable.filter((paragraph) => !quoted.includes(paragraph));
  const leftOver = quoted.filter((paragraph) => !expected.quotable.includes(paragraph));
  const wrong = [];
  const read = {
    ...draft,
    publishedAt: draft.publishedAt ?? datelineDate(draft.text, NOW, draft.boilerplate),
  };
  for (const label of ['title', 'outlet', 'author', 'publishedAt', 'url'] as const) {
    if (read[label] !== expected[label]) wrong.push(`${label}: ${read[label]} instead of ${expected[label]}`);
  }
  if ((draft.isHidden ?? false) !== expected.hidden) wrong.push(`hidden: ${draft.isHidden ?? false}`);
  if (lost.length + leftOver.length === 0 && !isDeepStrictEqual(quoted, expected.quotable))
    wrong.push('the order of the paragraphs');
  return { draft, lost, leftOver, wrong };
}

function extract(
  name: string,
  bytes: Uint8Array,
  pageUrl: string,
): { draft: ParsedDocument | null; refused: string | null } {
  try {
    return { draft: extractArticle(name, decodeText(name, bytes, { html: true }), pageUrl), refused: null };
  } catch (error) {
    if (error instanceof UserError) return { draft: null, refused: error.message };
    throw error;
  }
}
