import { expect, test } from 'vitest';
import { analysedSentences, entitiesOf } from '../../../src/answer/evidence/entities.js';
import { articleOf } from '../evidence-of.js';

const namesOf = (text: string): string[][] =>
  entitiesOf(articleOf(text)).map(({ occurrences }) => occurrences.map(({ name }) => name));

test.each([
  ['a full name and a surname', 'Charlie Bell won. Mr Bell wept.', [['Charlie Bell', 'Bell']]],
  ['initials', 'The European Union met. The EU agreed.', [['European Union', 'EU']]],
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
