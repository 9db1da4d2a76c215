/** Libraries that find values, each behind a small adapter: spans, and dimensions and amounts where it tells them. */
import { en as chrono } from 'chrono-node';
import nlp from 'compromise';
import dates from 'compromise-dates';
import winkModel from 'wink-eng-lite-web-model';
import wink from 'wink-nlp';
import { findValues } from '../../src/text/values/find-values.js';
import type { Dimension } from '../../src/text/values/value.js';

export interface FoundValue {
  readonly start: number;
  readonly end: number;
  readonly dimension?: Dimension;
  readonly amounts?: readonly number[];
}
export type ValueFinder = (text: string) => FoundValue[];

const BEFORE =
  /^(?:\s+|\(|(?:on|in|at|by|from|between|since|until|till|after|before|for|of|over|during|about|around|nearly|almost|some|more than|up to|at least|early|late|earlier)\s+|the\s+(?=\d))+/i;
const AFTER = /(?:[-,;:!?)]|(?<!\b[ap]\.m)\.|\s)+$/;

/** Takes prepositions, hedges and punctuation off a span, which this project does not count as part of a value. */
function trimmed(text: string, found: FoundValue): FoundValue {
  const whole = text.slice(found.start, found.end);
  const before = BEFORE.exec(whole)?.[0].length ?? 0;
  const rest = whole.slice(before);
  const after = AFTER.exec(rest)?.[0].length ?? 0;
  return { ...found, start: found.start + before, end: found.end - after };
}

/** Of values that overlap, the first in the list stays. */
function withoutOverlaps(text: string, found: readonly FoundValue[]): FoundValue[] {
  const kept: FoundValue[] = [];
  for (const value of found.map((one) => trimmed(text, one))) {
    if (value.start >= value.end) continue;
    if (!kept.some(({ start, end }) => value.start < end && start < value.end)) kept.push(value);
  }
  return kept.sort((one, other) => one.start - other.start);
}

let calls = 0;
/** Never the same text twice, because results are cached. */
const byline: ValueFinder = (text) =>
  findValues(`${text}${' '.repeat(calls++)}`).map(({ span, dimension, amounts }) => ({
    ...span,
    dimension,
    amounts,
  }));

/** A result with a day and an hour is one value of chrono's, and counts as a date. */
const chronoNode: ValueFinder = (text) =>
  withoutOverlaps(
    text,
    chrono.parse(text, new Date('2026-11-26T12:00:00Z')).map((result) => {
      const { index, start } = result;
      const hasDay = (['day', 'weekday', 'month', 'year'] as const).some((part) => start.isCertain(part));
      const dimension = start.isCertain('hour') && !hasDay ? 'clock' : 'date';
      return { start: index, end: index + result.text.length, dimension, amounts: [] };
    }),
  );

const COMPROMISE_UNITS: Readonly<Record<string, Dimension>> = Object.fromEntries(
  Object.entries({
    length: 'km m cm mm mi ft in mile inch foot metre meter kilometre kilometer centimetre centimeter yard',
    area: 'km² m² hectare acre',
    volume: 'l ml litre liter gallon barrel m³',
    weight: 'kg g t lb oz pound ounce tonne gram kilogram kilo',
    speed: 'km/h mph kph knot m/s',
    temperature: '°C °F °c °f celsius fahrenheit degree',
    data: 'kb mb gb tb KB MB GB TB gigabyte megabyte terabyte kilobyte',
    power: 'kW MW GW kw mw gw watt megawatt gigawatt kilowatt',
    energy: 'kWh MWh GWh kwh',
    duration: 'second minute hour day week month year decade century',
  } satisfies Partial<Record<Dimension, string>>).flatMap(([dimension, units]) =>
    units.split(' ').map((unit) => [unit, dimension as Dimension]),
  ),
);

interface CompromiseMatch {
  readonly text: string;
  readonly offset: { readonly start: number; readonly length: number };
  readonly number?: { readonly num: number; readonly unit: string; readonly suffix: string };
  readonly fraction?: { readonly decimal: number };
  readonly dates?: { readonly start: string | null; readonly unit?: string };
}
type CompromiseDoc = Record<
  'numbers' | 'money' | 'percentages' | 'fractions' | 'dates' | 'times' | 'durations',
  () => { json(options: { offset: true }): CompromiseMatch[] }
>;

const withDates = nlp.extend(dates) as unknown as (text: string) => CompromiseDoc;
const PERCENT_AFTER = /^[- ]?(?:%|percent|per cent)/;

