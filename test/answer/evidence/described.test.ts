import { expect, test } from 'vitest';
import { candidatesOf } from '../../../src/answer/evidence/candidates.js';
import { articleOf, evidenceOf } from '../evidence-of.js';

const TEXT =
  'Police held the captain of the Lady Oskava on Friday. The captain, Henrik Moe, 58, said nothing. The mate left.';

test('an office inherits whose it is from an earlier description', () => {
  const { candidates } = evidenceOf('who is the captain of the Lady Oskava?', [articleOf(TEXT)]);
  const terms = candidates.map(({ terms }) => ['ladi', 'oskava'].every((term) => terms.has(term)));
  expect(terms).toEqual([true, true, false]);
});

test('not from a later one, nor of another office', () => {
  const from = articleOf(
    'The captain was held. The mate of the Lady Oskava left. The mayor of Brey saw the captain of the Amalia.',
  );
  const { sentences } = from;
  const retrieved = { key: 1, article: 1, first: 0, last: sentences.length - 1, fused: 1 };
  const [first] = candidatesOf([{ from, retrieved, sentences }], null);
  expect([...first!.terms]).toEqual(['captain', 'held']);
});
