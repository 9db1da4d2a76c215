import { isLabelNoun } from '../label.js';
import { type Parsed, parsed } from '../parsed.js';
import { isGlued, type Tokens } from '../token.js';
import type { ValueForm } from '../value.js';
import { type CalendarValue, dateAt, joinerAt } from './calendar.js';
import { clockAt } from './clock.js';

/** The date, the clock time or the range of two that begins at a token; null if none does. */
export function calendarValueAt(tokens: Tokens, at: number): Parsed | null {
  if (isGluedToWord(tokens, at)) return null;
  if (tokens[at]!.kind === 'digits' && isLabelNoun(tokens[at - 1]?.lower ?? '')) return null;
  const found = clockRangeAt(tokens, at) ?? clockAt(tokens, at) ?? dateAt(tokens, at);
  return found && withSecond(tokens, at, found);
}

/** With the second of two dates or clock times. */
function withSecond(tokens: Tokens, at: number, first: CalendarValue): Parsed {
  const joined =
    joinerAt(tokens, first.end) ??
    (isBetween(tokens, at) && tokens[first.end]?.lower === 'and' ? first.end + 1 : null);
  const second =
    joined === null || first.form === 'range' || !tokens[joined]
      ? null
      : (clockAt(tokens, joined) ?? dateAt(tokens, joined));
  const isRange = second !== null && second.dimension === first.dimension && first.dimension !== 'duration';
  const { dimension } = first;
  const form: ValueForm = isRange ? 'range' : first.form;
  const amounts = dimension === 'duration' ? [secondsOf(tokens, at)] : [];
  const unit = dimension === 'duration' ? 'second' : '';
  return parsed(tokens, at, isRange ? second.end : first.end, { dimension, form, amounts, unit });
}

/** "between 6 and 8 p.m.", "9-11 a.m.": the first hour has no "a.m." of its own. */
function clockRangeAt(tokens: Tokens, at: number): CalendarValue | null {
  const [hour, joiner] = [tokens[at]!, tokens[at + 1]];
  if (hour.kind !== 'digits' || Number(hour.text) > 12) return null;
  const joined =
    joinerAt(tokens, at + 1) ?? (joiner?.lower === 'and' && isBetween(tokens, at) ? at + 2 : null);
  const end = joined !== null && tokens[joined] ? clockAt(tokens, joined) : null;
  return end?.dimension === 'clock' ? { ...end, form: 'range' } : null;
}

/** "1:23:45" */
const secondsOf = (tokens: Tokens, at: number): number =>
  Number(tokens[at]!.text) * 3600 + Number(tokens[at + 2]!.text) * 60 + Number(tokens[at + 4]!.text);

const isBetween = (tokens: Tokens, at: number): boolean => tokens[at - 1]?.lower === 'between';

/** "mid-2026" has a date, "B52" none. */
const isGluedToWord = (tokens: Tokens, at: number): boolean =>
  at > 0 &&
  isGlued(tokens[at]) &&
  (tokens[at - 1]!.kind !== 'symbol' ||
    (/^[-–$£€¥₹/.]$/.test(tokens[at - 1]!.text) && tokens[at]!.kind === 'digits'));
