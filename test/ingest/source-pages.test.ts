/**
 * Layouts of real pages in our own words, each beside what must be read from it: `quotable` is the text outside
 * the furniture, paragraph by paragraph; `refused` the reason why there is no article.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { datelineDate } from '../../src/ingest/dateline.js';
import { withoutSpans } from '../../src/ingest/draft.js';
import { extractArticle } from '../../src/ingest/source/extract.js';
import { normaliseText } from '../../src/ingest/source/normalise-text.js';

const FOLDER = new URL('./fixtures/pages/', import.meta.url);
const NOW = new Date('2025-12-01T12:00:00Z');

const nothing = z.string().nullable().default(null);
const article = z.strictObject({
  pageUrl: z.string(),
  title: z.string(),
  outlet: nothing,
  author: nothing,
  publishedAt: nothing,
  url: nothing,
  quotable: z.array(z.string()),
});
const refusal = z.strictObject({ pageUrl: z.string(), refused: z.string() });

const fixtures = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.html'))
  .map((name) => ({
    name,
    page: readFileSync(new URL(name, FOLDER), 'utf8'),
    expected: z
      .union([article, refusal])
      .parse(JSON.parse(readFileSync(new URL(name.replace('.html', '.json'), FOLDER), 'utf8'))),
  }));

describe('page fixtures', () => {
  test.each(fixtures)('$name', ({ name, page, expected }) => {
    if ('refused' in expected) {
      expect(() => extractArticle(name, page, expected.pageUrl)).toThrow(expected.refused);
      return;
    }
    const { pageUrl, quotable, ...labels } = expected;
    const draft = extractArticle(name, page, pageUrl);
    const quoted = withoutSpans(draft.text, draft.furniture).split('\n\n');
    expect(quoted.map((paragraph) => paragraph.trim()).filter((paragraph) => paragraph !== '')).toEqual(
      quotable,
    );
    const { title, outlet, author, url } = draft;
    const publishedAt = draft.publishedAt ?? datelineDate(draft.text, NOW);
    expect({ title, outlet, author, publishedAt, url }).toEqual(labels);
    expect(normaliseText(draft.text)).toBe(draft.text);
    for (const [i, span] of draft.furniture.entries()) {
      expect(span.start).toBeGreaterThanOrEqual(draft.furniture[i - 1]?.end ?? 0);
      expect(span.end).toBeGreaterThan(span.start);
    }
  });

  test('there are fixtures', () => {
    expect(fixtures.length).toBeGreaterThanOrEqual(18);
  });
});
