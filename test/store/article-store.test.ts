import { describe, expect, test } from 'vitest';
import { OutdatedVectorsError, type PreparedArticle } from '../../src/store/ports/article-store.js';
import type { Store } from '../../src/store/ports/store.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { preparedArticle } from '../fixtures/prepared-article.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';
import { openTestStore } from '../fixtures/test-store.js';

const SCOPE = 'guild:1';
const A = 'https://example.org/z/the-first-and-longest';
const B = 'https://example.org/b';
const C = 'https://example.org/c';

const openStore = (): Promise<Store> => openTestStore(temporaryFolder());
const at = (text: string, url: string | null, ...alternativeUrls: string[]): Promise<PreparedArticle> =>
  preparedArticle({ text, url, alternativeUrls });

describe('the outcome of saving a text', () => {
  test('new, with all metadata', async () => {
    const { articles } = await openStore();
    const prepared = await preparedArticle({
      text: 'The dam held.\n\nAlso Read | A song.',
      boilerplate: [{ start: 15, end: 33 }],
      title: 'A dam',
      outlet: 'Sample Wire',
      author: 'Ann Author',
      publishedAt: '2026-01-01',
      url: A,
      alternativeUrls: [B],
    });
    const { id, outcome } = await articles.save(SCOPE, prepared, 'user:7');
    expect(outcome).toEqual({ kind: 'new' });
    expect(await articles.find(SCOPE, id)).toEqual({
      id,
      scope: SCOPE,
      revision: 1,
      title: 'A dam',
      outlet: 'Sample Wire',
      author: 'Ann Author',
      language: 'und',
      publishedAt: '2026-01-01',
      fetchedAt: '2026-01-02T03:04:05.678Z',
      ingestedBy: 'user:7',
      contentHash: prepared.contentHash,
      text: prepared.text,
      boilerplate: [{ start: 15, end: 33 }],
      urls: [A, B],
      provenance: 'fetched',
      claimedUrl: null,
      words: 7,
    });
  });

  test('known despite another title, whitespace or URL, which is then assigned to it', async () => {
    const { articles } = await openStore();
    const { id } = await articles.save(SCOPE, await at('The dam held. It rained.', A), null);
    const again = await preparedArticle({ text: 'The dam  held.\n\nIt rained.', title: 'Other', url: B });
    expect(await articles.save(SCOPE, again, null)).toEqual({ id, outcome: { kind: 'known', article: id } });
    expect(await articles.find(SCOPE, id)).toMatchObject({ revision: 1, urls: [A, B] });
    expect((await articles.list(SCOPE, { limit: 10 })).total).toBe(1);
  });

  test('updated under a known URL', async () => {
    const { articles } = await openStore();
    const { id } = await articles.save(SCOPE, await at('The dam held.', A), null);
    const { id: same, outcome } = await articles.save(SCOPE, await at('The dam broke.', A), null);
    expect(same).toBe(id);
    expect(outcome.kind).toBe('updated');
    expect(await articles.find(SCOPE, id)).toMatchObject({ revision: 2, text: 'The dam broke.' });
    expect(await articles.find(SCOPE, id, 1)).toMatchObject({ revision: 1, text: 'The dam held.' });
  });

  test('scheme and trailing slash do not distinguish URLs', async () => {
    const { articles } = await openStore();
    const spelled = 'https://example.org/story?page=2';
    const { id } = await articles.save(SCOPE, await at('The dam held.', spelled), null);
    const again = 'http://example.org/story/?page=2';
    expect(await articles.save(SCOPE, await at('The dam broke.', again), null)).toMatchObject({
      id,
      outcome: { kind: 'updated' },
    });
    expect(await articles.find(SCOPE, id)).toMatchObject({ revision: 2, urls: [spelled] });
    for (const other of ['https://example.org/Story?page=2', 'https://example.org/story']) {
      const { outcome } = await articles.save(SCOPE, await at(`The dam broke at ${other}.`, other), null);
      expect(outcome.kind).toBe('new');
    }
    await articles.forget(SCOPE, id);
    expect(await articles.isForgotten(SCOPE, again)).toBe(true);
    expect(await articles.isForgotten(SCOPE, 'https://example.org/story')).toBe(false);
  });

  test('a new text at one of several URLs becomes a new article', async () => {
    const { articles } = await openStore();
    const { id: wire } = await articles.save(SCOPE, await at('The dam held.', A), null);
    await articles.save(SCOPE, await at('The dam held.', B), null);
    const { id: parted, outcome } = await articles.save(SCOPE, await at('The dam broke.', B), null);
    expect(outcome).toEqual({ kind: 'updated', article: wire });
    expect(parted).not.toBe(wire);
    expect(await articles.find(SCOPE, wire)).toMatchObject({ revision: 1, text: 'The dam held.', urls: [A] });
    expect(await articles.find(SCOPE, parted)).toMatchObject({
      revision: 2,
      text: 'The dam broke.',
      urls: [B],
    });
  });

  test('updated if all of its URLs changed', async () => {
    const { articles } = await openStore();
    const { id } = await articles.save(SCOPE, await at('The dam held.', A, B), null);
    await articles.save(SCOPE, await at('The dam broke.', A, B), null);
    expect(await articles.find(SCOPE, id)).toMatchObject({ revision: 2, urls: [A, B] });
  });

  test('known under the URL of another article, which is then no longer searched but still citable', async () => {
    const store = await openStore();
    const { articles } = store;
    const { id: first } = await articles.save(SCOPE, await at('The dam held.', A), null);
    const { id: other } = await articles.save(SCOPE, await at('It rained.', B), null);
    await articles.save(SCOPE, await at('It rained.', A), null);
    expect((await articles.find(SCOPE, other))?.urls).toEqual([A, B]);
    expect(await articles.find(SCOPE, first)).toBeNull();
    expect(await articles.currentRevision(SCOPE, first)).toBeNull();
    expect((await articles.find(SCOPE, first, 1))?.text).toBe('The dam held.');
    expect((await articles.list(SCOPE, { limit: 10 })).entries.map(({ article }) => article.id)).toEqual([
      other,
    ]);
  });

  test('an earlier text that returns is a new revision', async () => {
    const { articles } = await openStore();
    const { id } = await articles.save(SCOPE, await at('The dam held.', A), null);
    await articles.save(SCOPE, await at('The dam broke.', A), null);
    await articles.save(SCOPE, await at('The dam held.', A), null);
    expect(await articles.find(SCOPE, id)).toMatchObject({ revision: 3, text: 'The dam held.' });
  });
});

