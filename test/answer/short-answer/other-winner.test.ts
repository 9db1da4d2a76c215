import { expect, test } from 'vitest';
import { isOfEarlierWinner } from '../../../src/answer/short-answer/other-winner.js';

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
