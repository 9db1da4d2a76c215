import { expect, test } from 'vitest';
import { NO_METADATA } from '../../../src/ingest/formats/metadata.js';
import { continues } from '../../../src/ingest/html/join-pages.js';

const page = (title: string) => ({ ...NO_METADATA, title, text: '', boilerplate: [], alternativeUrls: [] });

test.each([
  ['The orchard', 'The orchard', true],
  ['The orchard', 'The orchard - Page 2', true],
  ['Page 1 of 2 - The orchard', 'Page 2 of 2 - The orchard', true],
  ['The orchard (Seite 1/3)', 'The orchard (Seite 2/3)', true],
  ['The orchard', 'The bridge', false],
  ['Page 1 of 2 - The orchard', 'Page 2 of 2 - The bridge', false],
  ['Page 3 of the diary', 'Page 4 of the diary', false],
])('%s, %s', (first, next, expected) => {
  expect(continues(page(first), page(next))).toBe(expected);
});
