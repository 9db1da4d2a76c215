/** Which text replaces which: what a user gave never passes for what was fetched. */
import { expect, test } from 'vitest';
import type { Provenance } from '../../src/domain/article.js';
import { cite } from '../../src/domain/citation.js';
import { preparedArticle } from '../fixtures/prepared-article.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';
import { openTestStore } from '../fixtures/test-store.js';

const SCOPE = 'guild:1';
const ANN = '1000000000000000001';
const BOB = '1000000000000000002';
const A = 'https://example.org/a';
const B = 'https://example.org/b';

async function open() {
  const store = await openTestStore(temporaryFolder());
  const save = async (
    text: string,
    provenance: Provenance,
    { url = A as string | null, by = ANN as string | null, outlet = null as string | null } = {},
  ) => store.articles.save(SCOPE, await preparedArticle({ text, url, outlet, provenance }), by);
  const find = (id: string, revision?: number) => store.articles.find(SCOPE, id, revision);
  const count = async () => (await store.articles.list(SCOPE, { limit: 10 })).total;
  return { store, save, find, count };
}

test.each(['uploaded', 'pasted'] as const)(
  'a text that was %s is no revision of a page and takes no address',
  async (provenance) => {
    const { save, find, count } = await open();
    const page = await save('The dam held.', 'fetched');
    const given = await save('The dam broke.', provenance, { outlet: 'BBC News' });
    expect(given.outcome).toEqual({ kind: 'new' });
    expect(await find(page.id)).toMatchObject({ revision: 1, text: 'The dam held.', urls: [A] });
    expect(await find(given.id)).toMatchObject({
      revision: 1,
      provenance,
      urls: [],
      claimedUrl: A,
      ingestedBy: ANN,
    });
    expect(await count()).toBe(2);
  },
);

test('a page that is fetched later has the address, and the text that claimed it stays a claim', async () => {
  const { store, save, find } = await open();
  const given = await save('The dam broke.', 'uploaded');
  const page = await save('The dam held.', 'fetched', { by: BOB });
  expect(page.outcome).toEqual({ kind: 'new' });
  expect(await find(page.id)).toMatchObject({ urls: [A], provenance: 'fetched', claimedUrl: null });
  expect(await find(given.id)).toMatchObject({ urls: [], provenance: 'uploaded', claimedUrl: A });
  const [found, ...others] = await store.articles.findByName(SCOPE, A);
  expect([found?.id, others]).toEqual([page.id, []]);
});

test('the same user’s next text for an address is a revision, another user’s is an article of its own', async () => {
  const { save, find, count } = await open();
  const first = await save('The dam held.', 'uploaded');
  const second = await save('The dam broke.', 'pasted', { url: 'http://example.org/a/' });
  expect(second).toMatchObject({ id: first.id, outcome: { kind: 'updated' } });
  expect(await find(first.id)).toMatchObject({ revision: 2, provenance: 'pasted', ingestedBy: ANN });
  const other = await save('The dam burst.', 'uploaded', { by: BOB });
  expect(other.outcome).toEqual({ kind: 'new' });
  expect(await find(first.id)).toMatchObject({ revision: 2, text: 'The dam broke.' });
  expect(await find(other.id)).toMatchObject({ ingestedBy: BOB });
  expect(await count()).toBe(2);
});

test('texts without an address are articles of their own', async () => {
  const { save, count } = await open();
  await save('The dam held.', 'pasted', { url: null });
  expect((await save('The dam broke.', 'pasted', { url: null })).outcome).toEqual({ kind: 'new' });
  expect(await count()).toBe(2);
});

test('the same text given twice, or given after it was fetched, is known and changes nothing', async () => {
  const { save, find, count } = await open();
  const page = await save('The dam held.', 'fetched', { outlet: 'Village Blog' });
  const known = { id: page.id, outcome: { kind: 'known', article: page.id } };
  expect(await save('The dam held.', 'uploaded', { url: B, by: BOB, outlet: 'BBC News' })).toEqual(known);
  expect(await find(page.id)).toMatchObject({ urls: [A], outlet: 'Village Blog', provenance: 'fetched' });
  const given = await save('The dam broke.', 'uploaded', { url: B });
  expect((await save('The dam broke.', 'pasted', { url: A, by: BOB })).outcome.kind).toBe('known');
  expect(await find(given.id)).toMatchObject({ claimedUrl: B, ingestedBy: ANN, urls: [] });
  expect(await count()).toBe(2);
});

test('a page with the text of an upload replaces its claims, and the old citation keeps them', async () => {
  const { save, find, count } = await open();
  const given = await save('The dam broke.', 'uploaded', { url: B, outlet: 'BBC News' });
  const page = await save('The dam broke.', 'fetched', { outlet: 'Village Blog', by: BOB });
  expect(page).toEqual({ id: given.id, outcome: { kind: 'updated', article: given.id } });
  expect(await find(given.id)).toMatchObject({
    revision: 2,
    provenance: 'fetched',
    outlet: 'Village Blog',
    urls: [A],
    claimedUrl: null,
  });
  const old = cite((await find(given.id, 1))!, { start: 0, end: 8 });
  expect(old).toMatchObject({ provenance: 'uploaded', outlet: 'BBC News', url: null, claimedUrl: B });
  expect(await count()).toBe(1);
});

test('forgetting a claim leaves its address open for feeds', async () => {
  const { store, save } = await open();
  const given = await save('The dam broke.', 'uploaded');
  expect((await store.articles.findByName(SCOPE, A)).map(({ id }) => id)).toEqual([given.id]);
  await store.articles.forget(SCOPE, given.id);
  expect(await store.articles.isForgotten(SCOPE, A)).toBe(false);
  const automatic = await preparedArticle({ text: 'The dam broke.', url: A });
  await expect(store.articles.save(SCOPE, automatic, null, { automatic: true })).rejects.toThrow(/deleted/);
});

test('a member of a story tells how it came', async () => {
  const { store, save } = await open();
  const report =
    'A ferry capsized off the harbour on Friday, the coastguard said. The boat had left the pier early. Two helicopters and six lifeboats search the bay in calm weather.';
  const page = await save(report, 'fetched');
  const given = await save(`${report} It rained.`, 'uploaded', { url: B, outlet: 'BBC News' });
  const members = await store.articles.sameStory(page.id);
  expect(members).toMatchObject([
    { id: given.id, outlet: 'BBC News', provenance: 'uploaded', ingestedBy: ANN, url: null },
  ]);
  expect(await store.articles.sameStory(given.id)).toMatchObject([{ provenance: 'fetched', url: A }]);
});