/** It leaves units out of its spans; with them the adapter does not lose what compromise knows. */
const compromise: ValueFinder = (text) => {
  const doc = withDates(text);
  const matches = (kind: keyof CompromiseDoc): CompromiseMatch[] => doc[kind]().json({ offset: true });
  const place = ({ offset: { start, length } }: CompromiseMatch) => ({ start, end: start + length });
  const numbers = matches('numbers').flatMap((match) => {
    const { number } = match;
    if (!number) return [];
    const { start, end } = trimmed(text, place(match));
    const isSigned = number.num < 0 && /[-−]/.test(text[start - 1] ?? '');
    const rest = text.slice(end).replace(/^[- ]/, '');
    const { unit } = number;
    const unitEnd = unit && rest.startsWith(unit) ? text.length - rest.length + unit.length : end;
    const age = unitEnd > end ? (/^(?:-| years? |s )old/.exec(text.slice(unitEnd))?.[0].length ?? 0) : 0;
    return [
      {
        start: isSigned ? start - 1 : start,
        end: age ? unitEnd + age : unitEnd > end && text[unitEnd] === 's' ? unitEnd + 1 : unitEnd,
        dimension: age
          ? ('age' as const)
          : (COMPROMISE_UNITS[unit] ??
            COMPROMISE_UNITS[unit.replace(/s$/, '')] ??
            (/(?:\d(?:st|nd|rd|th)|first|second|third|[a-z]th)\W*$/.test(match.text) ? 'ordinal' : 'count')),
        amounts: [number.num],
      },
    ];
  });
  const withNumbers =
    (dimension: Dimension) =>
    (match: CompromiseMatch): FoundValue => {
      const own = place(match);
      const inside = numbers.filter(({ start, end }) => own.start < end && start < own.end);
      return {
        start: Math.min(own.start, ...inside.map(({ start }) => start)),
        end: Math.max(own.end, ...inside.map(({ end }) => end)),
        dimension,
        amounts: inside.flatMap(({ amounts }) => amounts),
      };
    };
  return withoutOverlaps(text, [
    ...matches('money').map(withNumbers('money')),
    ...matches('percentages').map((match) => {
      const value = withNumbers('percentage')(match);
      const end = trimmed(text, value).end;
      return { ...value, end: end + (PERCENT_AFTER.exec(text.slice(end))?.[0].length ?? 0) };
    }),
    ...matches('dates')
      .filter((match) => match.dates?.start)
      .map((match) => {
        const isTime = match.dates?.unit === 'time' || match.dates?.unit === 'millisecond';
        return { ...place(match), dimension: isTime ? ('clock' as const) : ('date' as const), amounts: [] };
      }),
    ...matches('times').map((match) => ({ ...place(match), dimension: 'clock' as const, amounts: [] })),
    ...numbers.filter(({ dimension }) => dimension === 'age'),
    ...matches('durations').map(withNumbers('duration')),
    ...matches('fractions').map((match) => ({
      ...place(match),
      dimension: 'count' as const,
      amounts: [match.fraction?.decimal ?? Number.NaN],
    })),
    ...numbers,
  ]);
};

const WINK_TYPES: Readonly<Record<string, Dimension>> = {
  DATE: 'date',
  TIME: 'clock',
  DURATION: 'duration',
  MONEY: 'money',
  PERCENT: 'percentage',
  CARDINAL: 'count',
  ORDINAL: 'ordinal',
};
const winkPipe = wink(winkModel, ['ner']);
/** It tells no amounts. */
const winkNlp: ValueFinder = (text) => {
  const doc = winkPipe.readDoc(text);
  const { its } = winkPipe;
  const values = doc.tokens().out(its.value) as string[];
  const spaces = doc.tokens().out(its.precedingSpaces) as string[];
  const starts: number[] = [];
  let at = 0;
  for (const [index, value] of values.entries()) {
    at += spaces[index]!.length;
    starts.push(at);
    at += value.length;
  }
  const details = doc.entities().out(its.detail) as unknown as { value: string; type: string }[];
  const spans = doc.entities().out(its.span) as unknown as [number, number][];
  return withoutOverlaps(
    text,
    details.flatMap(({ type }, index) => {
      const dimension = WINK_TYPES[type];
      const [first, last] = spans[index]!;
      return dimension
        ? [{ start: starts[first]!, end: starts[last]! + values[last]!.length, dimension }]
        : [];
    }),
  );
};

export const FINDERS: Readonly<Record<string, ValueFinder>> = {
  Byline: byline,
  'chrono-node': chronoNode,
  compromise,
  'wink-nlp': winkNlp,
};