test('the outcome is determined by save, not by classify', async () => {
  const { articles } = await openStore();
  const [one, other] = [await at('The dam held.', A), await at('The dam held.', B)];
  expect((await articles.classify(SCOPE, one, null)).kind).toBe('new');
  expect((await articles.classify(SCOPE, other, null)).kind).toBe('new');
  const { id } = await articles.save(SCOPE, one, null);
  expect(await articles.save(SCOPE, other, null)).toEqual({ id, outcome: { kind: 'known', article: id } });
  expect((await articles.list(SCOPE, { limit: 10 })).total).toBe(1);
});

test('a known text is attached without vectors; an unknown one is not', async () => {
  const { articles } = await openStore();
  const prepared = await at('The dam held.', A);
  expect(await articles.attachToExisting(SCOPE, prepared, null)).toBeNull();
  const { id } = await articles.save(SCOPE, prepared, null);
  expect(await articles.attachToExisting(SCOPE, { ...prepared, urls: [C] }, null)).toMatchObject({
    id,
    passages: 1,
  });
  expect((await articles.find(SCOPE, id))?.urls).toEqual([A, C]);
});

test('a fault during a save stores nothing', async () => {
  const store = await openStore();
  const prepared = await at('The dam held.', A);
  const vectors = {
    ...prepared.vectors,
    get passages(): Float32Array {
      throw new Error('out of memory');
    },
  };
  await expect(store.articles.save(SCOPE, { ...prepared, vectors }, null)).rejects.toThrow('out of memory');
  const scope = await store.articles.scopeKey(SCOPE);
  expect(await store.articles.count(scope)).toBe(0);
  expect(await store.articles.bytes(scope)).toBe(0);
  expect(await store.articles.findByName(SCOPE, A)).toEqual([]);
  expect(await store.search.sentenceCount(scope)).toBe(0);
  expect(await store.search.corpus(scope, null)).toEqual({ articles: 0, passages: 0, newest: null });
  expect(await store.search.documentFrequencies(scope, ['dam'])).toEqual(new Map());
});

