/** `SHOW_FIGURES=1 npx vitest run test/text/values` prints how many cases libraries get right. */
import { describe, expect, test } from 'vitest';
import { findValues } from '../../src/text/values/find-values.js';
import type { ExpectedValue } from './value-case.js';
import { VALUE_CASES } from './value-cases.js';
import { HELD_OUT } from './value-cases-held-out.js';

/** Decimals that the parser computes ("2.4 million") may differ in the last binary digit. */
const rounded = (amount: number): number => Number(amount.toPrecision(12));

const found = (text: string): Required<ExpectedValue>[] =>
  findValues(text).map(({ span, dimension, unit, amounts, form }) => ({
    text: text.slice(span.start, span.end),
    dimension,
    unit,
    amounts: amounts.map(rounded),
    form,
  }));

const expected = (values: readonly ExpectedValue[]): Required<ExpectedValue>[] =>
  values.map((value) => ({ form: 'single', ...value, amounts: value.amounts.map(rounded) }));

describe.each(Object.entries({ VALUE_CASES, HELD_OUT }))('%s', (_, cases) => {
  test.each(cases.map((value) => [value.kind, value.text, value] as const))(
    '%s: %s',
    (_, text, { values }) => {
      expect(found(text)).toEqual(expected(values));
    },
  );
});

test.runIf(process.env.SHOW_FIGURES)('libraries', async () => {
  const { FINDERS } = await import('./value-finders.js');
  const { printFigures } = await import('./value-figures.js');
  printFigures(FINDERS, VALUE_CASES);
  printFigures(FINDERS, HELD_OUT);
});
