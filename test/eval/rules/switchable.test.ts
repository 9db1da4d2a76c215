import { expect, test } from 'vitest';
import { switchable } from './switchable.js';
import { Switchboard } from './switchboard.js';

const SOURCE = `
export function isOdd(value: number): boolean { return value % 2 === 1; }
export function halfOf(value: number): number | undefined { return isOdd(value) ? undefined : value / 2; }
export function digitsOf(value: number): string[] { return String(value).split(''); }
export function trimmed(text: string): string { return text.trim(); }
export async function found(value: number): Promise<number | null> { return isOdd(value) ? value : null; }
export function lengthOf(text: string): number { return text.length; }
`;

test('a function that is switched off finds nothing, and what it gave otherwise is noted', async () => {
  const board = Switchboard.install();
  const module = await import(`data:text/javascript,${encodeURIComponent(switchable(SOURCE, 'a/b'))}`);
  const results = async () => [
    module.isOdd(3),
    module.halfOf(4),
    module.digitsOf(12),
    module.trimmed(' a '),
    await module.found(3),
    module.lengthOf('abc'),
  ];
  board.asking = 'one';
  expect(await results()).toEqual([true, 2, ['1', '2'], 'a', 3, 3]);
  const ids = ['isOdd', 'halfOf', 'digitsOf', 'trimmed', 'found'].map((name) => `a/b#${name}`);
  expect([...board.gave.keys()].toSorted()).toEqual(ids.toSorted());
  board.asking = 'two';
  module.trimmed('a');
  expect(board.gave.get('a/b#trimmed')).toEqual(new Set(['one']));
  const nothing = [false, undefined, [], ' a ', null];
  for (const [at, id] of ids.entries()) {
    board.off = id;
    expect((await results())[at], id).toEqual(nothing[at]);
  }
});
