import type { IsoDate } from '../../domain/article.js';

const ISO_RE =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?$/i;
/** RFC 2822 and similar: "Fri, 31 Oct 2025 08:30:00 +0530", "31 October 2025", "Oct 31, 2025 10:31 PM IST". */
const WORDED_RE =
  /^(?:[a-z]{3,9},? )?(?<date>(?<first>\d{1,2}) [a-z]{3,9}\.?,? \d{4}|[a-z]{3,9}\.? (?<second>\d{1,2}),? \d{4})(?:,? (?:at )?\d{1,2}:\d{2}(?::\d{2})?(?: ?(?<zone>Z|UTC|GMT|[+-]\d{4})|(?: ?[ap]\.?m\.?)?(?: [a-z]{2,5})?)?)?$/i;

/**
 * Parses a date as metadata and people write it. A time with a zone gives a date-time in UTC; without a zone only the
 * day is used. Null for anything else: no date is better than a wrong one.
 */
export function parseDate(written: string): IsoDate | null {
  const text = written.replace(/\s+/gu, ' ').trim();
  const iso = ISO_RE.exec(text);
  if (iso) {
    const [, year, month, day, hour, minute, second = '00', zone] = iso;
    const date = `${year}-${month}-${day}`;
    if (!isDay(date)) return null;
    if (hour === undefined || zone === undefined) return date;
    const offset = /^[+-]/.test(zone) ? zone.replace(/^(...)(\d)/, '$1:$2') : 'Z';
    return instant(`${date}T${hour}:${minute}:${second}${offset}`);
  }
  const { date, first, second: last, zone } = WORDED_RE.exec(text)?.groups ?? {};
  const day = new Date(`${date} 00:00 UTC`);
  if (Number.isNaN(day.getTime()) || day.getUTCDate() !== Number(first ?? last)) return null;
  return zone ? instant(text.replace(/Z$/i, 'GMT')) : day.toISOString().slice(0, 10);
}

/** True if the day exists: 30 February does not roll over into March. */
function isDay(date: string): boolean {
  const parsed = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date);
}

function instant(text: string): IsoDate | null {
  const parsed = new Date(text);
  return Number.isNaN(parsed.getTime()) ? null : parsed.toISOString();
}
