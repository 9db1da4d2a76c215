import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SqliteStore } from '../../src/store/sqlite/store.js';
import { emptyAnswer } from '../fixtures/empty-answer.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';

test('deleting a user’s questions removes them from every scope and from the file, and no others', async () => {
  const folder = temporaryFolder();
  const store = SqliteStore.open(folder);
  const keys = [await store.articles.scopeKey('guild:1'), await store.articles.scopeKey('user:7')];
  for (const [i, key] of keys.entries()) {
    await store.answers.add(key, emptyAnswer(`mine${i}`, 'who wrote zanzibarnote?'), {
      channel: null,
      user: '7',
    });
    await store.answers.add(key, emptyAnswer(`theirs${i}`, 'who else?'), { channel: null, user: '8' });
  }
  expect(await store.answers.deleteByUser('7')).toBe(2);
  expect(await store.answers.deleteByUser('7')).toBe(0);
  expect(await Promise.all(keys.map((key) => store.answers.count(key)))).toEqual([1, 1]);
  await store.scrub();
  await store.close();
  expect(readFileSync(join(folder, 'byline.db')).includes('zanzibarnote')).toBe(false);
});
