import { SMALL_NUMBERS } from '../../lexicon/amounts.js';
import { WEEKDAYS } from '../../lexicon/months.js';
import { wordList } from '../../lexicon/words.js';
import { isGlued, startsWith, type Tokens } from '../token.js';
import type { CalendarValue } from './calendar.js';

const ZONES = new Set(
  wordList(
    'GMT UTC BST EST EDT CST CDT MST MDT PST PDT ET PT CET CEST EET EEST IST JST AEST AEDT MSK WAT EAT SAST',
  ),
);
const WEEKDAY_WORDS: ReadonlySet<string> = new Set(WEEKDAYS);
const HOURS = new Map(SMALL_NUMBERS.slice(1, 13).map((word, at) => [word, at + 1]));

/** The clock time that begins at a token, or the duration "1:23:45"; null if none does. */
export function clockAt(tokens: Tokens, at: number): CalendarValue | null {
  const first = tokens[at]!;
  if (/^(?:noon|midday|midnight)$/.test(first.lower)) return clock(withZone(tokens, at + 1));
  if (first.kind === 'digits') return digitsAt(tokens, at);
  return wordsAt(tokens, at);
}

const clock = (end: number): CalendarValue => ({ dimension: 'clock', form: 'single', end });

function digitsAt(tokens: Tokens, at: number): CalendarValue | null {
  const [hour, mark, minutes] = tokens.slice(at, at + 3);
  const hasMinutes =
    hour!.text.length <= 2 &&
    isGlued(mark) &&
    /^[:.]$/.test(mark.text) &&
    isGlued(minutes) &&
    /^[0-5]\d$/.test(minutes.text);
  if (hasMinutes) {
    const seconds =
      isGlued(tokens[at + 3]) &&
      tokens[at + 3]!.text === mark!.text &&
      isGlued(tokens[at + 4]) &&
      tokens[at + 4]!.kind === 'digits';
    if (seconds)
      return mark!.text === ':' && /^[0-5]\d$/.test(tokens[at + 4]!.text)
        ? { dimension: 'duration', form: 'single', end: at + 5 }
        : null;
    const half = halfOfDay(tokens, at + 3);
    if (half !== null && Number(hour!.text) <= 12) return clock(withZone(tokens, half));
    const zoned = withZone(tokens, at + 3);
    if (Number(hour!.text) > 24) return null;
    if (zoned > at + 3) return clock(zoned);
    return mark!.text === ':' ? (hourInWords(tokens, at + 3) ?? clock(at + 3)) : null;
  }
  if (/^[0-2]\d[0-5]\d$/.test(hour!.text)) {
    const zoned = withZone(tokens, at + 1);
    return zoned > at + 1 ? clock(zoned) : null;
  }
  if (hour!.text.length > 2 || Number(hour!.text) > 12) return null;
  const half = halfOfDay(tokens, at + 1);
  return half !== null ? clock(withZone(tokens, half)) : hourInWords(tokens, at + 1);
}

/** The index after "a.m.", "pm"; null if there is none. */
function halfOfDay(tokens: Tokens, at: number): number | null {
  const token = tokens[at];
  if (!token || token.space.length > 1) return null;
  if (/^[ap]m$/.test(token.lower)) return at + 1;
  if (!/^[ap]$/.test(token.lower)) return null;
  const [dot, m, last] = tokens.slice(at + 1, at + 4);
  if (dot?.text !== '.' || !isGlued(dot) || m?.lower !== 'm') return null;
  return last?.text === '.' && isGlued(last) ? at + 4 : at + 3;
}

function withZone(tokens: Tokens, at: number): number {
  if (ZONES.has(tokens[at]?.text ?? '')) return at + 1;
  return startsWith(tokens, at, ['local', 'time']) ? at + 2 : at;
}

/** "six o'clock", "five in the morning", "half past ten" */
function wordsAt(tokens: Tokens, at: number): CalendarValue | null {
  const first = tokens[at]!.lower;
  if (HOURS.has(first)) return hourInWords(tokens, at + 1);
  const isPart =
    first === 'half'
      ? startsWith(tokens, at + 1, ['past'])
      : first === 'quarter' && /^(?:past|to)$/.test(tokens[at + 1]?.lower ?? '');
  if (!isPart) return null;
  const hour = tokens[at + 2];
  if (!hour) return null;
  const isHour = HOURS.has(hour.lower) || (hour.kind === 'digits' && Number(hour.text) <= 12);
  if (!isHour) return null;
  return hourInWords(tokens, at + 3) ?? clock(halfOfDay(tokens, at + 3) ?? at + 3);
}

/** What makes a number an hour: "o'clock", "in the morning". */
function hourInWords(tokens: Tokens, at: number): CalendarValue | null {
  const oclock =
    tokens[at]?.lower === 'o' &&
    /^['’]$/.test(tokens[at + 1]?.text ?? '') &&
    tokens[at + 2]?.lower === 'clock'
      ? at + 3
      : null;
  const end = oclock ?? at;
  const isOfWeekday =
    tokens[end]?.lower === 'on' &&
    WEEKDAY_WORDS.has(tokens[end + 1]?.text ?? '') &&
    /^(?:morning|afternoon|evening)$/.test(tokens[end + 2]?.lower ?? '');
  if (isOfWeekday) return clock(end);
  const isOfDay =
    startsWith(tokens, end, ['in', 'the']) &&
    /^(?:morning|afternoon|evening)$/.test(tokens[end + 2]?.lower ?? '');
  if (isOfDay) return clock(end + 3);
  if (startsWith(tokens, end, ['at', 'night'])) return oclock === null ? null : clock(end + 2);
  return oclock === null ? null : clock(oclock);
}
