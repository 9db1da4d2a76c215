/** How many cases each finder of values gets right, by what they are about, and its time a sentence. */
import type { Dimension } from '../../src/text/values/value.js';
import type { ValueCase } from './value-case.js';
import type { FoundValue, ValueFinder } from './value-finders.js';

const GROUPS: Readonly<Record<string, readonly Dimension[]>> = {
  money: ['money'],
  percentage: ['percentage'],
  'date, clock': ['date', 'clock'],
  measure: ['length', 'area', 'volume', 'weight', 'speed', 'temperature', 'power', 'energy', 'data'],
  'age, duration': ['age', 'duration'],
  'count, ordinal': ['count', 'ordinal'],
  'score, vote': ['score', 'vote'],
};

/** A case with values of several groups is in a group of its own. */
function groupOf({ values }: ValueCase): string {
  if (values.length === 0) return 'no value';
  const group = Object.entries(GROUPS).find(([, dimensions]) =>
    values.every(({ dimension }) => dimensions.includes(dimension)),
  );
  return group?.[0] ?? 'several';
}

interface Place {
  readonly start: number;
  readonly end: number;
}

function placesOf({ text, values }: ValueCase): Place[] {
  let from = 0;
  return values.map((value) => {
    const start = text.indexOf(value.text, from);
    from = start + value.text.length;
    return { start, end: from };
  });
}

const close = (one: number, other: number): boolean =>
  Math.abs(one - other) <= 1e-3 * Math.max(Math.abs(one), Math.abs(other));

type Check = (value: FoundValue, expected: ValueCase['values'][number]) => boolean;
const CHECKS: Readonly<Record<string, Check>> = {
  spans: () => true,
  'spans, amounts': ({ amounts }, expected) =>
    expected.amounts.length === (amounts?.length ?? 0) &&
    expected.amounts.every((amount, index) => close(amount, amounts![index]!)),
  'spans, dimensions': ({ dimension }, expected) => dimension === expected.dimension,
};

function isRight(found: readonly FoundValue[], { text, values }: ValueCase, check: Check): boolean {
  const places = placesOf({ kind: '', text, values });
  return (
    found.length === values.length &&
    found.every((value, index) => {
      const { start, end } = places[index]!;
      return value.start === start && value.end === end && check(value, values[index]!);
    })
  );
}

const share = (part: number, all: number): string => (all === 0 ? '–' : (part / all).toFixed(2));

/** Milliseconds for all sentences: the median of five runs. */
function timeOf(find: ValueFinder, cases: readonly ValueCase[]): number {
  const runs = Array.from({ length: 5 }, () => {
    const start = performance.now();
    for (const { text } of cases) find(text);
    return performance.now() - start;
  });
  return runs.sort((one, other) => one - other)[2]!;
}

/** Prints a table a check, then the values found whole among all that stand in the sentences, and the times. */
export function printFigures(
  finders: Readonly<Record<string, ValueFinder>>,
  cases: readonly ValueCase[],
): void {
  const groups = [...Object.keys(GROUPS), 'several', 'no value'];
  const results = Object.entries(finders).map(
    ([name, find]) => [name, cases.map(({ text }) => find(text))] as const,
  );
  for (const [title, check] of Object.entries(CHECKS)) {
    const row = (found: readonly (readonly FoundValue[])[]) => {
      const right = cases.map((value, index) => isRight(found[index]!, value, check));
      const of = (group?: string): string => {
        const indices = cases.flatMap((value, index) => (!group || groupOf(value) === group ? [index] : []));
        return share(indices.filter((index) => right[index]).length, indices.length);
      };
      return { all: of(), ...Object.fromEntries(groups.map((group) => [group, of(group)])) };
    };
    console.log(`Share of ${cases.length} sentences with all ${title} right`);
    console.table(Object.fromEntries(results.map(([name, found]) => [name, row(found)])));
  }
  const [, first] = Object.entries(finders)[0]!;
  const base = timeOf(first, cases);
  console.log('Single values; milliseconds a sentence, and as a multiple of the first row');
  console.table(
    Object.fromEntries(
      results.map(([name, found]) => {
        const places = cases.map(placesOf);
        const whole = places.map((list, index) =>
          list.filter(({ start, end }) =>
            found[index]!.some((value) => value.start === start && value.end === end),
          ),
        );
        const sum = (lists: readonly (readonly unknown[])[]): number => lists.flat().length;
        const time = timeOf(finders[name]!, cases);
        return [
          name,
          {
            'found of all': share(sum(whole), sum(places)),
            'right of found': share(sum(whole), sum(found)),
            'ms a sentence': (time / cases.length).toFixed(3),
            'times the first': (time / base).toFixed(1),
          },
        ];
      }),
    ),
  );
}
