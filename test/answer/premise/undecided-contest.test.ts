import { expect, test } from 'vitest';
import { RANK_FEATURES, rankSentences, SEARCH_FEATURES } from '../../../src/answer/evidence/rank.js';
import { undecidedContest } from '../../../src/answer/premise/undecided-contest.js';
import { articleOf, evidenceOf } from '../evidence-of.js';
import { zeros } from '../zeros.js';

const WEIGHTS = { read: zeros(RANK_FEATURES), search: zeros(SEARCH_FEATURES) };
const OPEN = 'The election in Oxley will be decided in a run-off in May.';

function undecided(question: string, ...articles: (readonly [title: string, text: string])[]): string | null {
  const evidence = evidenceOf(
    question,
    articles.map(([title, text]) => articleOf(text, { title })),
  );
  return undecidedContest(evidence, rankSentences(evidence, WEIGHTS, new Date(0)))?.candidate.text ?? null;
}

test.each([
  'who won the election in oxley?',
  'when did torres win the election',
  'did torres win the election',
])('%s: nobody has yet', (question) => {
  const text = `Ana Torres won 49 percent of the votes. ${OPEN}`;
  expect(undecided(question, ['Torres misses majority', text])).toBe(OPEN);
});

test.each([
  ['another question', 'who won the first round in oxley?', OPEN],
  ['another place', 'who won the election in Leeford?', OPEN],
  ['nothing open', 'who won the election in oxley?', 'The election in Oxley was held on Sunday.'],
])('with %s it is not known', (_, question, text) => {
  expect(undecided(question, ['Title', text])).toBeNull();
});

test.each([
  ['Torres wins the run-off', 'It was in Oxley.'],
  ['Title', 'Ana Torres was elected president in Oxley.'],
])('a report of the winner decides against it: %s: %s', (title, text) => {
  expect(undecided('who won the election in oxley?', ['Title', OPEN], [title, text])).toBeNull();
});
