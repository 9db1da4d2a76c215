import { describe, expect, test } from 'vitest';
import { wholeSpan } from '../../../src/answer/short-answer/whole-span.js';
import fc from '../../fixtures/properties.js';

/** The corrected span between « and »; null if nothing remains. */
function wholeOf(marked: string, options?: { names: boolean }): string | null {
  const text = marked.replace(/[«»]/g, '');
  const span = { start: marked.indexOf('«'), end: marked.indexOf('»') - 1 };
  const whole = wholeSpan(text, span, { start: 0, end: text.length }, options);
  return whole && text.slice(whole.start, whole.end);
}

describe('strips punctuation and function words', () => {
  test.each([
    ['They met «in Oslo,» on Monday.', 'Oslo'],
    ['It was won «by the striker».', 'striker'],
    ['It closed «because of the storm» on Monday.', 'storm'],
    ['It was «“the largest bridge”» in the country.', 'largest bridge'],
    ['It fell — «— by half —» on Monday.', 'half'],
    ['The show «“Squid Game” season 2» began.', '“Squid Game” season 2'],
    ['The bank «HSBC)» said so.', 'HSBC'],
    ['The bank «Holm (Oslo)» said so.', 'Holm (Oslo)'],
    ['It was told «by Apple Inc.» on Monday.', 'Apple Inc.'],
    ['He spoke «to the U.S.» on Monday.', 'U.S.'],
    ['He owns «Halden Motors, whose president is Bo Lind».', 'Halden Motors'],
    ['It was «Bo Lind, who is 40,» on Monday.', 'Bo Lind'],
    ['It was «Bo Lind, who is 40, and Ana Torres» on Monday.', 'Bo Lind, who is 40, and Ana Torres'],
    ['He lives in «Oslo, where Lind lives and works».', 'Oslo'],
    [
      'It was «its gate, which was built in 1931, had cracked».',
      'its gate, which was built in 1931, had cracked',
    ],
    ['She asked «who it was».', 'who it was'],
    ['It ended «, .»', null],
    ['It ended «» there', null],
  ])('%s %s', (marked, whole) => {
    expect(wholeOf(marked)).toBe(whole);
  });
});

describe('completes amounts with currency, scale and unit', () => {
  test.each([
    ['It pays Rs «1»,25,000 a month.', 'Rs 1,25,000 a month'],
    ['It pays Rs 1,«25»,000 a month.', 'Rs 1,25,000 a month'],
    ['It pays Rs 1,25,«000» a month.', 'Rs 1,25,000 a month'],
    ['They paid €1.«234».567 for it.', '€1.234.567'],
    ['It is worth Rs «2.4» lakh crore now.', 'Rs 2.4 lakh crore'],
    ['It raised «$12.5» million on Monday.', '$12.5 million'],
    ['It raised US$«5»bn on Monday.', 'US$5bn'],
    ['It raised «five million» pounds on Monday.', 'five million pounds'],
    ['They won «3»-1 on Sunday.', '3-1'],
    ['Prices rose «40»% in a year.', '40%'],
    ['Prices rose «40» percentage points.', '40 percentage points'],
    ['It fell to −«5» °C on Monday.', '−5 °C'],
    ['It began at «2»:40 a.m. on Sunday.', '2:40 a.m.'],
    ['It began at 2:«40 a.m.» on Sunday.', '2:40 a.m.'],
    ['It began in 20«19», and ended.', '2019'],
    ['In the «2019»–20 season they won.', '2019–20'],
    ['There were «3», 4 at most.', '3'],
    ['It costs between 5,000 and «8,000» crowns.', 'between 5,000 and 8,000 crowns'],
    ['Prices went from «13.40» to 14.20 crowns.', '13.40'],
    ['Prices went from 13.40 to «14.20».', '14.20'],
  ])('%s %s', (marked, whole) => {
    expect(wholeOf(marked)).toBe(whole);
  });
});

describe('keeps what makes an amount a bound or an estimate', () => {
  test.each([
    ['«At least nine people» died.', 'At least nine people'],
    ['They saw «at most five».', 'at most five'],
    ['It takes «at the very least 12 days».', 'at the very least 12 days'],
    ['It damaged «under 50 homes».', 'under 50 homes'],
    ['It cost «over $5 million».', 'over $5 million'],
    ['It cost «about Rs 2.4 lakh crore».', 'about Rs 2.4 lakh crore'],
    ['It ended «in about 20 minutes».', 'about 20 minutes'],
    ['It rose «by around a third».', 'around a third'],
    ['It began «at around 5 p.m.» on Monday.', 'around 5 p.m.'],
    ['It holds «up to 300 people».', 'up to 300 people'],
    ['It holds «for nearly two dozen people».', 'nearly two dozen people'],
    ['It took «for just over six hours».', 'just over six hours'],
    ['At «least nine people» died.', 'At least nine people'],
    ['It took no more «than 40 minutes».', 'no more than 40 minutes'],
    ['It took fewer «than 40 people».', 'fewer than 40 people'],
    ['About «2,000» dockers work there.', 'About 2,000'],
    ['It took more than «30,000 vehicles» a day.', 'more than 30,000 vehicles'],
  ])('%s %s', (marked, whole) => {
    expect(wholeOf(marked, { names: false })).toBe(whole);
  });

  test.each([
    ['It lasted «over the weekend».', 'weekend'],
    ['It happened «at night».', 'night'],
    ['It rose «by 12 percent».', '12 percent'],
    ['It lasted «from 12 to 15 hours».', '12 to 15 hours'],
  ])('strips other words: %s %s', (marked, whole) => {
    expect(wholeOf(marked, { names: false })).toBe(whole);
  });

  test('“about” before another answer is no estimate', () => {
    expect(wholeOf('The film is «about two sisters».')).toBe('two sisters');
    expect(wholeOf('He was found «near two rivers».')).toBe('two rivers');
  });
});

