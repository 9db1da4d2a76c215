import type { Dimension, ValueForm } from '../../src/text/values/value.js';

export interface ExpectedValue {
  /** The part of the sentence, letter for letter. */
  readonly text: string;
  readonly dimension: Dimension;
  readonly unit: string;
  readonly amounts: readonly number[];
  /** By default `single`. */
  readonly form?: ValueForm;
}

export interface ValueCase {
  readonly kind: string;
  readonly text: string;
  /** Every value of the sentence, in order. */
  readonly values: readonly ExpectedValue[];
}

/** Cases of one kind: sentences and their values. */
export const kind = (name: string, sentences: Record<string, readonly ExpectedValue[]>): ValueCase[] =>
  Object.entries(sentences).map(([text, values]) => ({ kind: name, text, values }));

const withUnit =
  (dimension: Dimension) =>
  (text: string, unit: string, ...amounts: number[]): ExpectedValue => ({ text, dimension, unit, amounts });
const pair =
  (dimension: Dimension) =>
  (text: string, ...amounts: [number, number]): ExpectedValue => ({
    text,
    dimension,
    unit: '',
    amounts,
    form: 'pair',
  });

export const money = withUnit('money');
export const count = withUnit('count');
export const length = withUnit('length');
export const area = withUnit('area');
export const volume = withUnit('volume');
export const weight = withUnit('weight');
export const speed = withUnit('speed');
export const temperature = withUnit('temperature');
export const power = withUnit('power');
export const energy = withUnit('energy');
export const data = withUnit('data');
export const duration = withUnit('duration');
export const ageIn = withUnit('age');
export const age = (text: string, ...amounts: number[]): ExpectedValue => ageIn(text, 'year', ...amounts);
const percentage = withUnit('percentage');
export const percent = (text: string, ...amounts: number[]): ExpectedValue =>
  percentage(text, '%', ...amounts);
export const points = (text: string, ...amounts: number[]): ExpectedValue =>
  percentage(text, 'percentage point', ...amounts);
export const ordinal = (text: string, rank: number): ExpectedValue => withUnit('ordinal')(text, '', rank);
export const date = (text: string): ExpectedValue => withUnit('date')(text, '');
export const clock = (text: string): ExpectedValue => withUnit('clock')(text, '');
export const score = pair('score');
export const vote = pair('vote');

export const range = (value: ExpectedValue): ExpectedValue => ({ ...value, form: 'range' });
export const change = (value: ExpectedValue): ExpectedValue => ({ ...value, form: 'change' });
