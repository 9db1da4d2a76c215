import { expect, test } from 'vitest';
import { namedOutlet } from '../../../src/answer/question/named-outlet.js';

const OUTLETS = ['The Post', 'Post Weekly', 'Harbour Times'];
const storeOf = (count: number) => ({
  articles,
  search: { corpus: async () => ({ articles: count, passages: 1, newest: null }) },
});
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
  ['what does the harbour times say about the bridge?', 'Harbour Times', 'summary of the bridge?'],
  ['What did Post Weekly report on bread prices', 'Post Weekly', 'summary of bread prices'],
  ['what the post writes about the dam', 'The Post', 'summary of the dam'],
  ['how did the Harbour Times cover the trial?', 'Harbour Times', 'summary of the trial?'],
  ['what did the harbour times say happened to the ship?', 'Harbour Times', 'what happened to the ship?'],
  ['who does the post say won?', 'The Post', 'who won?'],
  [
    'does the harbour times say that the bridge is open?',
    'Harbour Times',
    'is it true that the bridge is open?',
  ],
  ['what has the post published?', 'The Post', 'latest news'],
  ['what did post weekly report yesterday?', 'Post Weekly', 'news yesterday'],
  ['articles from the harbour times', 'Harbour Times', 'latest news'],
  ['show me news from the post about the dam', 'The Post', 'summary of the dam'],
  ['what is in post weekly?', 'Post Weekly', 'latest news'],
  ['how many died in the harbour times', 'Harbour Times', 'how many died'],
  ['harbour times bridge', 'Harbour Times', 'bridge'],
  ['bridge collapse post weekly', 'Post Weekly', 'bridge collapse'],
  ['post weekly', 'Post Weekly', 'latest news'],
])('%j names %s', async (question, outlet, rest) => {
  expect(await namedOutlet(storeOf(1), 'test', question)).toEqual({ outlet, question: rest });
});

test.each([
  'who won?',
  'who won according to police?',
  'who won according to the postman?',
  'who won according to harbour workers?',
  'who accords the post?',
  'who says the post office closed?',
  'what did the postman say about the dog?',
  'who is the editor of the harbour times?',
  'what happened at the post?',
  'did the post office open in harbour street?',
  'harbour timescale',
  'the post of minister',
])('%j names no outlet', async (question) => {
  expect(await namedOutlet(storeOf(1), 'test', question)).toBeNull();
});

test('among many articles, only words that introduce an outlet are looked up', async () => {
  const large = storeOf(10_001);
  expect(await namedOutlet(large, 'test', 'who won according to the post')).not.toBeNull();
  expect(await namedOutlet(large, 'test', 'what does the post say about the dam?')).not.toBeNull();
  expect(await namedOutlet(large, 'test', 'articles from the post')).not.toBeNull();
  expect(await namedOutlet(large, 'test', 'how many died in the harbour times')).toBeNull();
  expect(await namedOutlet(large, 'test', 'harbour times bridge')).toBeNull();
});
