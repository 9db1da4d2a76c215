/** What a benchmark found: for each thing that was measured, the values of each contender, run by run. */
export interface Measure {
  readonly part: string;
  /** "search, 10,000 passages" */
  readonly what: string;
  readonly who: string;
  readonly unit: string;
  readonly values: readonly number[];
  /** Number of passages, where a chart may show the cost against it. */
  readonly size?: number;
}

export const BYLINE = 'Byline';

export class Report {
  readonly measures: Measure[] = [];

  add(part: string, what: string, who: string, unit: string, values: readonly number[], size?: number): void {
    this.measures.push({ part, what, who, unit, values, ...(size === undefined ? {} : { size }) });
  }

  /** One line for each contender: median, lowest and highest value, and the ratio to Byline's median. */
  print(part: string): void {
    const own = this.measures.filter((measure) => measure.part === part);
    console.log(
      `\n## ${part}\n\n| measured | contender | median | lowest to highest | to Byline |\n|---|---|---|---|---|`,
    );
    for (const { what, who, unit, values } of own) {
      const base = own.find((other) => other.what === what && other.who === BYLINE && other.unit === unit);
      const ratio = base && who !== BYLINE ? ratioOf(median(values), median(base.values)) : '';
      const spread =
        values.length > 1 ? `${shown(Math.min(...values))} to ${shown(Math.max(...values))}` : '';
      console.log(`| ${what} | ${who} | ${shown(median(values))} ${unit} | ${spread} | ${ratio} |`);
    }
  }
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** With an even number of values, the median is the mean of the middle two. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(at)] ?? Number.NaN, sorted[Math.ceil(at)] ?? Number.NaN];
  return low + (high - low) * (at - Math.floor(at));
}

const shown = (value: number): string =>
  Number.isNaN(value) ? '–' : value.toLocaleString('en', { maximumSignificantDigits: value >= 1000 ? 4 : 3 });

const ratioOf = (value: number, base: number): string => (base > 0 ? `${shown(value / base)}×` : '');
