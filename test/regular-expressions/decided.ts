/**
 * Patterns that were found to take linear time, in `decided.json`. The analysis of all takes longer than any other test;
 * a pattern is its own key, so one that is added or changed is analysed wherever the tests run.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

interface Decided {
  /** By what the patterns were decided. */
  readonly by: string;
  /** The sum of each, in order. */
  readonly linear: readonly string[];
}

/** Set by `npm run decide:patterns`, which analyses every pattern. */
export const DECIDES_ANEW = process.env.DECIDE_PATTERNS === '1';

const FILE = new URL('decided.json', import.meta.url);
const MEASUREMENT = new URL('growth.ts', import.meta.url);

const sumOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

/** Another version of any of them may decide otherwise. */
function deciders(): string {
  const { version } = createRequire(import.meta.url)('recheck/package.json') as { readonly version: string };
  const engine = process.versions.node.split('.')[0];
  return `recheck ${version}, Node.js ${engine}, growth.ts ${sumOf(readFileSync(MEASUREMENT, 'utf8'))}`;
}

const keyOf = ({ source, flags }: { readonly source: string; readonly flags: string }): string =>
  sumOf(`/${source}/${flags}`);

/** Tells whether a pattern is known to take linear time; none is where it was decided by something else. */
export function readDecided(): (pattern: { readonly source: string; readonly flags: string }) => boolean {
  const { by, linear } = JSON.parse(readFileSync(FILE, 'utf8')) as Decided;
  const known = new Set(!DECIDES_ANEW && by === deciders() ? linear : []);
  return (pattern) => known.has(keyOf(pattern));
}

export function writeDecided(patterns: readonly { readonly source: string; readonly flags: string }[]): void {
  const decided: Decided = { by: deciders(), linear: patterns.map(keyOf).sort() };
  writeFileSync(FILE, `${JSON.stringify(decided, null, 2)}\n`);
}
