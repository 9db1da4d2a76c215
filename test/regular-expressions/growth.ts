/** Measures whether the time that a pattern takes grows faster than its input. */
import { createContext, Script } from 'node:vm';

/** Text that is made longer by repeating each pump. */
export interface Attack {
  readonly pumps: readonly { readonly prefix: string; readonly pump: string }[];
  readonly suffix: string;
}

/** The last is longer than any paragraph, sentence or question that a pattern is applied to. */
const LENGTHS = [250, 1000, 4000, 16_000, 64_000];
/** Times as long for four times the input: 4 if linear, 16 if quadratic. */
const MAX_FACTOR = 8;
/** Shorter times say nothing about growth. */
const MIN_MS = 5;
/** Stops at a length that takes longer. */
const ENOUGH_MS = 60;
/** A pattern that is faster for this length is not measured at others. */
const SCREENING_CHARS = 5000;
const SCREENING_MS = 1;
const TIMEOUT_MS = 120_000;

const textOf = ({ pumps, suffix }: Attack, chars: number): string => {
  const unit = pumps.reduce((sum, { pump }) => sum + pump.length, 0);
  return pumps.map(({ prefix, pump }) => prefix + pump.repeat(Math.ceil(chars / unit))).join('') + suffix;
};

/**
 * Processor time, as the clock also counts what other programs take of a longer run. The better of two runs; one run if
 * that is fast enough.
 */
function millisecondsOf(pattern: RegExp, text: string, enough = 0): number {
  const once = (): number => {
    const began = process.cpuUsage();
    text.replace(pattern, '');
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000;
  };
  const first = once();
  return first <= enough ? first : Math.min(first, once());
}

function grows(pattern: RegExp, attack: Attack): boolean {
  let before = Number.POSITIVE_INFINITY;
  for (const chars of LENGTHS) {
    const ms = millisecondsOf(pattern, textOf(attack, chars));
    if (ms > MIN_MS && ms / before > MAX_FACTOR) return true;
    if (ms > ENOUGH_MS) return false;
    before = ms;
  }
  return false;
}

function firstThatGrows(pattern: RegExp, attacks: Iterable<Attack>): Attack | null {
  for (const attack of attacks) {
    const ms = millisecondsOf(pattern, textOf(attack, SCREENING_CHARS), SCREENING_MS);
    // Twice, since one measurement in some thousand falls on something else that the process does.
    if (ms > SCREENING_MS && grows(pattern, attack) && grows(pattern, attack)) return attack;
  }
  return null;
}

/** Code that runs in a script can be stopped in the middle of a match. */
const context = createContext({});
const script = new Script('run()');

/**
 * The first attack in which finding every match takes more than eight times as long for four times the length, at up to
 * 64,000 characters; null if there is none, `stopped` if the pattern takes longer than the timeout, 120 s, for all attacks.
 */
export function attackThatGrows(
  source: string,
  flags: string,
  attacks: Iterable<Attack>,
  timeout = TIMEOUT_MS,
): Attack | 'stopped' | null {
  const pattern = new RegExp(source, flags.includes('g') ? flags : `${flags}g`);
  context.run = () => firstThatGrows(pattern, attacks);
  try {
    return script.runInContext(context, { timeout }) as Attack | null;
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return 'stopped';
    throw error;
  }
}

/** Attacks made of a pattern's own words and characters, for one that is too large for an analysis. */
export function* ownAttacks(source: string): Generator<Attack> {
  const words = [...new Set(source.replace(/\\[a-zA-Z](?:\{[^}]*\})?/g, ' ').match(/\p{L}{2,}/gu) ?? [])];
  const letters = ['a', 'A', '0', '\u0301', ' ', '\t', '!', "'", '-', '.', ',', '\n'];
  const units = [
    ...letters,
    ...letters.map((letter) => `a${letter}`),
    ...words.slice(0, 20).flatMap((word) => [`${word} `, `${word}-`]),
  ];
  for (const prefix of ['', ...words.slice(0, 5).map((word) => `${word} `)]) {
    for (const pump of units) yield { pumps: [{ prefix, pump }], suffix: '\u0000' };
  }
}
