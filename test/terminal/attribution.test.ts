import { expect, test } from 'vitest';
import type { Citation } from '../../src/domain/citation.js';
import { originFacts, otherOutlet, sourceLine } from '../../src/terminal/attribution.js';
import { citationLike } from '../fixtures/citation.js';

const BBC = 'https://www.bbc.co.uk/news/articles/c0quux';
const citation = (given: Partial<Citation>): Citation =>
  citationLike({
    articleId: 'a',
    revision: 1,
    quote: 'It held.',
    title: 'Quux',
    outlet: 'BBC News',
    url: BBC,
    publishedAt: '2026-11-20',
    status: 'current',
    ...given,
  });
const uploaded = { provenance: 'uploaded', ingestedBy: 'ann', url: null, claimedUrl: BBC } as const;

test.each([
  [{}, `BBC News, 20 November 2026 — Quux — ${BBC}`],
  [
    { url: 'https://blog.example/a' },
    'BBC News (per blog.example), 20 November 2026 — Quux — https://blog.example/a',
  ],
  [{ provenance: 'hidden' }, `BBC News, 20 November 2026 — Quux — ${BBC} — not visible on the page itself`],
  [{ outlet: null, publishedAt: null, url: null }, 'Quux'],
  [uploaded, 'uploaded by ann; says it is from BBC News, 20 November 2026 — Quux'],
  [{ ...uploaded, outlet: null, publishedAt: null }, 'uploaded by ann — Quux'],
  [
    { ...uploaded, provenance: 'pasted', ingestedBy: null },
    'pasted text; says it is from BBC News, 20 November 2026 — Quux',
  ],
  [{ outlet: 'Village Blog · also BBC News', url: null }, 'Village Blog, 20 November 2026 — Quux'],
] satisfies [Partial<Citation>, string][])('the source of %j', (given, line) => {
  expect(sourceLine(citation(given))).toBe(line);
});

test('the facts of a list, and of another outlet', () => {
  expect(originFacts(citation({}))).toEqual(['BBC News', '20 November 2026']);
  expect(originFacts(citation(uploaded))).toEqual([
    'uploaded by ann',
    'says it is from BBC News, 20 November 2026',
  ]);
  expect(originFacts(citation({ outlet: null, publishedAt: null }))).toEqual([
    'outlet unknown',
    'date unknown',
  ]);
  expect(originFacts(citation({ ...uploaded, outlet: null, publishedAt: null }))).toEqual([
    'uploaded by ann',
    'outlet and date unknown',
  ]);
  expect(originFacts(citation({ ...uploaded, publishedAt: null }))).toEqual([
    'uploaded by ann',
    'says it is from BBC News',
    'date unknown',
  ]);
  expect(originFacts(citation({ ...uploaded, outlet: null }))).toEqual([
    'uploaded by ann',
    'says it is from 20 November 2026',
    'outlet unknown',
  ]);
  expect(otherOutlet(citation({}))).toBe('BBC News');
  expect(otherOutlet(citation(uploaded))).toBe('BBC News (uploaded by ann)');
  expect(otherOutlet(citation({ ...uploaded, outlet: null }))).toBe('uploaded by ann');
});
