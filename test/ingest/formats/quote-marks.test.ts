import { expect, test } from 'vitest';
import { withoutQuoteMarks } from '../../../src/ingest/formats/quote-marks.js';

test.each([
  [
    'a text that is quoted as a whole',
    '> Ferry late\n>\n> It sailed at nine.',
    'Ferry late\n\nIt sailed at nine.',
  ],
  ['blank lines without a mark', '> Ferry late\n\n> It sailed at nine.', 'Ferry late\n\nIt sailed at nine.'],
  ['one mark of several', '>> Ferry late\n>> It sailed.', '> Ferry late\n> It sailed.'],
])('%s loses the marks', (_, text, expected) => {
  expect(withoutQuoteMarks(text)).toBe(expected);
});

test.each(['See this:\n> Ferry late\n> It sailed.', '> 5 ferries were late.', 'It sailed.'])(
  '%j stays',
  (text) => {
    expect(withoutQuoteMarks(text)).toBe(text);
  },
);
