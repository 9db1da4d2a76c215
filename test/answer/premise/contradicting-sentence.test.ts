import { describe, expect, test } from 'vitest';
import { RANK_FEATURES, rankSentences, SEARCH_FEATURES } from '../../../src/answer/evidence/rank.js';
import { presupposes } from '../../../src/answer/premise/claim.js';
import { contradictingSentence } from '../../../src/answer/premise/contradicting-sentence.js';
import { analyseQuestion } from '../../../src/answer/question/question.js';
import { articleOf, evidenceOf } from '../evidence-of.js';
import { zeros } from '../zeros.js';

const WEIGHTS = { read: zeros(RANK_FEATURES), search: zeros(SEARCH_FEATURES) };

function contradicting(question: string, text: string, title = 'Title'): string | null {
  const evidence = evidenceOf(question, [articleOf(text, { title })]);
  const ranked = rankSentences(evidence, WEIGHTS, new Date(0));
  return contradictingSentence(evidence, ranked)?.candidate.text ?? null;
}

describe('a sentence contradicts', () => {
  test.each([
    ['why did Oxley win the match?', 'Tarnbridge beat Oxley 2-1 on Sunday.'],
    ['when did oxley win?', 'Tarnbridge beat Oxley 2-1 on Sunday.'],
    ['why did tarnbridge lose to oxley', 'The late goal gave Tarnbridge a 2-1 win over Oxley.'],
    ['why did marrow lose the election?', 'Mayor Ines Marrow won a third term by 400 votes.'],
    ['why did Tarnbridge lose to Oxley', 'Tarnbridge beat Oxley, who have not won since May.'],
    ['how did Oxley beat Tarnbridge?', 'Oxley lost to Tarnbridge after a late goal.'],
    ['how did Oxley beat Tarnbridge?', 'Oxley were beaten by Tarnbridge after a late goal.'],
    ['why did the minister resign?', 'The minister did not resign, his office said.'],
    ['why has Marrow resigned?', 'Marrow has never resigned from any office.'],
    ['who won the recount in Tarn?', 'Pell conceded in Tarn and said he would not ask for a recount.'],
    ['why did people die in the fire?', 'No one died in the fire, the police said.'],
    ['when was the bridge closed by the council?', 'The bridge was not closed, the council said.'],
    ['why did the senate approve the water bill?', 'The senate rejected the water bill on Friday.'],
    ['why was Holt acquitted of fraud?', 'Holt was convicted of fraud on Friday.'],
    ['how did the pilot survive the crash?', 'The pilot died in the crash.'],
    [
      'why did 20 people die in the fire?',
      'The fire killed 14 people; all who died were guests, not 9 people.',
    ],
    ['how did 20 people die in the fire', 'On Monday 14 people died in the fire.'],
  ])('%s: %s', (question, sentence) => {
    const text = `Rain fell in the valley. ${sentence} Shops opened late.`;
    expect(contradicting(question, text)).toBe(sentence);
  });
});

describe('nothing contradicts', () => {
  test.each([
    ['the same', 'why did Oxley win?', 'Oxley beat Tarnbridge on Sunday.'],
    ['another contest', 'why did Oxley lose to Tarnbridge?', 'Oxley beat Leeford. Tarnbridge beat Oxley.'],
    ['a question whether', 'will Oxley win?', 'Tarnbridge beat Oxley.'],
    [
      'support elsewhere',
      'why did the minister resign?',
      'The minister did not resign in May. The minister resigned in June.',
    ],
    ['a title that supports it', 'why did Marrow resign?', 'Marrow did not resign in May.', 'Marrow resigns'],
    ['what may be', 'why did the senate approve the bill?', 'The senate could reject the bill.'],
    ['what is wanted', 'why did the dockers reject the deal?', 'She urged the dockers to accept the deal.'],
    ['another subject', 'why did Holt resign?', 'Marrow will not resign. Holt spoke.'],
    ['"not only"', 'why did Holt resign?', 'Holt did not only resign, he left the country.'],
    ['"not since"', 'when did Oxley win the cup?', 'Oxley have not won since 1990, when they took the cup.'],
    ['both outcomes in time', 'when did the strike start?', 'The strike ended on Monday.'],
    ['numbers of other things', 'why did 20 people die in the fire?', 'The fire burned for 14 hours.'],
    ['the number itself', 'why did 20 people die?', 'At first 14 people died. Now 20 people have died.'],
    ['a negated question', "why didn't Holt resign?", 'Holt did not resign.'],
    ['"if not"', 'who opposed the pact?', 'Holt has other, if not opposed views of the pact.'],
    ['"without"', 'who won the recount in Tarn?', 'Tarn ended the year without the recount.'],
    ['a year', 'why did the 1990 houses burn?', 'Fire burned 14 houses.'],
    ['losses of other kinds', 'when did Solvane win the contract?', 'Solvane lost 3 percent on Monday.'],
    ['an edge that is none', 'when did Ingrid win?', 'It was the edge of Storm Ingrid.'],
  ])('with %s', (_, question, text, title = 'Title') => {
    expect(contradicting(question!, text!, title)).toBeNull();
  });
});

test.each([
  ['why did Oxley lose?', true],
  ['who won the recount?', true],
  ['when was the bridge closed?', true],
  ['did Oxley win?', false],
  ['is it true that Oxley won?', false],
  ['when will Oxley play?', false],
  ['ferry', false],
])('%s takes something for granted: %s', (question, expected) => {
  expect(presupposes(analyseQuestion(question))).toBe(expected);
});
