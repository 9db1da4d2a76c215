import { describe, expect, test } from 'vitest';
import { confidenceOf, isAnswered } from '../../src/answer/confidence.js';
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

describe('what may be called an answer', () => {
  test('reaches the threshold', () => {
    expect(isAnswered('person', FOR, SHIPPED.answeredFrom, SHIPPED)).toBe(true);
    expect(isAnswered('person', FOR, SHIPPED.answeredFrom - 0.01, SHIPPED)).toBe(false);
    expect(isAnswered('person', null, 1, SHIPPED)).toBe(false);
  });

  test('to a yes/no question, also holds a good part of what it claims', () => {
    const little = { ...FOR, window: 0.3 };
    expect(isAnswered('yesno', little, 0.9, SHIPPED)).toBe(false);
    expect(isAnswered('person', little, 0.9, SHIPPED)).toBe(true);
    expect(isAnswered('yesno', FOR, 0.9, SHIPPED)).toBe(true);
  });
});
