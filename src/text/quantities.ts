import type { EntityType, Mention } from '../domain/article.js';
import { Coverage } from './coverage.js';
import { CURRENCY_NOUNS, SCALES, SMALL_NUMBERS, TENS } from './lexicon/amounts.js';
import { MONTH_ABBREVIATIONS, MONTHS, WEEKDAYS } from './lexicon/months.js';
import { anyOf, wordList } from './lexicon/words.js';

const MONTH = `${anyOf([...MONTHS, ...MONTH_ABBREVIATIONS])}\\.?`;
/** "May" alone may be the verb. */
const MONTH_ALONE = anyOf(MONTHS.filter((month) => month !== 'May'));
const WEEKDAY = anyOf(WEEKDAYS);
const NUMBER = '\\d+(?:,\\d{3})*(?:\\.\\d+)?';
/** Each once: with "twenty" in both lists, a run of it was read in 2ⁿ ways. */
const NUMBER_WORDS = new Set([
  ...SMALL_NUMBERS.slice(1),
  ...TENS,
  ...wordList('hundred dozens? hundreds thousands millions billions'),
]);
const NUMBER_WORD = anyOf([...NUMBER_WORDS]);
/** Bounded, because a run of number words without a unit after it is tried from each of them. */
const SPELLED = `${NUMBER_WORD}(?:[- ]${NUMBER_WORD}){0,15}`;
const SCALE = `${anyOf([...Object.keys(SCALES), '[mb]n', 'tn', '[mbk]'])}\\b`;
const AMOUNT = `(?:${NUMBER}|${SPELLED})(?:[ -]?${SCALE})?`;
const UNIT_OF_TIME =
  '(?:second|minute|hour|day|night|week|fortnight|month|quarter|year|decade|centur(?:y|ie)|season)s?';
const CURRENCY = '(?:US\\$|A\\$|C\\$|HK\\$|NZ\\$|\\$|£|€|¥|₹|(?<![\\p{L}\\d])Rs\\.?\\s?)';
const CURRENCY_NOUN = anyOf(CURRENCY_NOUNS);

/** Tried in this order: a match is dropped if it overlaps one of an earlier pattern. */
const PATTERNS: readonly (readonly [EntityType, RegExp])[] = [
  [
    'money',
    new RegExp(
      `${CURRENCY}\\s?${NUMBER}(?:[ -]?${SCALE})?|\\b${AMOUNT}[ -](?:US )?${CURRENCY_NOUN}\\b`,
      'giu',
    ),
  ],
  ['percent', new RegExp(`\\b${AMOUNT}\\s?(?:%|per ?cent\\b|percentage points?\\b)`, 'giu')],
  [
    'duration',
    new RegExp(
      `\\b(?:${AMOUNT}|a|an|several|few|half an?)[ -]${UNIT_OF_TIME}(?:[- ]long)?\\b(?!-old| (?:ago|later|earlier)\\b)|\\b\\d{1,2}:\\d\\d:\\d\\d\\b`,
      'giu',
    ),
  ],
  [
    'date',
    new RegExp(
      [
        `\\b(?:\\d{1,2}(?:st|nd|rd|th)?(?:\\s+of)?\\s+${MONTH}|${MONTH}\\s+\\d{1,2}(?:st|nd|rd|th)?)(?!\\d)(?:,?\\s+(?:1[0-9]|20)\\d\\d)?`,
        `\\b(?:(?:first|second|third|fourth|last)\\s+(?:quarter|half)|spring|summer|autumn|winter)\\s+(?:of\\s+)?(?:1[5-9]|20)\\d\\d\\b`,
        `\\b${MONTH},?\\s+(?:1[0-9]|20)\\d\\d\\b`,
        `\\b\\d{4}-\\d{2}-\\d{2}\\b`,
        `\\b(?:1[5-9]|20)\\d\\d(?:-\\d\\d)?(?:s\\b|(?![,.]*\\d|%))`,
        `\\b${WEEKDAY}\\b(?:\\s+(?:morning|afternoon|evening|night))?`,
        `\\b${MONTH_ALONE}\\b`,
        `\\b(?:yesterday|today|tomorrow|tonight)\\b`,
        `\\b(?:last|next|this|earlier this|later this)\\s+(?:week|month|year|season|summer|winter|spring|autumn|decade|century)\\b`,
        `\\b(?:${AMOUNT}|a|an|several|few)[ -]${UNIT_OF_TIME}\\s+(?:ago|later|earlier)\\b`,
        `\\b(?:the\\s+)?\\d{1,2}(?:st|nd|rd|th)[ -]century\\b`,
        `\\b\\d{1,2}[:.]\\d\\d\\s?(?:am|pm|a\\.m\\.|p\\.m\\.|GMT|UTC|BST|EST|IST)\\b|\\b\\d{1,2}\\s?(?:am|pm)\\b`,
      ].join('|'),
      'gu',
    ),
  ],
  [
    'number',
    new RegExp(`(?<![\\p{L}\\d.,-])${AMOUNT}(?:\\s?°\\s?[CF]\\b|(?<=\\d)[CF]\\b)?(?![\\p{L}\\d])`, 'giu'),
  ],
];

/** Finds dates, durations, money, percentages and other numbers, in order. Offsets are into `text`. */
export function findQuantities(text: string): Mention[] {
  const found: Mention[] = [];
  const taken = new Coverage(text.length);
  for (const [kind, pattern] of PATTERNS) {
    for (const { 0: match, index } of text.matchAll(pattern)) {
      const span = { start: index, end: index + match.trimEnd().length };
      if (taken.overlaps(span)) continue;
      taken.add(span);
      found.push({ kind, span });
    }
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}
