import type { Span } from '../../domain/article.js';

/** What a value measures. */
export type Dimension =
  | 'count'
  | 'money'
  | 'percentage'
  | 'length'
  | 'area'
  | 'volume'
  | 'weight'
  | 'speed'
  | 'temperature'
  | 'age'
  | 'duration'
  | 'clock'
  | 'date'
  | 'score'
  | 'vote'
  | 'ordinal'
  | 'power'
  | 'energy'
  | 'data';

/** "12"; the range "12 to 15"; the change "from 13.40 to 14.20"; the two sides of a score or vote "3-1". */
export type ValueForm = 'single' | 'range' | 'change' | 'pair';

/** A number with its unit, or a date. */
export interface Value {
  /** All of it: sign, currency, number, scale and unit, and both ends of a range; without "about" or "between". */
  readonly span: Span;
  readonly dimension: Dimension;
  readonly form: ValueForm;
  /** One number, or the two of a range, change or pair, multiplied by their scale; none for dates and clock times. */
  readonly amounts: readonly number[];
  /**
   * ISO 4217 code or currency word, unit symbol, singular unit of time, or singular counted noun; with "/month" if the
   * value is a rate. '' if it has none.
   */
  readonly unit: string;
  /** The spans of the two sides of a change, each with the unit if it stands beside it; otherwise empty. */
  readonly sides: readonly Span[];
}
