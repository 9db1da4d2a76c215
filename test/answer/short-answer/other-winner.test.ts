import { expect, test } from 'vitest';
import { isOfEarlierWinner, winsOnlyPart } from '../../../src/answer/short-answer/other-winner.js';

const ASKED = 'who won the cup?';

test.each([
  "Last year's winner was Bo Lind.",
  'Velm have won the cup six times, most recently last year.',
  'The previous champion, Bo Lind, was injured.',
  'The winner before Torres was 68.',
  'Velm meet Storvik, when they play in the final on Sunday, and hope to play well.',
  'Velm will be without their captain on Sunday.',
])('not of the present winner: %s', (sentence) => {
  expect(isOfEarlierWinner(ASKED, sentence)).toBe(true);
});

test.each([
  'Tarn are cup winners for the first time after beating Velm.',
  'Tarn won the cup on Sunday.',
  'The prize has gone to Ana Torres, ahead of last year’s winner, Bo Lind.',
  'Ana Torres retained the title that she won last year.',
  'Ana Torres beat last year’s winner, Bo Lind.',
  'Tarn, who will parade the trophy on Tuesday, beat Velm.',
  'In 2021, Ana Torres won the race.',
])('of the present winner: %s', (sentence) => {
  expect(isOfEarlierWinner(ASKED, sentence)).toBe(false);
});

test.each([
  'who won the cup last year?',
  'who won the cup in 2019?',
  'who has won the cup most often?',
  'who will win the cup?',
  'who held the cup?',
])('a question about other winners, or none: %s', (question) => {
  expect(isOfEarlierWinner(question, "Last year's winner was Bo Lind.")).toBe(false);
});

test.each([
  ['who won the election?', 'Ana Torres won 49 percent of the votes on Sunday.'],
  ['when did torres win the election', 'Ana Torres won 49.4% in the first round.'],
  ['who won the election?', 'Bo Lind was ahead in the hills and won all three provinces there.'],
  ['who won the election?', 'In the capital, Torres won 58 percent.'],
  ['who won the election?', 'The Reds won 40 seats.'],
])('%s: a part only: %s', (question, sentence) => {
  expect(winsOnlyPart(question, sentence)).toBe(true);
});

test.each([
  ['who won the election?', 'Ana Torres won 53 percent of the votes.'],
  ['who won the election?', 'Ana Torres won the election with 48 percent of the votes.'],
  ['who won the election?', 'Ana Torres was declared the winner; she won 48 percent.'],
  ['who won the election?', 'The Reds won 61 of 120 seats, a majority.'],
  ['who won the first round?', 'Ana Torres won 49 percent of the votes.'],
  ['how many votes did she win?', 'Ana Torres won 1,200 votes.'],
  ['who won the match?', 'Tarn won 3-2 on Sunday.'],
  ['who won the race?', 'Ana Torres won in a time of 9:58.'],
])('%s: not a part only: %s', (question, sentence) => {
  expect(winsOnlyPart(question, sentence)).toBe(false);
});
