import { describe, expect, test } from 'vitest';
import { mergeCopies } from '../../src/answer/copies.js';
import type { CandidateArticle, QuotableSentence } from '../../src/answer/evidence/candidates.js';

/** A sentence that is the whole text of an article. */
function sentence(key: number, text: string): QuotableSentence {
  const only = { ordinal: 0, paragraph: 0, span: { start: 0, end: text.length } };
  const from = { key, article: { text }, sentences: [only], titleTerms: new Set() };
  return { from: from as unknown as CandidateArticle, sentence: only };
}

const SCREEN = 'It contained a defect that made computers crash and show a blue error screen.';
const REWORDED =
  'Sent out early on July 19, it held a defect that crashed computers with a blue error screen.';
const APOLOGY = 'The company apologised and promised slower updates in future.';
const ONE_STORY = new Map([
  [1, 7],
  [2, 7],
]);
const keysOf = (merged: ReturnType<typeof mergeCopies>) =>
  merged.map(({ from, copies }) => [from.key, ...copies.map((copy) => copy.from.key)]);

describe('mergeCopies', () => {
  test('a reworded sentence of one story fills one place', () => {
    expect(keysOf(mergeCopies([sentence(1, SCREEN), sentence(2, REWORDED)], ONE_STORY, 5))).toEqual([[1, 2]]);
  });

  test('the same sentences of two stories, or of articles in none, stay apart', () => {
    const both = [sentence(1, SCREEN), sentence(2, REWORDED)];
    const apart = new Map([
      [1, 7],
      [2, 8],
    ]);
    expect(keysOf(mergeCopies(both, apart, 5))).toEqual([[1], [2]]);
    expect(keysOf(mergeCopies(both, new Map(), 5))).toEqual([[1], [2]]);
  });

  test('another statement of one story stays', () => {
    expect(keysOf(mergeCopies([sentence(1, SCREEN), sentence(2, APOLOGY)], ONE_STORY, 5))).toEqual([
      [1],
      [2],
    ]);
  });

  test('conflicting numbers are never merged', () => {
    const both = [
      sentence(1, 'The storm killed nine people in the harbour town on Monday.'),
      sentence(2, 'The storm killed fourteen people in the harbour town on Monday.'),
    ];
    expect(keysOf(mergeCopies(both, ONE_STORY, 5))).toEqual([[1], [2]]);
  });

  test.for([
    [
      'The council approved the stadium plan on Monday.',
      'The council has not approved the stadium plan, it said on Monday.',
    ],
    ['The council approved the stadium plan.', 'The council denied that it had approved the stadium plan.'],
    ['The minister will resign after the vote.', 'The minister will never resign after the vote.'],
    ['The fire injured guests of the hotel.', 'The fire injured none of the guests of the hotel.'],
    ['The dam did not burst but the bridge closed.', 'The dam burst but the bridge did not close.'],
    ['Nimbra shares rose on Monday after its results.', 'Nimbra shares fell on Monday after its results.'],
    [
      'Nimbra shares were up on Monday after its results.',
      'Nimbra shares were down on Monday after its results.',
    ],
    ['The senate approved the water bill on Friday.', 'The senate rejected the water bill on Friday.'],
    ['The council opened the bridge on Friday.', 'The council closed the bridge on Friday.'],
    [
      'Ana Torres beat Lars Holm in the Leyburn election.',
      'Lars Holm beat Ana Torres in the Leyburn election.',
    ],
    ['Harwick won the final against Leyburn on Sunday.', 'Harwick lost the final against Leyburn on Sunday.'],
    ['Norway sued Sweden over the fisheries pact.', 'Sweden sued Norway over the fisheries pact.'],
    ['Ana Torres met Lars Holm in Oslo.', 'Ana Torres met Lars Holm in Bergen.'],
    ['Norway signed the fisheries pact on Monday.', 'Sweden signed the fisheries pact on Monday.'],
    ['The storm killed nine people in the harbour town.', 'The storm killed people in the harbour town.'],
  ] as const)('of other meaning stay apart: %s / %s', ([a, b]) => {
    expect(keysOf(mergeCopies([sentence(1, a), sentence(2, b)], ONE_STORY, 5))).toEqual([[1], [2]]);
    expect(keysOf(mergeCopies([sentence(1, b), sentence(2, a)], ONE_STORY, 5))).toEqual([[1], [2]]);
  });

  test.for([
    [
      'The council approved the stadium plan on Monday.',
      'On Monday the stadium plan was approved by the council.',
    ],
    ['Ana Torres beat Lars Holm in Leyburn.', 'In Leyburn, Ana Torres narrowly beat Lars Holm.'],
    ['Mayor Ana Torres did not sign the pact.', 'The pact was not signed by Torres, the mayor.'],
    [
      'The storm killed nine people in Leyburn on Monday.',
      'On Monday the storm killed nine people in Leyburn.',
    ],
    [
      'Sky News went off the air for hours, and doctors could not open their records.',
      'Sky News was off the air for hours.',
    ],
    ['Nimbra shares rose sharply on Monday.', 'Shares of Nimbra, a chip maker, rose on Monday.'],
  ] as const)('in other words are merged: %s / %s', ([a, b]) => {
    expect(keysOf(mergeCopies([sentence(1, a), sentence(2, b)], ONE_STORY, 5))).toEqual([[1, 2]]);
  });

  test('identical text is merged whatever the story, once per article', () => {
    const repeated = [sentence(1, SCREEN), sentence(3, SCREEN), sentence(3, SCREEN), sentence(1, SCREEN)];
    expect(keysOf(mergeCopies(repeated, new Map(), 5))).toEqual([[1, 3]]);
  });

  test('the limit counts statements; copies of shown ones are found beyond it', () => {
    const all = [sentence(1, SCREEN), sentence(3, APOLOGY), sentence(2, REWORDED)];
    expect(keysOf(mergeCopies(all, ONE_STORY, 1))).toEqual([[1, 2]]);
  });
});
