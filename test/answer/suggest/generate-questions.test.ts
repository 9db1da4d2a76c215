import { describe, expect, test } from 'vitest';
import { generateQuestions } from '../../../src/answer/suggest/generate-questions.js';
import { analyseText } from '../../../src/text/analyse.js';

const questionsOf = (text: string): string[] =>
  generateQuestions(text, analyseText(text, [])[0]!).map(({ text: question }) => question);

describe('generates a question', () => {
  test.each([
    [
      'Eight workers were on the bridge at the time, repairing potholes.',
      'How many workers were on the bridge?',
    ],
    [
      'More than 80 people died in the Alden fire and others fled.',
      'How many people died in the Alden fire?',
    ],
    [
      'At least six people died and 40 were hurt on Monday after a bus fell into the river near Brey.',
      'How many people died after a bus fell into the river near Brey?',
    ],
    [
      'Wes Moore, the governor of Maryland, called the officers heroes who had saved lives.',
      'Who called the officers heroes?',
    ],
    ['Wes Moore, the governor of Maryland, called the officers heroes.', 'Who is the governor of Maryland?'],
    ['“We were too late,” said the Marsden manager, Rita Cole.', 'Who is the Marsden manager?'],
    ['“We were too late,” said the Marsden manager, Rita Cole.', 'What did Rita Cole say?'],
    ['Storm Nadia cut off power to 86,000 homes on Sunday.', 'What cut off power to 86,000 homes?'],
    [
      'Microsoft completed its takeover of Lumen on Friday.',
      'When did Microsoft complete its takeover of Lumen?',
    ],
    ['On Thursday Ana Torres opened the bridge in Brey.', 'When did Ana Torres open the bridge in Brey?'],
    ['Ana Torres conceded at 11:20 p.m. and left.', 'When did Ana Torres concede?'],
    ['Notre-Dame was reopened on 7 December 2024.', 'When was Notre-Dame reopened?'],
    ['The Velia reef was found off Kettle Island in June.', 'Where was the Velia reef found?'],
    [
      'The search of the bay was broken off because of Storm Ingrid.',
      'Why was the search of the bay broken off?',
    ],
    [
      'Officials in Brey closed two schools because children fell ill.',
      'Why did officials in Brey close two schools?',
    ],
    [
      'Police arrested the captain of the Lady Oskava on suspicion of fraud.',
      'Why did police arrest the captain of the Lady Oskava?',
    ],
    ['The Velia expedition cost 3.2 million euros.', 'How much did the Velia expedition cost?'],
    ['The crossing to Tarn takes 75 minutes.', 'How long does the crossing to Tarn take?'],
    [
      'Labour won 411 of the 650 seats in the House of Commons.',
      'How many seats did Labour win in the House of Commons?',
    ],
    ['Irina Pavlova won the Alden Marathon in 2 hours 19 minutes.', 'Who won the Alden Marathon?'],
  ])('%s', (sentence, question) => {
    expect(questionsOf(sentence)).toContain(question);
  });
});

describe('generates none from', () => {
  test.each([
    ['a pronoun', 'He called the officers heroes.'],
    ['a pronoun in what is asked', 'Ana Torres joined them on the bridge in Brey.'],
    ['a thing of no name', 'The water rose for two days.'],
    ['a clause about no name', 'Shipping in and out of the port was suspended until further notice.'],
    ['a remainder', 'Eight of them left.'],
    ['a description', 'Solvane is a leading European supplier of electricity.'],
    ['a quotation that is cut', 'Ana Torres called it “the find of the decade”.'],
    ['a time of a pronoun', 'She conceded at 11:20 p.m. and left.'],
    ['what happened before', 'Ana Torres had led the race to Brey.'],
    ['a denial', 'Ana Torres did not sign the pact of Brey.'],
    ['nothing', ''],
  ])('%s', (_, sentence) => {
    const [first] = analyseText(sentence, []);
    expect(first ? generateQuestions(sentence, first) : []).toEqual([]);
  });
});

test('no question contains its answer, a cut quotation or a day of the week', () => {
  const text =
    'Ana Torres, 41, said on Monday that "the bridge" in Brey would open at 5 p.m. on Friday, because of the fair. ' +
    'On Tuesday evening about 300 people in Brey signed a petition against Ana Torres.';
  for (const sentence of analyseText(text, [])) {
    for (const { text: question, answer } of generateQuestions(text, sentence)) {
      expect(question).not.toMatch(/["“”]|p\.m|Monday|Tuesday|Friday/);
      if (answer !== null && answer.length < 20) expect(question).not.toContain(answer);
    }
  }
});
