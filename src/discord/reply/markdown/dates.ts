import type { IsoDate } from '../../../domain/article.js';
import { dayOf, timeOf } from '../../../domain/dates.js';
import { LANGUAGES, type Language } from '../../strings/languages.js';

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de', fr: 'fr', es: 'es', hi: 'hi' };

const longFormats = new Map(
  LANGUAGES.map((language) => [
    language,
    new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' }),
  ]),
);

/** `31 October 2025`, the day as the date is written, in the reader's language; undefined if it is not a date. */
export function longDate(date: IsoDate | null, language: Language): string | undefined {
  const time = date === null ? Number.NaN : Date.parse(dayOf(date));
  return Number.isNaN(time) ? undefined : longFormats.get(language)?.format(time);
}

/** `25 November 2026, 06:45`, as the date is written; without the time if it has none. */
export function longMoment(date: IsoDate | null, language: Language): string | undefined {
  const day = longDate(date, language);
  const time = day === undefined || date === null ? null : timeOf(date);
  return time === null ? day : `${day}, ${time}`;
}

/** Discord's timestamp markup, shown in each reader's time zone and language; undefined if it is not a date. */
export function timestamp(date: IsoDate, style: 'D' | 'R'): string | undefined {
  const time = Date.parse(date);
  return Number.isNaN(time) ? undefined : `<t:${Math.floor(time / 1000)}:${style}>`;
}