test('completes names, unless an amount is asked for', () => {
  expect(wholeOf('It was signed by Rajnath «Singh» on Friday.')).toBe('Rajnath Singh');
  expect(wholeOf('It was signed by «Singh and Pete» Hegseth.')).toBe('Singh and Pete Hegseth');
  expect(wholeOf('They met in «New» York on Friday.')).toBe('New York');
  expect(wholeOf('Six-time «Grammy» Award winner', { names: false })).toBe('Grammy');
  expect(wholeOf('It was signed by Rajnath «Singh» on Friday.', { names: false })).toBe('Singh');
});

test.each([
  ['“It was made by «a Velosaurus». This is rare,” she said.', 'Velosaurus'],
  ['“So they left Tarnport. «Brill Quay» took them. Nobody else did,” she said.', 'Brill Quay'],
  ['“We asked Dr. «Ana Torres» of St. Brill. Nobody else,” she said.', 'Ana Torres'],
])('stays inside a statement of a quotation: %s', (marked, whole) => {
  expect(wholeOf(marked)).toBe(whole);
});

test('stays inside the sentence', () => {
  const text = 'It cost Rs 1,25,000 million. Rajnath Singh paid.';
  const cost = wholeSpan(text, { start: 13, end: 15 }, { start: 11, end: 17 });
  expect(text.slice(cost!.start, cost!.end)).toBe('25,0');
  const name = wholeSpan(text, { start: 37, end: 42 }, { start: 37, end: text.length });
  expect(text.slice(name!.start, name!.end)).toBe('Singh');
});

const PIECES = [
  'Rs ',
  '€',
  '$',
  '1',
  '25',
  '000',
  ',',
  '.',
  ':',
  '-',
  '–',
  '%',
  ' ',
  ' ',
  'a.m.',
  ' million',
  ' lakh',
].concat(['Rajnath ', 'Singh', ' in ', 'the ', 'signed', '(', ')', '“', '”', '’', 'é', '🎉', '\u202f', '\n']);
const marked = fc
  .record({
    text: fc
      .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 14 })
      .map((parts) => parts.join('')),
    places: fc.array(fc.nat(100), { minLength: 4, maxLength: 4 }),
  })
  .map(({ text, places }) => {
    const inOrder = places.map((place) => place % (text.length + 1)).sort((a, b) => a - b);
    const [from, start, end, to] = inOrder as [number, number, number, number];
    return { text, span: { start, end }, sentence: { start: from, end: to } };
  });

test('the result is in the sentence, is not empty and splits no number', () => {
  const bothDigits = (pair: string) => /^\d\d$/.test(pair);
  fc.assert(
    fc.property(marked, fc.boolean(), ({ text, span, sentence }, names) => {
      const whole = wholeSpan(text, span, sentence, { names });
      if (whole === null) return;
      const { start, end } = whole;
      expect(start).toBeGreaterThanOrEqual(sentence.start);
      expect(end).toBeLessThanOrEqual(sentence.end);
      expect(end).toBeGreaterThan(start);
      if (start > sentence.start) expect(bothDigits(text.slice(start - 1, start + 1))).toBe(false);
      if (end < sentence.end) expect(bothDigits(text.slice(end - 1, end + 1))).toBe(false);
    }),
    { numRuns: 3000 },
  );
});

describe('keeps two numbers apart and completes partial words', () => {
  test.each([
    ['In «2024» 125 people died.', '2024'],
    ['On Monday at «9» 15 people left.', '9'],
    ['It has «2» 500 000 members.', '2 500 000'],
    ['They put «tar»iffs on steel.', 'tariffs'],
    ['It was a £«3»m deal.', '£3m'],
    ['It ran «5»km to the harbour.', '5km'],
    ['It was built in the «1990»s.', '1990s'],
    ['The F-«150» was recalled.', '150'],
    ['It was −«31» °C there.', '−31 °C'],
    ['They gave «five» million pounds.', 'five million pounds'],
  ])('%s %s', (marked, whole) => {
    expect(wholeOf(marked)).toBe(whole);
  });
});
