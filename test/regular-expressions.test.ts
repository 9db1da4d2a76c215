/**
 * No regular expression takes more than linear time in hostile text. recheck analyses each and looks for an attack.
 * It stops after a time and counts steps of its own, so an attack counts if the engine confirms it, and a pattern that
 * it does not decide is attacked with its own words.
 */
import { join } from 'node:path';
import { check, type Diagnostics } from 'recheck';
import { beforeAll, expect, test } from 'vitest';
import { DECIDES_ANEW, readDecided, writeDecided } from './regular-expressions/decided.js';
import {
  type ConstructorCall,
  type FoundPattern,
  patternsIn,
  recordBuilt,
  sourceFiles,
} from './regular-expressions/find.js';
import { attackThatGrows, ownAttacks } from './regular-expressions/growth.js';

/** They start a program, a thread or a process when they are loaded. */
const ENTRIES = new Set([
  'src/main.ts',
  'src/cli.ts',
  'src/deploy.ts',
  'src/app/remote/newsroom-worker.ts',
  'src/ingest/formats/pdf/pdf-process.ts',
  'src/models/embedder/embed-worker.ts',
  'src/models/reader/read-worker.ts',
]);

/** Reaches the calls of the constructor inside functions. */
async function callFunctionsThatBuild(): Promise<void> {
  const { tidyMarkup } = await import('../src/ingest/html/markup.js');
  const { findDateline } = await import('../src/ingest/boilerplate/dateline.js');
  const { ofSideAsked } = await import('../src/answer/short-answer/side-asked.js');
  tidyMarkup('a page', '<style></style>');
  findDateline('NATO — Europe’s shield — met.', true);
  for (const side of ['India', 'the US'])
    ofSideAsked(`who signed for ${side}?`, 'Ann, Bo', [
      { start: 0, end: 3 },
      { start: 5, end: 7 },
    ]);
}

/** Patterns that take more than linear time, found by their beginning, and what bounds them. */
const BOUNDED: readonly { readonly file: string; readonly source: string; readonly why: string }[] = [
  {
    file: 'src/ingest/formats/line-end-hyphens.ts',
    source: '(?:[\\p{L}\\p{N}]+-)*\\p{L}+[-\\u00ad\\u2010]$',
    why: 'quadratic, and applied to the last 100 characters of a line',
  },
];

/**
 * For one pattern, and for all, so that each has its turn. Of 1,616 patterns, 1,214 are decided in 300 ms, and 1,116 in
 * 45 ms; what the analysis does not decide is attacked with its own words.
 */
const ANALYSIS_MS = 60;
const ANALYSES_MS = 60_000;
const LANES = 2;

let calls: readonly ConstructorCall[];
let built: Awaited<ReturnType<typeof recordBuilt>>;
let patterns: readonly FoundPattern[];

beforeAll(async () => {
  const found = sourceFiles.map(patternsIn);
  calls = found.flatMap((file) => file.calls);
  built = await recordBuilt(async () => {
    for (const file of sourceFiles) if (!ENTRIES.has(file)) await import(join(process.cwd(), file));
    await callFunctionsThatBuild();
  });
  const all = [...found.flatMap(({ literals }) => literals), ...built];
  patterns = [...new Map(all.map((one) => [`/${one.source}/${one.flags}`, one])).values()];
});

test('every call of the constructor is reached', () => {
  const isReached = ({ file, line }: ConstructorCall): boolean =>
    built.some((one) => one.file === file && one.line === line);
  expect(calls.filter((call) => !isReached(call)).map(({ file }) => file)).toEqual([]);
});

test('the listed patterns still occur', () => {
  const gone = BOUNDED.filter(({ file, source }) => {
    return !patterns.some((one) => one.file === file && one.source === source);
  });
  expect(gone).toEqual([]);
});

test('every other pattern takes linear time', async () => {
  const isDecided = readDecided();
  const undecided = patterns.filter((pattern) => !isBounded(pattern) && !isDecided(pattern));
  const problems = [...(await analyse(undecided))].flatMap(([pattern, result]) => {
    const problem = problemOf(pattern, result);
    return problem === null ? [] : [`${problem}: ${pattern.file} /${pattern.source}/`];
  });
  expect(problems).toEqual([]);
  if (DECIDES_ANEW) writeDecided(undecided);
}, 600_000);

const isBounded = (pattern: FoundPattern): boolean =>
  BOUNDED.some(({ file, source }) => pattern.file === file && pattern.source === source);

/** By the pattern, what recheck says; undefined if there was no time for it. */
async function analyse(all: readonly FoundPattern[]): Promise<Map<FoundPattern, Diagnostics | undefined>> {
  const until = performance.now() + ANALYSES_MS;
  const results = new Map<FoundPattern, Diagnostics | undefined>();
  const waiting = [...all];
  const lane = async (): Promise<void> => {
    for (let pattern = waiting.shift(); pattern; pattern = waiting.shift()) {
      const isLate = performance.now() > until;
      const { source, flags } = pattern;
      results.set(pattern, isLate ? undefined : await check(source, flags, { timeout: ANALYSIS_MS }));
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return results;
}

function problemOf({ source, flags }: FoundPattern, result: Diagnostics | undefined): string | null {
  if (result?.status === 'safe') return null;
  const found = result?.status === 'vulnerable' ? result : null;
  if (found?.complexity.type === 'exponential') return `is exponential: ${found.attack.pattern}`;
  const attack = attackThatGrows(source, flags, found ? [found.attack] : ownAttacks(source));
  if (attack === 'stopped') return 'takes too long in texts made of its own words';
  return attack === null ? null : `takes more than linear time in ${JSON.stringify(attack).slice(0, 300)}`;
}

test.each([
  ['exponential', '^(?:a+)+$', 'a'],
  ['cubic', 'a*a*a*b', 'a'],
  ['quadratic', '\\s+$', '\t'],
  ['quadratic between matches', 'a(?=.*b)', 'a '],
])('the measurement sees that a pattern is %s', (_, source, pump) => {
  const attack = { pumps: [{ prefix: '', pump }], suffix: '\0' };
  expect(attackThatGrows(source, '', [attack], 1000)).not.toBeNull();
});

test('the measurement takes a linear pattern for linear', () => {
  expect(attackThatGrows('\\b(?:one|two)\\b', 'u', ownAttacks('one two'))).toBeNull();
});
