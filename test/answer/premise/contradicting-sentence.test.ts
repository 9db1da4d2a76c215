import { describe, expect, test } from 'vitest';
import { RANK_FEATURES, rankSentences, SEARCH_FEATURES } from '../../../src/answer/evidence/rank.js';
import { presupposes } from '../../../src/answer/premise/claim.js';
import {
  contradictingSentence,
  negatingSentence,
} from '../../../src/answer/premise/contradicting-sentence.js';
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
    ['why did Oxley lose their first match?', 'Oxley beat Tarnbridge in the first match.'],
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
    ['why did exports grow?', 'Exports fell 3 percent on Monday.'],
    ["why did Norland's exports grow?", "Norland's exports fell sharply in May."],
    ['how did the fire kill 20 people?', 'The fire left 14 people dead.'],
    ['who signed the fisheries treaty?', 'Nobody has signed the fisheries treaty.'],
    ['how did 20 people die in the fire', 'On Monday 14 people died in the fire.'],
    ['why was Holt charged?', 'Holt, who left in 2019, was never charged.'],
    ['why did Lumo sell the kettles in Norland?', 'In Norland the kettles of Lumo were never sold.'],
    ['why was Holt arrested?', 'The police have not arrested Holt.'],
    ['why will fares rise?', 'The fares would not rise next year, the director said.'],
    [
      'why is Marrow resigning?',
      'Marrow denied reports that she was thinking about resigning over the strike.',
    ],
    ['why did Marrow resign?', 'Marrow denied that she was planning to resign because of the strike.'],
  ])('%s: %s', (question, sentence) => {
    const text = `Rain fell in the valley. ${sentence} Shops opened late.`;
    expect(contradicting(question, text)).toBe(sentence);
  });
});

test.each([
  [
    'a pronoun',
    'why was brandt arrested?',
    'Ole Brandt led the tour. The police asked whether Brandt had a permit. He has not been arrested.',
    'He has not been arrested.',
  ],
  [
    'an office',
    'why did the mayor resign?',
    'The mayor of Oxley, Ines Marrow, spoke on Monday. She has not resigned.',
    'She has not resigned.',
  ],
  [
    'a statement about another subject',
    'why was the school flooded?',
    'Many cellars were flooded. The school was not flooded.',
    'The school was not flooded.',
  ],
])('with %s, a sentence contradicts: %s', (_, question, text, expected) => {
  expect(contradicting(question, text)).toBe(expected);
});

describe('nothing contradicts', () => {
  test.each([
    ['the same', 'why did Oxley win?', 'Oxley beat Tarnbridge on Sunday.'],
    ['a part of the contest', 'why did Oxley lose a point?', 'Oxley won the match on Sunday.'],
    ['a thing', 'why did Marrow lose her licence', 'Marrow won the election on Sunday.'],
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
    [
      'one who did not, for "who"',
      'Who signed the fisheries treaty?',
      'The fisheries pact was signed by Sweden on Monday. Norway has not signed the fisheries treaty.',
    ],
    ['one who refused, for "who"', 'who approved the water bill?', 'The senate rejected the water bill.'],
    ['one who died, for "who"', 'who survived the plane crash?', 'The pilot died in the plane crash.'],
    [
      'another complement',
      'Why did Ana Sund quit?',
      'Finance minister Ana Sund stepped down. Sund remains a member of parliament.',
    ],
    ['another complement', 'why did the mayor resign?', 'The mayor keeps a house in Leyburn.'],
    [
      'an earlier time',
      'When did the council approve the stadium?',
      'The council gave the stadium the go-ahead on Monday. A year ago the council rejected the stadium.',
    ],
    ['an earlier time', 'why did the senate approve the bill?', 'The senate initially rejected the bill.'],
    ['an earlier time', 'why did the minister resign?', 'Last year the minister did not resign.'],
    ['another month', 'why did exports grow in March?', 'Exports fell 3 percent in April.'],
    [
      'a part of the subject',
      "Why did Norland's exports grow?",
      "Exports were up 8 percent. Norland's exports of fish fell 3 percent.",
    ],
    ['a part of the subject', 'why did exports grow?', 'Steel exports fell 3 percent.'],
    [
      'another count',
      'How did 20 people die in the fire?',
      'The fire broke out at night. Another 14 people were treated after the fire.',
    ],
    ['another count', 'How did 20 people die in the fire?', 'Some 14 people were treated after the fire.'],
    ['a further count', 'How did 20 people die in the fire?', 'Another 14 people died in the fire of May.'],
    ['a lower limit', 'How did 20 people die in the fire?', 'At least 14 people died in the fire.'],
    ['what was, not what will be', 'why will fares rise?', 'The fares did not rise last week.'],
    ['an outcome of the past', 'why is the senate against the bill?', 'The senate rejected the pact.'],
    [
      'another antecedent',
      'why was Holt arrested?',
      'Bo Holt sang. Al Lind ran away. Lind fell. He was not arrested.',
    ],
    [
      'support by a pronoun',
      'why did Marrow resign?',
      'Ines Marrow spoke. She resigned. Marrow did not resign in anger.',
    ],
    [
      'the full name',
      'why did ines marrow resign?',
      'Ines Marrow spoke. Marrow resigned. Marrow did not resign quietly.',
    ],
    ['an edge that is none', 'when did Ingrid win?', 'It was the edge of Storm Ingrid.'],
  ])('with %s', (_, question, text, title = 'Title') => {
    expect(contradicting(question!, text!, title)).toBeNull();
  });
});

