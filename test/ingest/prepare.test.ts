import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/domain/errors.js';
import { languageOf } from '../../src/ingest/language.js';
import type { SourceDocument } from '../../src/ingest/parse/parse-document.js';
import { prepareArticle } from '../../src/ingest/prepare.js';
import fc from '../fixtures/properties.js';

const NOW = new Date('2026-01-02T03:04:05.678Z');
const prepare = (draft: Partial<SourceDocument>, maxWords = 1000) =>
  prepareArticle(
    {
      text: '',
      boilerplate: [],
      title: null,
      outlet: null,
      author: null,
      publishedAt: null,
      url: null,
      alternativeUrls: [],
      provenance: 'fetched',
      ...draft,
    },
    maxWords,
    NOW,
  );

describe('a text without a title takes its first sentence', () => {
  test.for([
    ['The dam held. It rained.', 'The dam held'],
    [`The dam ${'really '.repeat(20)}held.`, `The dam ${'really '.repeat(13).trim()}…`],
    [`The dam ${'really, '.repeat(20)}held.`, `The dam ${'really, '.repeat(11).slice(0, -2)}…`],
  ])('%s', ([text, title]) => {
    expect(prepare({ text: text! }).title).toBe(title);
  });

  test('shortened to 100 characters and an ellipsis at most, never inside a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 90, maxLength: 140 }), (text) => {
        const { title } = prepare({ text: `A${text}` });
        expect(title.length).toBeLessThanOrEqual(101);
        expect(title).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });

  test('but not its boilerplate', () => {
    const text = 'Also Read | A song.\n\nThe dam held.';
    expect(prepare({ text, boilerplate: [{ start: 0, end: 19 }] }).title).toBe('The dam held');
  });
});

test('the hash goes by the text alone, blanks collapsed', () => {
  const { contentHash } = prepare({
    text: 'The dam held.\n\nIt rained.',
    title: 'A',
    url: 'https://example.org/a',
  });
  expect(prepare({ text: 'The dam  held. It rained.', title: 'B' }).contentHash).toBe(contentHash);
  expect(prepare({ text: 'The dam held. It rained!' }).contentHash).not.toBe(contentHash);
});

test('URLs are kept, canonical first; a date that is not known stays unknown', () => {
  const url = 'https://example.org/a';
  const prepared = prepare({ text: 'The dam held.', url, alternativeUrls: [`${url}/amp`] });
  expect(prepared).toMatchObject({
    urls: [url, `${url}/amp`],
    publishedAt: null,
    fetchedAt: NOW.toISOString(),
  });
  expect(prepared).not.toHaveProperty('isDeclaredUrl');
  expect(prepare({ text: 'The dam held.', url, isDeclaredUrl: true })).toMatchObject({ isDeclaredUrl: true });
});

test('a text over the limit is refused with the limit and what was given', () => {
  const text = 'word '.repeat(1234);
  expect(() => prepare({ text }, 1000)).toThrow(
    expect.objectContaining({
      code: 'source.too-long',
      message: expect.stringMatching(/1,234 words; the limit is 1,000 \(MAX_ARTICLE_WORDS\)/),
    }),
  );
  expect(prepare({ text }, 1234).words).toBe(1234);
});

test('a text without a sentence is refused', () => {
  for (const text of ['', '—', '1 2 3 4 5', '🙂🙂']) expect(() => prepare({ text })).toThrow(UserError);
});

describe('the language', () => {
  test.for([
    ['The ministers met in Kuala Lumpur on Friday and signed an agreement on defence.', 'eng'],
    ['Die Minister trafen sich am Freitag in Berlin und unterzeichneten ein Abkommen.', 'deu'],
    ['Les ministres se sont rencontrés vendredi à Paris et ont signé un accord de défense.', 'fra'],
    ['Too short.', 'und'],
    ['首相は金曜日に新しい計画を発表した。', 'jpn'],
  ])('%s', ([text, code]) => {
    expect(languageOf(text!)).toBe(code);
  });
});
