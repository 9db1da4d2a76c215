import { describe, expect, test } from 'vitest';
import { confidenceOf } from '../../src/answer/confidence.js';
import { SHIPPED } from '../../src/answer/fitted.js';
import { SIGNAL_NAMES, SIGNALS, type Signals } from '../../src/answer/signals.js';

const all = (value: (name: keyof Signals) => number): Signals =>
  Object.fromEntries(SIGNAL_NAMES.map((name) => [name, value(name)])) as Signals;
/** Everything speaks for an answer, or against it. */
const FOR = all((name) => (SIGNALS[name] === '+' ? 1 : 0));
const AGAINST = all((name) => (SIGNALS[name] === '+' ? 0 : 1));

describe('the confidence', () => {
  test('is between 0 and 1, near the ends when every signal says one thing, and 0 of nothing', () => {
    expect(confidenceOf(FOR, SHIPPED)).toBeGreaterThan(0.99);
    expect(confidenceOf(AGAINST, SHIPPED)).toBeLessThan(0.01);
    expect(confidenceOf(null, SHIPPED)).toBe(0);
  });

  test('no fitted weight speaks against the sign of its signal', () => {
    for (const name of SIGNAL_NAMES) {
      const sign = SIGNALS[name] === '+' ? 1 : -1;
      expect(sign * SHIPPED.confidence[name], name).toBeGreaterThanOrEqual(0);
    }
  });
});
