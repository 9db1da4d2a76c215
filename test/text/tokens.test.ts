import { describe, expect, test } from 'vitest';
import { contentTerms, tokenize } from '../../src/text/terms/tokens.js';
import fc from '../fixtures/properties.js';

describe('words with the same term', () => {
  test.for([
    ['US-India', 'US India'],
    ['Defence', 'defense'],
    ['organisations', 'organization'],
    ['signed', 'signing'],
    ['U.S.', 'US'],
    ['USA', 'US'],
    ['café', 'CAFE\u0301'],
    ['Singh’s', "Singh's"],
    ['Singh’s', 'Singh'],
    ['twelve', '12'],
    ['3,500', '3500'],
    ['ﬁnance', 'finance'],
    ['labour', 'labor'],
  ])('%s and %s', ([one, other]) => {
    expect(contentTerms(one!)).not.toEqual([]);
    expect(contentTerms(one!)).toEqual(contentTerms(other!));
  });
});

describe('words with different terms', () => {
  test.for([
    ['3.5', '35'],
    ['US', 'use'],
    ['China', 'chin'],
    ['Iran', 'ran'],
  ])('%s and %s', ([one, other]) => {
    expect(contentTerms(one!)).not.toEqual(contentTerms(other!));
  });
});

describe('stop words are left out', () => {
  test.for(['who did it to us?', "I don't", 'they didn’t', "who's", 'What was it about?', '?! … —', ''])(
    '%s',
    (text) => {
      expect(contentTerms(text)).toEqual([]);
    },
  );

  test('but not countries and organisations in capitals', () => {
    expect(contentTerms('WHO, IT, US')).toEqual(['who', 'it', 'usa']);
  });
});

test('tokens are at their spans, in order, and contain no white space', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      let from = 0;
      for (const { word, start, end, term } of tokenize(text)) {
        expect(start).toBeGreaterThanOrEqual(from);
        expect(text.slice(start, end)).toBe(word);
        expect(term).toMatch(/^[\p{L}\p{N}.]*$/u);
        from = end;
      }
    }),
    { numRuns: 1000 },
  );
});
