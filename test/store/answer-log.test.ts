import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Answer } from '../../src/domain/answer.js';
import { Store } from '../../src/store/store.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';

const answer = (id: string, question: string): Answer => ({
  id,
  question,
  kind: 'nothing',
  statements: [],
  searched: { articles: 0, passages: 0, newest: null },
  confidence: 0,
  read: true,
});

test('a user’s questions leave every scope and the file, those of others stay', () => {
  const folder = temporaryFolder();
  const store = Store.open(folder);
  const keys = [store.articles.scopeKey('guild:1'), store.articles.scopeKey('user:7')];
  keys.forEach((key, i) => {
    store.answers.add(key, answer(`mine${i}`, 'who wrote zanzibarnote?'), { channel: null, user: '7' });
    store.answers.add(key, answer(`theirs${i}`, 'who else?'), { channel: null, user: '8' });
  });
  expect(store.answers.deleteOf('7')).toBe(2);
  expect(store.answers.deleteOf('7')).toBe(0);
  expect(keys.map((key) => store.answers.count(key))).toEqual([1, 1]);
  store.scrub();
  store.close();
  expect(readFileSync(join(folder, 'byline.db')).includes('zanzibarnote')).toBe(false);
});
