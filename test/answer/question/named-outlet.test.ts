import { expect, test } from 'vitest';
import { namedOutlet } from '../../../src/answer/question/named-outlet.js';

const OUTLETS = ['The Post', 'Post Weekly', 'Harbour Times'];
const articles = {
  scopeKey: async () => 1,
  outlets: async (_: number, typed: string) =>
    OUTLETS.filter((outlet) => outlet.toLowerCase().includes(typed.toLowerCase())),
};

test.each([
  ['According to The Post, who won?', 'The Post', 'who won?'],
  ['according to the post who won', 'The Post', 'who won'],
  ['who won, according to Post Weekly?', 'Post Weekly', 'who won?'],
  ['how many died according to harbour times in the fire?', 'Harbour Times', 'how many died in the fire?'],
  ['as reported by the Harbour Times: who won', 'Harbour Times', 'who won'],
])('%j names %s', async (question, outlet, rest) => {
  expect(await namedOutlet(articles, 'test', question)).toEqual({ outlet, question: rest });
});

test.each([
  'who won?',
  'who won according to police?',
  'who won according to the postman?',
  'who won according to harbour workers?',
  'who accords the post?',
])('%j names no outlet', async (question) => {
  expect(await namedOutlet(articles, 'test', question)).toBeNull();
});
