import { expect, test } from 'vitest';
import { isOtherToll } from '../../../src/answer/short-answer/other-toll.js';
import { articleOf, evidenceOf, spanOf } from '../evidence-of.js';

const isOther = (question: string, text: string, amount: string): boolean => {
  const { candidates } = evidenceOf(question, [articleOf(text)]);
  const candidate = candidates.find((one) => one.text.includes(amount))!;
  return isOtherToll(question, candidate, spanOf(candidate.text, amount));
};

test.each([
  [
    'another fate',
    'how many people died in the toaster fires',
    'The toaster caused 12 fires, in which five people suffered burns.',
    'five',
  ],
  [
    'no fate',
    'how many are missing in Oxley',
    'A storm hit Oxley. Ships sail again. Some 90 people stay with friends.',
    '90',
  ],
  [
    'no group',
    'how many children died in the fire',
    'The fire broke out at night. The number of dead rose to nine.',
    'nine',
  ],
  [
    'another event',
    'how many people died in the strike',
    'The river burst its banks. The number of dead rose to nine.',
    'nine',
  ],
  [
    'another place',
    'how many people died in Leeford',
    'The river burst its banks in Oxley. The number of dead rose to nine.',
    'nine',
  ],
])('with %s it is another toll: %s', (_, question, text, amount) => {
  expect(isOther(question, text, amount)).toBe(true);
});

test.each([
  ['how many people died in the fire', 'The blaze began in a shop. The number of dead rose to nine.', 'nine'],
  ['how many people died in the crash on Monday', 'Two trains collided. Nine people died.', 'Nine'],
  ['how many died in the Oxley disaster', 'The mine in Oxley fell in. Nine people died.', 'Nine'],
  ['what is the death toll', 'The death toll has reached nine.', 'nine'],
  ['what is the death toll of the flood', 'The flood was bad. It has killed many. It rose to nine.', 'nine'],
  ['how many kids were hurt in the crash', 'The bus crashed. Nine pupils were injured.', 'Nine'],
  ['how many people drowned in the lake', 'In the lake nine people drowned.', 'nine'],
  ['how many were hurt at the fair', 'At the fair nine people were treated for burns.', 'nine'],
  ['how many seats do they have', 'They have nine seats.', 'nine'],
])('%s is answered by: %s', (question, text, amount) => {
  expect(isOther(question, text, amount)).toBe(false);
});
