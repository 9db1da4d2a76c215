import { expect, test } from 'vitest';
import type { Store } from '../../src/store/ports/store.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { preparedArticle } from '../fixtures/prepared-article.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';
import { openTestStore } from '../fixtures/test-store.js';
import { fillForTwoUsers, OTHER_USER, USER, unanswered } from '../fixtures/two-users.js';

const NOBODY = { channel: null, user: null };
const SCOPE = 'guild:1';

async function filled(): Promise<Store> {
  const store = await openTestStore(temporaryFolder());
  await fillForTwoUsers(store);
  return store;
}

const later = (days: number): Date => new Date(Date.now() + days * 86_400_000);

test('questions of direct messages are their user’s, also after their ids were removed', async () => {
  const store = await openTestStore(temporaryFolder());
  const own = await store.articles.scopeKey('user:7');
  await store.answers.add(own, unanswered('a', 'who wrote it?'), NOBODY);
  await store.answers.add(await store.articles.scopeKey('user:77'), unanswered('b', 'who else?'), NOBODY);
  expect(await store.personalData.deleteByUser('7')).toBe(1);
  expect(await store.answers.count(own)).toBe(0);
  await store.close();
});

test('deleting a user removes the id everywhere, and no other user’s', async () => {
  const store = await filled();
  const scope = await store.articles.scopeKey(SCOPE);
  expect(await store.personalData.deleteByUser(USER)).toBe(1);
  expect(await store.personalData.deleteByUser(USER)).toBe(0);
  expect(await store.answers.count(scope)).toBe(1);
  expect(await store.answers.ratings(scope)).toEqual({ helpful: 0, unhelpful: 0 });
  const { entries } = await store.articles.list(SCOPE, { limit: 9 });
  expect(entries.map(({ article }) => article.ingestedBy).toSorted()).toEqual([OTHER_USER, null]);
  const feeds = await store.feeds.list(SCOPE);
  expect(feeds.map(({ addedBy }) => addedBy)).toEqual([null, OTHER_USER]);
  const lease = { owner: 'me', until: later(1) };
  const job = await store.jobs.claimNext(new Date(), lease);
  expect(job?.request).not.toHaveProperty('ingestedBy');
  expect((await store.jobs.claimNext(new Date(), lease))?.request.ingestedBy).toBe(OTHER_USER);
  await store.close();
});

test('removing old ids counts each, at most so many of a kind; ratings still count', async () => {
  const store = await filled();
  const scope = await store.articles.scopeKey(SCOPE);
  expect(await store.personalData.removeUserIdsBefore(later(-1), 100)).toBe(0);
  expect(await store.personalData.removeUserIdsBefore(later(1), 1)).toBe(5);
  expect(await store.personalData.removeUserIdsBefore(later(1), 100)).toBe(5);
  expect(await store.personalData.removeUserIdsBefore(later(1), 100)).toBe(0);
  expect(await store.answers.ratings(scope)).toEqual({ helpful: 2, unhelpful: 0 });
  await store.answers.rate('of 2', USER, false);
  await store.answers.rate('of 2', USER, true);
  expect(await store.answers.ratings(scope)).toEqual({ helpful: 3, unhelpful: 0 });
  await store.close();
});

test('old questions are deleted, at most so many', async () => {
  const store = await filled();
  const scope = await store.articles.scopeKey(SCOPE);
  expect(await store.personalData.deleteQuestionsBefore(later(-1), 100)).toBe(0);
  expect(await store.personalData.deleteQuestionsBefore(later(1), 1)).toBe(1);
  expect(await store.answers.count(scope)).toBe(1);
  expect(await store.personalData.deleteQuestionsBefore(later(1), 100)).toBe(1);
  expect(await store.answers.count(scope)).toBe(0);
  await store.close();
});

test('counts what all scopes have together', async () => {
  const store = await filled();
  const key = await store.articles.scopeKey('guild:2');
  const text = 'The dam held.';
  await store.articles.save('guild:2', await preparedArticle({ text }, fakeEmbedder()), null);
  await store.index(key, fakeEmbedder());
  expect(await store.totals()).toEqual({
    scopes: 2,
    articles: 3,
    passages: 3,
    answers: 2,
    ingestJobs: 2,
    feeds: { followed: 2, paused: 0, failing: 0 },
    indexes: { open: 1, vectorBytes: expect.any(Number) },
  });
  await store.purge('guild:2');
  expect(await store.totals()).toMatchObject({ scopes: 1, articles: 2 });
  await store.close();
});