describe('a probable answer elsewhere', () => {
  const MATCH = articleOf(
    'The cup final of Oxley at Leyburn was in May. Tarnbridge beat Oxley at home on Sunday.',
  );
  test.each([
    ['when did Oxley win the cup at Leyburn?', 3.9, true],
    ['when did Oxley win the cup at Leyburn?', 6, false],
    ['when did Oxley win the match?', 6, true],
    ['where did Oxley win the cup at Leyburn?', 6, true],
  ])('decides against it if it is of the asked type: %s %d', (question, score, isContradicted) => {
    const evidence = evidenceOf(question, [MATCH], [{ May: score }]);
    const ranked = rankSentences(evidence, WEIGHTS, new Date(0));
    expect(contradictingSentence(evidence, ranked) !== null).toBe(isContradicted);
  });
});

test.each([
  ['why did Oxley lose?', true],
  ['who won the recount?', true],
  ['when was the bridge closed?', true],
  ['did Oxley win?', false],
  ['is it true that Oxley won?', false],
  ['when will Oxley play?', false],
  ['why will fares rise?', true],
  ['why is the mayor resigning?', true],
  ['ferry', false],
])('%s takes something for granted: %s', (question, expected) => {
  expect(presupposes(analyseQuestion(question))).toBe(expected);
});

test.each([
  ['why did Holt leave the court?', 'The court met. Lind did not leave.', 'Lind did not leave.'],
  ['why did Holt leave the court?', 'The court met. Lind did not sing.', null],
  ['why did Holt make a film?', 'The court met. Lind did not make it.', null],
  ['did Holt leave the court?', 'The court met. Lind did not leave.', null],
  ['how many left the court?', 'The court met. Lind did not leave.', null],
])('%s: a sentence of the article negates it: %s', (question, text, expected) => {
  const evidence = evidenceOf(question, [articleOf(text), articleOf('Bo did not leave.')]);
  const ranked = rankSentences(evidence, WEIGHTS, new Date(0));
  const first = ranked.find(({ candidate }) => candidate.text === 'The court met.')!;
  expect(negatingSentence(evidence, ranked, first)?.candidate.text ?? null).toBe(expected);
});

test('words of the question before it are no object of "who did he beat"', () => {
  const text = 'Theo Marsh won the Lantern Prize.';
  const shown = (question: string, isCarriedOn: boolean): string | null => {
    const evidence = evidenceOf(question, [articleOf(text)]);
    const ranked = rankSentences(evidence, WEIGHTS, new Date(0));
    const asked = { ...evidence.question, isCarriedOn };
    return contradictingSentence({ question: asked }, ranked)?.candidate.text ?? null;
  };
  expect(shown('who did he beat Theo Marsh won lantern prize', true)).toBeNull();
  expect(shown('who did he beat Theo Marsh won lantern prize', false)).toBe(text);
  expect(shown('who beat Theo Marsh', false)).toBe(text);
});
