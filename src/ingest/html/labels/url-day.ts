import { parseDate } from '../../../text/dates/parse-date.js';
import { calendarDay, type DateStyle, daysIn, type NumericOrder } from '../../../text/dates/written-days.js';
import { parseUrl } from '../../../text/parse-url.js';

/** "/2026/11/18/", "/2026/3/4/", "/2026-11-18-", "/20261118/". */
const DAY_RE = /[/_.~-]((?:19|20)\d{2})(?:([/_-]?)([01]\d)\2([0-3]\d)|\/(\d{1,2})\/(\d{1,2}))(?=[/_.-]|$)/;
/** "/2026-11/18/", "/2026/1118/". */
const MIXED_DAY_RE = /\/((?:19|20)\d{2})(?:-([01]\d)\/|\/([01]\d))([0-3]\d)(?=\/)/;
const WORD_DAY_RE = /\/((?:19|20)\d{2})\/([a-z]{3})\/([0-3]?\d)\//i;
/** "/18-11-2026", "/news-18.11.2026-". */
const YEAR_LAST_RE = /[/_~-](\d{2}([-.])\d{2}\2(?:19|20)\d{2})(?=[/_.-]|$)/;

/** The day in the path of an address; null for one that only looks like it. */
export function dayInUrl(url: string, style: DateStyle): string | null {
  const pathname = parseUrl(url)?.pathname ?? '';
  const [, year, , month, day, shortMonth, shortDay] = DAY_RE.exec(pathname) ?? [];
  if (year) return calendarDay(year, Number(month ?? shortMonth), Number(day ?? shortDay));
  const [, mixedYear, monthA, monthB, mixedDay] = MIXED_DAY_RE.exec(pathname) ?? [];
  if (mixedYear) return calendarDay(mixedYear, Number(monthA ?? monthB), Number(mixedDay));
  const [, wordYear, name, wordDay] = WORD_DAY_RE.exec(pathname) ?? [];
  if (wordYear) return parseDate(`${wordDay} ${name} ${wordYear}`);
  const last = YEAR_LAST_RE.exec(pathname)?.[1];
  return last === undefined ? null : (daysIn(last, style)[0]?.day ?? null);
}

/** Top-level domains of countries that write the day first; none that are sold to everybody, as .io and .tv. */
const DAY_FIRST_DOMAINS = new Set(
  'at au be bg br ch cl cy cz de dk ee es fi fr gh gr hk hr id ie il in is it ke lk lt lu lv mt mx my ng nl no nz pk pl pt ro rs ru se sg si sk th tr ua uk uy vn za zw'.split(
    ' ',
  ),
);
const MONTH_FIRST_DOMAINS = new Set(['us', 'gov', 'mil']);
const REGION_RE = /\/[a-z]{2}[-_]([a-z]{2})(?=\/|$)/i;

/** The order of "3/4/2026" in the country that an address names: "example.co.uk", "/en-gb/". Null if it names none. */
export function orderInUrl(url: string): NumericOrder | null {
  const parsed = parseUrl(url);
  if (parsed === null) return null;
  const { hostname, pathname } = parsed;
  const region = REGION_RE.exec(pathname)?.[1]?.toLowerCase().replace('gb', 'uk');
  for (const country of [region, hostname.slice(hostname.lastIndexOf('.') + 1)]) {
    if (country === undefined) continue;
    if (DAY_FIRST_DOMAINS.has(country)) return 'day-first';
    if (MONTH_FIRST_DOMAINS.has(country)) return 'month-first';
  }
  return null;
}
