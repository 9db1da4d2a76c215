import { describe, expect, test } from 'vitest';
import { datelineDate, findDateline } from '../../../src/ingest/boilerplate/dateline.js';

describe('datelineDate', () => {
  const now = new Date('2026-01-15T12:00:00Z');
  test.each([
    ['Kuala Lumpur [Malaysia], October 31 (ANI): Ministers met.', '2025-10-31'],
    ['LONDON, Nov. 3, 2024 (Reuters) - Ministers met.', '2024-11-03'],
    ['LONDON, 3 November (AFP) - Ministers met.', '2025-11-03'],
    ['Oct 31 (Reuters) - Shares fell.', '2025-10-31'],
    ['OSLO, Friday, January 15 (SW) - Today.', '2026-01-15'],
    ['OSLO, January 17 (SW) - Not yet this year.', '2025-01-17'],
    ['OSLO, Feb 29 (SW) - A leap year.', '2024-02-29'],
    ['A headline\n\nBy Jane Doe\n\nOSLO, May 3 (SW) - Talks.', '2025-05-03'],
    ['NPW-1\n\nTalks end\n\nIn a night\n\nBy Jane Doe\n\nNPW\n\nOSLO, May 3 (SW) - Talks.', '2025-05-03'],
    [`${'They met.\n\n'.repeat(4)}OSLO, May 3 (SW) - Talks.`, null],
    [`${'Talks\n\n'.repeat(8)}OSLO, May 3 (SW) - Talks.`, null],
    ['NEW DELHI: The talks ended.', null],
    ['OSLO, Nov 31 (SW) - No such day.', null],
    ['OSLO, Nov 3, 2031 (SW) - Yet to come.', null],
    ['The talks ended on May 3.', null],
    ['', null],
    ['Correction, 3 November: An earlier version gave another sum.', null],
    ['UPDATED, November 3: The talks ended.', null],
    ['Berichtigung, 3 November: Die Summe war falsch.', null],
    ['Monday, 3 November: The ship left the harbour.', null],
    ['Monday, 3 November (SW) - The ship left the harbour.', '2025-11-03'],
    ['FRIDAY HARBOR, Nov. 3 (SW) - The ship left.', '2025-11-03'],
    ['Correction, 4 November: A sum was wrong.\n\nOSLO, 3 November (SW) - Talks.', '2025-11-03'],
  ])('%s', (text, date) => {
    expect(datelineDate(text, now)).toBe(date);
  });

  test('a paragraph of boilerplate has none', () => {
    const box = 'Voting, 3 November: Who won where.';
    const text = `${box}\n\nOSLO, 5 November (SW) - Talks ended.`;
    expect(datelineDate(text, now, [{ start: 0, end: box.length }])).toBe('2025-11-05');
    expect(datelineDate(text, now, [{ start: 0, end: 7 }])).toBe('2025-11-03');
  });

  test('a day that has begun somewhere on Earth is today', () => {
    const text = 'SYDNEY, Nov 4 (SW) - Talks ended.';
    expect(datelineDate(text, new Date('2025-11-03T15:00:00Z'))).toBe('2025-11-04');
    expect(datelineDate(text, new Date('2025-11-03T09:59:00Z'))).toBe('2024-11-04');
  });
});

describe('findDateline', () => {
  test.each([
    ['LONDON (Reuters) - Ministers met.', false, 'LONDON (Reuters) -'],
    ['LONDON (Reuters): Ministers met.', true, 'LONDON (Reuters):'],
    ['Kuala Lumpur, October 31 (ANI): Ministers met.', false, 'Kuala Lumpur, October 31 (ANI):'],
  ])('%s', (paragraph, first, dateline) => {
    expect(paragraph.slice(0, findDateline(paragraph, first)?.length)).toBe(dateline);
  });

  test.each([
    ['Ann Holm (Social Alliance): 133,604 votes. Bo Lund (Greens): 131,486 votes.', false],
    ['Ann Holm (Greens): “We have won.”', false],
    ['Ann Holm (Greens): 12,000 votes.', true],
    ['Correction: An earlier version gave another sum.', true],
    ['Monday, 3 November: The ship left the harbour.', true],
  ])('%s has none', (paragraph, first) => {
    expect(findDateline(paragraph, first)).toBeNull();
  });
});
