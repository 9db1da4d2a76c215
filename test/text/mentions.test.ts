import { describe, expect, test } from 'vitest';
import { findMentions } from '../../src/text/analyse.js';

const mentions = (sentence: string): string[] =>
  findMentions(sentence).map(({ kind, span }) => `${kind}: ${sentence.slice(span.start, span.end)}`);

/** A sentence and all mentions expected in it. */
const NAMES: readonly (readonly [string, ...string[]])[] = [
  [
    'US Secretary of War Pete Hegseth met Rajnath Singh in Kuala Lumpur.',
    'place: US',
    'person: Pete Hegseth',
    'person: Rajnath Singh',
    'place: Kuala Lumpur',
  ],
  ['Singapore Defence Minister Chan Chun Sing welcomed it.', 'place: Singapore', 'person: Chan Chun Sing'],
  [
    'Foreign Secretary David Lammy and Prime Minister Keir Starmer spoke.',
    'person: David Lammy',
    'person: Keir Starmer',
  ],
  [
    'President Joe Biden met the European Union and Microsoft Corp in Paris.',
    'person: Joe Biden',
    'organisation: European Union',
    'organisation: Microsoft Corp',
    'place: Paris',
  ],
  ['Mr Smith spoke for Dr. Jane Doe.', 'person: Smith', 'person: Jane Doe'],
  ['The Bank of England kept its rate.', 'organisation: Bank of England'],
  ['Nineteen-year-old Grace Mwende ran.', 'number: Nineteen-year-old', 'person: Grace Mwende'],
  ['The minister said it would rain.'],
  ['Who signed it?'],
];

describe('names, without their titles', () => {
  test.for(NAMES)('%s', ([sentence, ...expected]) => {
    expect(mentions(sentence)).toEqual(expected);
  });
});

const QUANTITIES: readonly (readonly [string, ...string[]])[] = [
  [
    'It paid $3.5bn, or 12 per cent, over 10 years on 31 October 2025.',
    'money: $3.5bn',
    'percent: 12 per cent',
    'duration: 10 years',
    'date: 31 October 2025',
  ],
  [
    'It rose 3.5% to £1,200 on Friday for 1,500 people.',
    'percent: 3.5%',
    'money: £1,200',
    'date: Friday',
    'number: 1,500',
  ],
  [
    'On Oct. 31, 2025 at 10.30 GMT about twenty-two people paid Rs 500 crore (US$60 million) in the 21st century.',
    'date: Oct. 31, 2025',
    'date: 10.30 GMT',
    'number: twenty-two',
    'money: Rs 500 crore',
    'money: US$60 million',
    'date: 21st century',
  ],
  ['They left two weeks ago.', 'date: two weeks ago'],
  ['They left two weeks later, in 1999.', 'date: two weeks later', 'date: 1999'],
  ['It took half an hour.', 'duration: half an hour'],
  ['Turnout was 59.7% in 2024.', 'percent: 59.7%', 'date: 2024'],
  ['It sold 2025 units.', 'date: 2025'],
  ['It cost 40 million euros.', 'money: 40 million euros'],
  ['In March they may march.', 'date: March'],
  ['Covid-19 spread.'],
  ['He read 20 papers 100 times.', 'number: 20', 'number: 100'],
  ['She ran it in 2:08:14 at 41C.', 'duration: 2:08:14', 'number: 41C'],
  ['It closes in the first quarter of 2026.', 'date: the first quarter of 2026'],
];

describe('quantities with their units', () => {
  test.for(QUANTITIES)('%s', ([sentence, ...expected]) => {
    const found = mentions(sentence).filter(
      (mention) => !/^(?:person|organisation|place|name):/.test(mention),
    );
    expect(found).toEqual(expected);
  });
});
