import { expect, test } from 'vitest';
import { type ContextRun, contextRuns } from '../../src/discord/render/answers/context-runs.js';
import { type CitableArticle, cite } from '../../src/domain/citation.js';

const LETTERS = [...'abcdefghij'];
const article = (id: string): CitableArticle => ({
  id,
  revision: 1,
  title: id,
  outlet: null,
  urls: [],
  publishedAt: null,
  provenance: 'fetched',
  ingestedBy: null,
  claimedUrl: null,
  text: LETTERS.map((letter) => `${letter}.`).join(' '),
  boilerplate: [],
});

/** The sentence of a letter with two sentences before and after it. */
function quoted(letter: string, id = 'one') {
  const sentence = (at: number) => cite(article(id), { start: at * 3, end: at * 3 + 2 });
  const at = LETTERS.indexOf(letter);
  const near = (places: number[]) => places.filter((place) => place in LETTERS).map(sentence);
  return { number: 1, quote: sentence(at), before: near([at - 2, at - 1]), after: near([at + 1, at + 2]) };
}

/** `a. B. c.`: quotes in capitals. */
const shown = (run: ContextRun): string =>
  run.map(({ citation: { quote }, isQuote }) => (isQuote ? quote.toUpperCase() : quote)).join(' ');

test('quotes near each other share a run, in the order of the text, with each sentence once', () => {
  expect(contextRuns([quoted('e'), quoted('b'), quoted('d')], 2).map(shown)).toEqual([
    'a. B. c. D. E. f. g.',
  ]);
});

test('quotes that are apart, or of other articles, have runs of their own', () => {
  expect(contextRuns([quoted('h'), quoted('b', 'two'), quoted('b')], 1).map(shown)).toEqual([
    'a. B. c.',
    'g. H. i.',
    'a. B. c.',
  ]);
});

test('without sentences around, each quote is alone', () => {
  expect(contextRuns([quoted('d'), quoted('c')], 0).map(shown)).toEqual(['C.', 'D.']);
});
