import { expect, test } from 'vitest';
import { unfitness } from '../../../src/store/postgres/migrations/fitness.js';

const FIT = {
  encoding: 'UTF8',
  mayCreate: true,
  mayInstall: true,
  vector: null,
  isAvailable: true,
  hasTables: false,
};

const judge = (facts: object) => unfitness({ query: async () => ({ rows: [{ ...FIT, ...facts }] }) });

test.each([
  [{}],
  [{ encoding: 'SQL_ASCII' }],
  [{ vector: '0.8.0', mayInstall: false, isAvailable: false }],
  [{ vector: '0.8.0', hasTables: true, mayCreate: false }],
])('a database with %o is fit', async (facts) => {
  expect(await judge(facts)).toBeNull();
});

test.each([
  [
    { encoding: 'LATIN1' },
    "The database has the encoding LATIN1, which not every text fits. Create it with ENCODING 'UTF8'",
  ],
  [{ isAvailable: false }, 'has no pgvector: install its package'],
  [{ mayInstall: false }, 'Run CREATE EXTENSION vector in it as a superuser'],
  [{ vector: '0.5.1' }, 'has pgvector 0.5.1'],
  [{ mayCreate: false }, 'may not create tables in the database'],
])('a database with %o is not', async (facts, message) => {
  expect((await judge(facts))?.message).toContain(message);
});
