import { expect, test } from 'vitest';
import { analyseQuestion } from '../../../src/answer/question/question.js';
import {
  applyCorrections,
  correctionsFor,
  oneEditFrom,
  rearranged,
  spelledOut,
} from '../../../src/answer/question/spelling-correction.js';
import { contentTerms, termOf } from '../../../src/text/terms/tokens.js';

/** A scope whose passages contain these words, each with its document frequency. */
function vocabulary(frequencies: Readonly<Record<string, number>>) {
  const byTerm = new Map(Object.entries(frequencies).map(([word, count]) => [termOf(word), count]));
  return {
    documentFrequencies: async (_: number, terms: readonly string[]) =>
      new Map([...byTerm].filter(([term]) => terms.includes(term))),
  };
}

const SCOPE = vocabulary({ framework: 4, hegseth: 2, starmer: 3, bridge: 2, frameworx: 1, mean: 1 });
const correct = async (question: string) => {
  const analysed = analyseQuestion(question);
  return applyCorrections(analysed, await correctionsFor(SCOPE, 1, analysed));
};

test.each([
  ['a missing letter', 'who signed the framwork?', 'who signed the framework?'],
  ['an added letter', 'who signed the framewoork?', 'who signed the framework?'],
  ['a changed letter', 'who is hegsith?', 'who is hegseth?'],
  ['two transposed letters', 'who is hegsteh?', 'who is hegseth?'],
  ['two exchanged letters', 'who is Sratmer?', 'who is starmer?'],
  ['a letter elsewhere', 'who is Hgseeth?', 'who is hegseth?'],
])('corrects %s', async (_, question, corrected) => {
  const { text, terms } = await correct(question);
  expect(text).toBe(corrected);
  expect(terms).toEqual(expect.arrayContaining(contentTerms(corrected).slice(-1)));
});

test.each([
  ['a term of the scope', 'who is hegseth?'],
  ['an English word', 'who is the bride?'],
  ['an irregular form', 'who meant the bride?'],
  ['a short word', 'who is hegs?'],
  ['a number', 'who won in 20255?'],
  ['a very long word', `who is ${'hegseth'.repeat(6)}?`],
  ['a word without neighbours', 'who is xyzzyqq?'],
  ['the same letters in another order', 'who is smrater?'],
])('does not correct %s', async (_, question) => {
  expect((await correct(question)).text).toBe(question);
});

test.each([
  ['When was Pete Hegsith arrested?', true],
  ['What did Hegsteh sign?', true],
  ['When was Pete Hegseth arrested?', false],
  ['who is hegsith?', false],
  ['Framwork signed by whom?', false],
  ['What is the framwork of Hegseth?', false],
])('%s replaces a name: %s', async (question, replacesName) => {
  expect((await correct(question)).replacesName).toBe(replacesName);
});

test('a correction is a word of the passages, not a stem, and is told', async () => {
  const corrected = await correct('who crossed the brigde in Hegsith?');
  const { text, corrections } = spelledOut(corrected, ['Hegseth saw the old Bridges.', 'A bridge.']);
  expect(text).toBe('who crossed the Bridges in Hegseth?');
  expect(corrections).toEqual([
    { typed: 'brigde', read: 'Bridges' },
    { typed: 'Hegsith', read: 'Hegseth' },
  ]);
});

test('without such a passage, a correction stays a term', async () => {
  const { text, corrections } = spelledOut(await correct('who is Hegsith?'), ['Nobody.']);
  expect([text, corrections]).toEqual(['who is hegseth?', [{ typed: 'Hegsith', read: 'hegseth' }]]);
});

test('a term with several corrections is searched as the two most frequent', async () => {
  const { terms } = await correct('which framewor?');
  expect(terms).toEqual([termOf('framework'), termOf('frameworx')].filter((term) => terms.includes(term)));
  expect(terms.length).toBeLessThanOrEqual(2);
});

test('neighbours have a distance of one and the same first letter', () => {
  const neighbours = oneEditFrom('abc');
  for (const word of ['ac', 'ab', 'acb', 'abcd', 'axbc', 'abx', 'axc']) expect(neighbours).toContain(word);
  for (const word of ['abc', 'bc', 'bac', 'xabc', 'a', 'axx']) expect(neighbours).not.toContain(word);
});

test('rearranged words have one letter elsewhere or two exchanged, and the same first letter', () => {
  const words = rearranged('abcde');
  for (const word of ['acbde', 'acdbe', 'acdeb', 'aebcd', 'adcbe', 'aecdb']) expect(words).toContain(word);
  for (const word of ['abcde', 'bacde', 'aedcb', 'abcd', 'abcdd']) expect(words).not.toContain(word);
});
