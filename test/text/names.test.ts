import { describe, expect, test } from 'vitest';
import { findNames, repeatedSurnames } from '../../src/text/names.js';

const names = (sentence: string, known?: Map<string, string>): string[] =>
  findNames(sentence, known).map(({ kind, span }) => `${kind}: ${sentence.slice(span.start, span.end)}`);

describe('names by their type', () => {
  test.each([
    ['Goalkeeper Ana Torres left.', ['person: Ana Torres']],
    ['The striker, CEO Bo Lind, left.', ['person: Bo Lind']],
    ['It was the quarterback Zed Qwexler.', ['person: Zed Qwexler']],
    ['The Royal Bank of Scotland lent it.', ['organisation: Royal Bank of Scotland']],
    ['Tate & Lyle sold it.', ['organisation: Tate & Lyle']],
    ['NATO agreed.', ['organisation: NATO']],
    ['They flew to New York from Upper Egypt.', ['place: New York', 'place: Upper Egypt']],
    ['They met near Qwexler on Monday.', ['place: Qwexler']],
    ['The Foreign Minister left.', []],
    ['They spoke French on Monday.', []],
    ['Will it rain?', []],
  ])('%s', (sentence, expected) => {
    expect(names(sentence)).toEqual(expected);
  });
});

test('a surname of the article is a person', () => {
  const known = new Map<string, string>();
  names('Dr Ana Qwexler spoke.', known);
  expect(known.get('Qwexler')).toBe('Ana Qwexler');
  expect(names('Then Qwexler left.', known)).toEqual(['person: Qwexler']);
});

test('last words of names that also occur alone are surnames', () => {
  const surnames = repeatedSurnames(
    'Mateja Kezman scored. Kezman was forced off. The Qwex Labs opened. The Labs closed.',
  );
  expect([...surnames]).toEqual([['Kezman', 'Mateja Kezman']]);
});