test('vectors of a model that is not active are refused', async () => {
  const store = await openStore();
  await store.activate({ model: 'fake-32', dimension: 32, settings: {} });
  const other = await preparedArticle({ text: 'The dam held.' }, fakeEmbedder({ dimension: 16 }));
  await expect(store.articles.save(SCOPE, other, null)).rejects.toThrow(OutdatedVectorsError);
  expect((await store.articles.list(SCOPE, { limit: 10 })).total).toBe(0);
});

test('lists are paged, newest first and those without a date last', async () => {
  const { articles } = await openStore();
  for (const day of ['2025-03-01', '2025-01-01', null, '2025-02-01']) {
    await articles.save(
      SCOPE,
      await preparedArticle({ text: `It was ${day} then.`, publishedAt: day }),
      null,
    );
  }
  const dates = async (offset: number) =>
    (await articles.list(SCOPE, { limit: 3, offset })).entries.map(({ article }) => article.publishedAt);
  expect(await dates(0)).toEqual(['2025-03-01', '2025-02-01', '2025-01-01']);
  expect(await dates(3)).toEqual([null]);
});

describe('dates of publication', () => {
  const NOW = new Date('2026-11-18T12:00:00Z');
  const day = (value: string | null) => ({ text: `It was ${value} then.`, publishedAt: value });

  async function storeWith(...dates: readonly (string | null)[]) {
    const store = await openStore();
    for (const date of dates) await store.articles.save(SCOPE, await preparedArticle(day(date)), null);
    return { store, scope: await store.articles.scopeKey(SCOPE) };
  }

  test('are compared as moments, whatever their offset', async () => {
    const { store, scope } = await storeWith(
      '2026-11-18T02:00:00+05:30',
      '2026-11-17T22:00:00-05:00',
      '2026-11-17T21:00:00.000Z',
    );
    const { entries } = await store.articles.list(SCOPE, { limit: 10 });
    expect(entries.map(({ article }) => article.publishedAt)).toEqual([
      '2026-11-17T22:00:00-05:00',
      '2026-11-17T21:00:00.000Z',
      '2026-11-18T02:00:00+05:30',
    ]);
    expect((await store.search.corpus(scope, null)).newest).toBe('2026-11-17T22:00:00-05:00');
    expect(await store.search.newest(scope, null, 3)).toEqual([2, 3, 1]);
  });

  test('an article without one is not the newest and in no period', async () => {
    const { store, scope } = await storeWith('2026-11-16', null, '2026-11-18');
    expect(await store.search.newest(scope, null, 3)).toEqual([3, 1, 2]);
    expect((await store.search.corpus(scope, null)).newest).toBe('2026-11-18');
    expect(await store.search.narrow(scope, { since: 'day', published: null, outlet: null }, NOW)).toEqual([
      3,
    ]);
    expect(await store.search.narrow(scope, { since: 'week', published: null, outlet: null }, NOW)).toEqual([
      1, 3,
    ]);
    expect((await store.search.corpus(scope, [2])).newest).toBeNull();
  });
});

/** Three sentences with a number that changes between versions. */
const report = (missing: string, title = 'Ferry capsizes') =>
  ({
    title,
    text: `A ferry capsized off the harbour on Friday, and ${missing} people are missing, the coastguard said. The boat had left the pier early. Two helicopters and six lifeboats search the bay in calm weather.`,
  }) as const;
const OTHER_REPORT = {
  title: 'Council meets',
  text: 'The council met in the evening to talk about the bridge. Its members voted for the repair. The work begins in spring and will last for a year.',
} as const;
const PAGE = 'https://example.org/2026/ferry';
const SHORT = 'https://exm.example/s/abc';
const LATEST = 'https://example.org/latest';

type Reading = readonly [urls: readonly [string, ...string[]], text: { title: string; text: string }];

/** Saves readings in order; what is searched afterwards: the texts' first words with their addresses. */
async function searchedAfter(...readings: readonly Reading[]) {
  const { articles } = await openStore();
  const outcomes: string[] = [];
  for (const [[url, ...alternativeUrls], text] of readings) {
    const saved = await articles.save(SCOPE, await preparedArticle({ ...text, url, alternativeUrls }), null);
    outcomes.push(saved.outcome.kind);
  }
  const { entries } = await articles.list(SCOPE, { limit: 20 });
  const searched = await Promise.all(entries.map(({ article }) => articles.find(SCOPE, article.id)));
  return { outcomes, texts: searched.map((article) => article?.text), urls: searched.map((a) => a?.urls) };
}

