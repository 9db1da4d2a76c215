import type { Tokens } from './token.js';
import type { Value } from './value.js';

/** A value and the index after its last token. */
export interface Parsed {
  readonly value: Value;
  readonly end: number;
}

/** Makes a value of the tokens from `start` to `end`. */
export function parsed(
  tokens: Tokens,
  start: number,
  end: number,
  {
    form = 'single',
    unit = '',
    amounts,
    dimension,
    sides = [],
  }: Pick<Value, 'dimension' | 'amounts'> & Partial<Value>,
): Parsed {
  const span = { start: tokens[start]!.start, end: tokens[end - 1]!.end };
  return { value: { span, dimension, form, amounts, unit, sides }, end };
}
