import { describe, expect, test } from 'vitest';
import { type ArticleNames, findNames, namesOfArticle } from '../../src/text/names.js';
import { NAME_CASES } from './name-cases.js';

const names = (sentence: string, article?: ArticleNames): string[] =>
  findNames(sentence, article).map(({ kind, span }) => `${kind}: ${sentence.slice(span.start, span.end)}`);

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
    ['It rained in May.', []],
  ])('%s', (sentence, expected) => {
    expect(names(sentence)).toEqual(expected);
  });
});

test('a surname of the article is a person', () => {
  const article = namesOfArticle('');
  names('Dr Ana Qwexler spoke.', article);
  expect(article.surnames.get('Qwexler')).toBe('Ana Qwexler');
  expect(names('Then Qwexler left.', article)).toEqual(['person: Qwexler']);
});

test('last words of names that also occur alone are surnames', () => {
  const { surnames } = namesOfArticle(
    'Mateja Kezman scored. Kezman was forced off. The Qwex Labs opened. The Labs closed.',
  );
  expect([...surnames]).toEqual([['Kezman', 'Mateja Kezman']]);
});

test('what one sentence tells about a name holds in the whole article', () => {
  const article = namesOfArticle(
    'Lady Oskava left Oslo at six. The ferry Lady Oskava sank. Divers found the retailer Pimlo’s goods.',
  );
  expect(names('Lady Oskava left Oslo at six.', article)).toEqual(['thing: Lady Oskava', 'place: Oslo']);
  expect(names('A lorry on Oskava came loose.', article)).toEqual(['thing: Oskava']);
  expect(names('It hurt Pimlo and Lady Marsh.', article)).toEqual(['organisation: Pimlo', 'person: Marsh']);
});

describe('the type of a name', () => {
  test.each(NAME_CASES.filter(({ group }) => group !== 'without a clue'))('$marked', ({ kind, marked }) => {
    const name = marked.slice(marked.indexOf('«') + 1, marked.indexOf('»'));
    expect(names(marked.replace(/[«»]/g, ''))).toContain(`${kind}: ${name}`);
  });
});
