import { expect, test } from 'vitest';
import { analysedSentences, entitiesOf } from '../../../src/answer/evidence/entities.js';
import { articleOf } from '../evidence-of.js';

const namesOf = (text: string): string[][] =>
  entitiesOf(articleOf(text)).map(({ occurrences }) => occurrences.map(({ name }) => name));

test.each([
  ['a full name and a surname', 'Charlie Bell won. Mr Bell wept.', [['Charlie Bell', 'Bell']]],
  ['initials', 'The European Union met. The EU agreed.', [['European Union', 'EU']]],
  [
    'relatives',
    'Tom Bell died on Monday. Bell was 80. Ann Bell spoke. Bell wept.',
    [
      ['Tom Bell', 'Bell'],
      ['Ann Bell', 'Bell'],
    ],
  ],
  [
    'relatives by their titles',
    'Qwexa Bell met Eva Bell. Mr Bell left. Ms Bell stayed.',
    [
      ['Qwexa Bell', 'Bell'],
      ['Eva Bell', 'Bell'],
    ],
  ],
  ['a couple by their titles', 'Mr Holm won. Mrs Holm wept.', [['Holm'], ['Holm']]],
  ['a surname before the full name', 'Police saw Mr Bell. Tom Bell wept.', [['Bell', 'Tom Bell']]],
  [
    'a middle name',
    'George Bush won. Bush wept. George W. Bush left.',
    [['George Bush', 'Bush', 'George W. Bush']],
  ],
  ['particles', 'Ursula von der Leyen won. Von der Leyen left.', [['Ursula von der Leyen', 'Von der Leyen']]],
  ['different people', 'Ana Torres met Lars Holm.', [['Ana Torres'], ['Lars Holm']]],
])('groups mentions: %s', (_, text, expected) => {
  expect(namesOf(text)).toEqual(expected);
});

test('an entity has the most frequent type of its mentions', () => {
  const [entity] = entitiesOf(articleOf('President Ana Torres spoke. Torres left. Torres came back.'));
  expect(entity).toMatchObject({ type: 'person' });
});

test('the first name of a sentence counts as its subject', () => {
  const [torres, holm] = entitiesOf(articleOf('Ana Torres met Lars Holm.'));
  expect(torres?.occurrences[0]?.isSubject).toBe(true);
  expect(holm?.occurrences[0]?.isSubject).toBe(false);
});

test('an article is analysed once', () => {
  const article = articleOf('Ana Torres met Lars Holm.');
  expect(analysedSentences(article)).toBe(analysedSentences(article));
  expect(entitiesOf(article)).toBe(entitiesOf(article));
});
