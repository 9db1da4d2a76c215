/** Some pages show nothing until their script builds the article from the data that they hand to it. */
import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../../src/ingest/html/extract.js';

const TITLE = 'Wendle bans hosepipes from Monday';
const OWN = [
  'The use of hosepipes is banned in Wendle from Monday, after the driest summer for forty-eight years, the council said.',
  'The lake above the town has fallen to a third of what it holds, said Per Lunde, who runs the waterworks.',
  'Nurseries and farms are exempt, and whoever waters a lawn may be fined up to a thousand crowns.',
];
const OTHER = 'Some herds have been cut by a third since the beginning of the summer, and hay runs short.';

const pageOf = (data: unknown, body = '<p>Loading…</p>', title = TITLE): string =>
  `<html><head><title>${title}</title></head><body><div id="__next">${body}</div><script id="__NEXT_DATA__" type="application/json">${JSON.stringify(data)}</script></body></html>`;
const read = (page: string) => extractArticle('the page', page, 'https://wendle.example/water');
const paragraphs = OWN.map((text) => ({ type: 'paragraph', html: `<p>${text}</p>` }));

describe('an article that is only in the data of a page', () => {
  test.each([
    ['a list of paragraphs', { headline: TITLE, body: paragraphs }],
    [
      'with other parts among them',
      {
        headline: TITLE,
        body: [
          paragraphs[0],
          { type: 'image', text: OTHER },
          { type: 'related', items: [{ headline: 'Hay', text: OTHER }] },
          ...paragraphs.slice(1),
        ],
      },
    ],
    ['of strings', { title: TITLE, paragraphs: OWN }],
    ['text in HTML', { title: TITLE, teaser: OTHER, content: paragraphs.map(({ html }) => html).join('') }],
    [
      'deeper down',
      { title: TITLE, content: { elements: OWN.map((text) => ({ type: 'text', content: text })) } },
    ],
  ])('%s', (_, story) => {
    const related = {
      headline: 'Farmers sell their cattle',
      body: [{ type: 'paragraph', html: `<p>${OTHER.repeat(9)}</p>` }],
    };
    const { text, isHidden } = read(pageOf({ props: { pageProps: { related: [related], story } } }));
    expect(text.split('\n\n')).toEqual(OWN);
    expect(isHidden).toBe(true);
  });

  test.each([
    [{ publishedAt: '2026-02-03T09:00:00Z' }, '2026-02-03T09:00:00.000Z'],
    [{ updatedAt: '2026-02-03' }, null],
    [{ publishedAt: '2031-02-03' }, null],
  ])('its date: %j', (dates, expected) => {
    expect(read(pageOf({ headline: TITLE, body: paragraphs, ...dates })).publishedAt).toBe(expected);
  });

  test('its headings are no prose', () => {
    const body = [
      paragraphs[0],
      { type: 'heading', text: 'Fines of a thousand crowns' },
      ...paragraphs.slice(1),
    ];
    const { text, boilerplate } = read(pageOf({ headline: TITLE, body }));
    expect(boilerplate.map(({ start, end }) => text.slice(start, end))).toEqual([
      'Fines of a thousand crowns',
    ]);
  });

  test('is not read where the page shows its own', () => {
    const shown = `<article><h1>${TITLE}</h1>${OWN.map((text) => `<p>${text}</p>`).join('')}</article>`;
    const { text, isHidden } = read(
      pageOf({ headline: TITLE, body: [...paragraphs, { type: 'text', text: OTHER }] }, shown),
    );
    expect(text.split('\n\n')).toEqual(OWN);
    expect(isHidden).toBeUndefined();
  });

  test.each([
    ['another title', { headline: 'Farmers sell their cattle', body: paragraphs }],
    ['too little text', { headline: TITLE, body: [{ type: 'paragraph', html: OTHER }] }],
    [
      'parts of another kind',
      { headline: TITLE, body: paragraphs.map((part) => ({ ...part, type: 'teaser' })) },
    ],
  ])('is not found with %s', (_, story) => {
    expect(() => read(pageOf({ props: { story } }))).toThrow(/no running text/);
  });

  test.each([
    ['Ida Moss', { authors: [{ name: 'Ida Moss', bio: 'Ida Moss writes about trees.' }] }],
    ['Ida Moss, Tom Reed', { byline: ['By Ida Moss', { displayName: 'Tom Reed' }] }],
    [null, { author: { name: 'admin' } }],
    [null, { author: 9 }],
  ])('names its author: %s', (author, own) => {
    const story = { headline: TITLE, body: paragraphs, ...own };
    expect(read(pageOf({ related: [{ headline: 'Hay', authors: ['Ann Lee'] }], story })).author).toBe(author);
  });

  test('is refused if it is for subscribers', () => {
    expect(() => read(pageOf({ headline: TITLE, isPremium: true, body: paragraphs }))).toThrow(
      /to subscribers only/,
    );
  });

  test('is not found in data that is broken', () => {
    expect(() =>
      read(pageOf({ headline: TITLE, body: paragraphs }).replace('</script>', '}</script>')),
    ).toThrow(/no running text/);
  });
});