describe('a page with several addresses', () => {
  test.each<[string, Reading[]]>([
    [
      'its own one after a short link',
      [
        [[PAGE, `${PAGE}?from=app`, SHORT], report('12')],
        [[PAGE], report('3')],
      ],
    ],
    [
      'the short link again',
      [
        [[PAGE, SHORT], report('12')],
        [[PAGE, SHORT], report('3')],
      ],
    ],
    [
      'its own one, known later than the link',
      [
        [[SHORT], report('12')],
        [[PAGE, SHORT], report('3')],
      ],
    ],
    [
      'a new one that the short link leads to',
      [
        [[PAGE, SHORT], report('12')],
        [[`${PAGE}-2`, SHORT], report('3')],
      ],
    ],
    [
      'one with "www."',
      [
        [[PAGE], report('12')],
        [['https://www.example.org/2026/ferry'], report('3')],
      ],
    ],
    [
      'one with other parameters',
      [
        [[`${PAGE}?src=7`], report('12')],
        [[`${PAGE}?src=8`], report('3')],
      ],
    ],
    [
      'its AMP page',
      [
        [[PAGE], report('12')],
        [[`${PAGE}/amp`], report('3')],
      ],
    ],
    [
      'several with the same text',
      [
        [[`${PAGE}?src=1`], report('12')],
        [[`${PAGE}?src=2`], report('12')],
        [[`${PAGE}?src=3`], report('3')],
      ],
    ],
  ])('changed, and read by %s, is one article', async (_, readings) => {
    const { outcomes, texts } = await searchedAfter(...readings);
    expect(outcomes.at(-1)).toBe('updated');
    expect(texts).toEqual([report('3').text]);
  });

  test('stays one article over many readings, whichever address is used', async () => {
    const { texts, urls } = await searchedAfter(
      [[PAGE, `${PAGE}?from=app`, SHORT], report('12')],
      [[PAGE], report('9')],
      [[PAGE, SHORT], report('5')],
      [[PAGE, `${PAGE}?from=app`], report('3')],
    );
    expect(texts).toEqual([report('3').text]);
    expect(urls).toEqual([[PAGE, `${PAGE}?from=app`, SHORT]]);
  });

  test('another article behind the same link is an article of its own', async () => {
    const { outcomes, texts, urls } = await searchedAfter(
      [[PAGE, LATEST], report('12')],
      [['https://example.org/2026/council', LATEST], OTHER_REPORT],
      [[PAGE], report('3')],
    );
    expect(outcomes).toEqual(['new', 'new', 'updated']);
    expect(new Set(texts)).toEqual(new Set([report('3').text, OTHER_REPORT.text]));
    expect(urls).toContainEqual([PAGE]);
  });

  test('pages that differ in a parameter alone are not merged', async () => {
    const { outcomes } = await searchedAfter(
      [['https://example.org/story?id=1'], report('12')],
      [['https://example.org/story?id=2'], OTHER_REPORT],
      [['https://example.org/story?id=3'], report('3', 'Another ferry capsizes')],
    );
    expect(outcomes).toEqual(['new', 'new', 'new']);
  });

  test('a copy at another site keeps its text when the first changes', async () => {
    const copy = 'https://wire.example/ferry';
    const { texts } = await searchedAfter(
      [[PAGE, SHORT], report('12')],
      [[copy], report('12')],
      [[PAGE], report('3')],
    );
    expect(new Set(texts)).toEqual(new Set([report('3').text, report('12').text]));
  });
});

