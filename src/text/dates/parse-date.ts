import type { IsoDate } from '../../domain/article.js';
import { calendarDay, type DateStyle, dayAtStart, withAsciiDigits } from './written-days.js';

const MAX_CHARS = 200;
const ZONE = '(?<zone>Z|(?:UTC|GMT)?[+-]\\d{1,2}(?::?\\d{2})?|UTC|GMT)';
const CLOCK = '(?<hour>\\d{1,2})[:.h](?<minute>\\d{1,2})(?:[:.](?<second>\\d{1,2})(?:[.,]\\d{1,9})?)?';
const HALF = '(?: ?(?<half>[ap])\\.?m\\.?)?';

/** "Wed, ", "Mittwoch, der ", "le ": one or two words before a day. */
const WEEKDAY_RE = /^(?:\p{L}[\p{L}-]{1,14}[.,]{0,2} ){1,2}/u;
/** "Wed,18 Nov 2026". */
const MISSING_BLANK_RE = /^(\p{L}{2,14}[.,])(?=\d)/u;
/** What may follow a day: "T08:30:00.364Z", ", 10:31 PM IST", " 08:00:00 GMT+0000 (Coordinated Universal Time)". */
const TIME_RE = new RegExp(
  `^(?:(?:,? ?T|,? ?[-–|/]|,? (?:at|um|kl\\.?|à|às|alle|a las)|,)? ?${CLOCK}${HALF}(?: ?(?:Uhr|Hrs|h))?(?: ?${ZONE})?(?: ?[A-Z]{2,5}| [A-Z_]{2,20}/[A-Z_]{2,20}){0,2}(?: m=[+-][\\d.]{1,20})?)?(?: ?\\([^()]{1,60}\\)| ?\\[[^[\\]]{1,60}\\])?[.,]?$`,
  'iu',
);
/** "20251031", "20251031T083000Z", "20251031083000". */
const BASIC_RE = new RegExp(
  `^(?<year>\\d{4})(?<month>\\d{2})(?<day>\\d{2})(?:[T ]?(?<hour>\\d{2})(?<minute>\\d{2})(?<second>\\d{2})?${ZONE}?)?$`,
  'iu',
);
/** C and Unix: "Wed Nov 18 08:00:00 2026", "Wed Nov 18 08:00:00 +0000 2026". */
const YEAR_LAST_RE = new RegExp(
  `^(?:\\p{L}{2,9},? )?(?<date>\\p{L}{3,9} \\d{1,2})(?<time> ${CLOCK}(?: (?:${ZONE}|[A-Z]{2,5}))?) (?<year>\\d{4})$`,
  'iu',
);
const EPOCH_RE = /^(\d{9,10})(?:\.\d{1,9}|(\d{3}))?$/;

/**
 * Parses a date as metadata and people write it. A time with an offset keeps it, since its day is that of the place; a
 * time without one is dropped. Null for anything else and for "3/4/2026", unless the language tells the order: no date
 * is better than a wrong one.
 * @param style A tag alone is the language.
 */
export function parseDate(written: string, style: DateStyle | string | null = null): IsoDate | null {
  if (style === null || typeof style === 'string') return parseDate(written, { language: style });
  const text = withAsciiDigits(written.slice(0, MAX_CHARS))
    .replace(/\s+/gu, ' ')
    .replace(MISSING_BLANK_RE, '$1 ')
    .trim();
  const epoch = EPOCH_RE.exec(text);
  if (epoch) return new Date(Number(epoch[1]) * 1000 + Number(epoch[2] ?? 0)).toISOString();
  const basic = BASIC_RE.exec(text)?.groups;
  if (basic) return withTime(calendarDay(basic.year!, Number(basic.month), Number(basic.day)), basic);
  const last = YEAR_LAST_RE.exec(text)?.groups;
  if (last) return parseDate(`${last.date} ${last.year}${last.time}`, style);
  for (const line of new Set([text, text.replace(WEEKDAY_RE, ''), text.replace(/^\p{L}+[.,]{0,2} /u, '')])) {
    const found = dayAtStart(line, style);
    const time = found && TIME_RE.exec(line.slice(found.end));
    if (time) return withTime(found.day, time.groups ?? {});
  }
  return null;
}

type Time = { readonly [name in 'hour' | 'minute' | 'second' | 'half' | 'zone']?: string | undefined };

/** Null for a time or an offset that does not exist. */
function withTime(day: string | null, { hour, minute, second = '0', half, zone }: Time): IsoDate | null {
  if (day === null || hour === undefined || zone === undefined) return day;
  const hours =
    half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  const [, sign, offsetHours, offsetMinutes = '0'] = /([+-])(\d{1,2}):?(\d{2})?$/.exec(zone) ?? [];
  const [h, m, s] = [hours, minute, second].map((part) => String(part).padStart(2, '0'));
  const isUtc = sign === undefined || Number(offsetHours) + Number(offsetMinutes) === 0;
  const offset = isUtc
    ? '.000Z'
    : `${sign}${offsetHours!.padStart(2, '0')}:${offsetMinutes.padStart(2, '0')}`;
  const date = `${day}T${h}:${m}:${s}${offset}`;
  return Number.isNaN(Date.parse(date)) || Number(offsetHours ?? 0) > 14 ? null : date;
}