describe('an address that a page only declares as its own', () => {
  const declaring = (url: string) => ({ url: PAGE, alternativeUrls: [url], isDeclaredUrl: true as const });
  const COUNCIL = 'https://example.org/2026/council';

  async function storedAfter(...documents: readonly Parameters<typeof preparedArticle>[0][]) {
    const { articles } = await openStore();
    const outcomes: string[] = [];
    for (const document of documents) {
      const { outcome } = await articles.save(SCOPE, await preparedArticle(document), null);
      outcomes.push(outcome.kind);
    }
    const { entries } = await articles.list(SCOPE, { limit: 20 });
    const searched = await Promise.all(entries.map(({ article }) => articles.find(SCOPE, article.id)));
    return { outcomes, stored: searched.map((article) => [article?.text, article?.urls]) };
  }

  test('stays with the article that was read there', async () => {
    const later = { ...OTHER_REPORT, text: `${OTHER_REPORT.text} It costs ten crowns.` };
    const { outcomes, stored } = await storedAfter(
      { ...report('12'), url: PAGE },
      { ...OTHER_REPORT, ...declaring(COUNCIL) },
      { ...later, ...declaring(COUNCIL) },
    );
    expect(outcomes).toEqual(['new', 'new', 'updated']);
    expect(stored).toHaveLength(2);
    expect(stored).toContainEqual([report('12').text, [PAGE]]);
    expect(stored).toContainEqual([later.text, [COUNCIL]]);
  });

  test('stays with it although the text of the page is known', async () => {
    const copy = 'https://wire.example/council';
    const { outcomes, stored } = await storedAfter(
      { ...report('12'), url: PAGE },
      { ...OTHER_REPORT, url: copy },
      { ...OTHER_REPORT, ...declaring(COUNCIL) },
    );
    expect(outcomes).toEqual(['new', 'new', 'known']);
    expect(stored).toContainEqual([report('12').text, [PAGE]]);
    expect(stored).toContainEqual([OTHER_REPORT.text, [copy, COUNCIL]]);
  });

  test('is that of the page which has declared it, whatever its text becomes', async () => {
    const { outcomes, stored } = await storedAfter(
      { ...report('12'), ...declaring(`${PAGE}-app`) },
      { ...OTHER_REPORT, ...declaring(`${PAGE}-app`) },
    );
    expect(outcomes).toEqual(['new', 'updated']);
    expect(stored).toEqual([[OTHER_REPORT.text, [PAGE, `${PAGE}-app`]]]);
  });

  test.each([
    ['new', []],
    ['known', ['https://wire.example/ferry']],
  ])('goes to the article that is read there, %s', async (kind, copies) => {
    const { outcomes, stored } = await storedAfter(
      ...copies.map((url) => ({ ...report('12'), url })),
      { ...OTHER_REPORT, ...declaring(COUNCIL) },
      { ...report('12'), url: PAGE },
    );
    expect(outcomes.at(-1)).toBe(kind);
    expect(stored).toHaveLength(2);
    expect(stored).toContainEqual([report('12').text, expect.arrayContaining([...copies, PAGE])]);
    expect(stored).toContainEqual([OTHER_REPORT.text, [COUNCIL]]);
  });

  test.each<[string, { title: string; text: string }]>([
    ['text', { ...report('3'), title: 'Search for a boat goes on' }],
    ['title', { ...OTHER_REPORT, title: 'Ferry capsizes off harbour' }],
  ])('is that of a version with a like %s', async (_, version) => {
    const { outcomes, stored } = await storedAfter(
      { ...report('12'), title: 'Ferry capsizes off the harbour', url: PAGE },
      { ...version, ...declaring(`${PAGE}-mobile`) },
    );
    expect(outcomes).toEqual(['new', 'updated']);
    expect(stored).toEqual([[version.text, [PAGE, `${PAGE}-mobile`]]]);
  });
});

test('the text of a feed never replaces that of the page, which replaces it', async () => {
  const { articles } = await openStore();
  const page = await preparedArticle({ ...report('12'), url: PAGE });
  const fromFeed = await preparedArticle({ ...report('3'), url: PAGE, provenance: 'feed' });
  const { id } = await articles.save(SCOPE, page, null);
  expect(await articles.save(SCOPE, fromFeed, null)).toEqual({ id, outcome: { kind: 'known', article: id } });
  expect(await articles.find(SCOPE, id)).toMatchObject({ text: page.text, provenance: 'fetched' });

  const other = (await openStore()).articles;
  const { id: first } = await other.save(SCOPE, fromFeed, null);
  expect(await other.find(SCOPE, first)).toMatchObject({ urls: [PAGE], provenance: 'feed' });
  await other.save(SCOPE, page, null);
  expect(await other.find(SCOPE, first)).toMatchObject({ revision: 2, provenance: 'fetched' });
});
