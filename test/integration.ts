/**
 * Divides the tests into the vitest projects `unit`, `integration` and `alone`. A test is an integration test if its
 * imports lead to a model, a thread, a process or a socket; those of a worker share its modules, which are loaded once.
 * A test is alone if it needs modules or globals of its own.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Slow wherever they are imported. */
const SLOW_MODULES = new Set([
  '@xenova/transformers',
  '@energetic-ai/embeddings',
  'byline',
  'recheck',
  'src/worker/thread.ts',
  'test/fixtures/pdf.ts',
]);
/** Slow if test code imports them; the application also imports them for paths that unit tests do not take. */
const SLOW_IN_TESTS = new Set(['node:child_process', 'node:http', 'node:net', 'node:worker_threads']);

/** They change globals, or are there to be loaded for the first time. */
const LONE_MODULES = new Set(['@energetic-ai/embeddings', 'byline', 'recheck']);
const MOCKS_MODULES_RE = /\bvi\.(?:do)?[mM]ock\('/;

/** Imports at run time: neither `import type` nor `import { type … }` alone. */
const IMPORT_RE =
  /^(?:import|export)\s(?!type\b|\{(?:\s*type [^,}]+,?)+\s*\})[^;]*?from '([^']+)'|\bimport\(['`]([^'`$]+)['`]\)/gm;

const importsByFile = new Map<string, readonly string[]>();

/** Packages by name, files by path. */
function importsOf(file: string): readonly string[] {
  const known = importsByFile.get(file);
  if (known) return known;
  const imports = Array.from(readFileSync(file, 'utf8').matchAll(IMPORT_RE), ([, from, dynamic]) => {
    const target = (from ?? dynamic)!;
    return target.startsWith('.') ? join(dirname(file), target).replace(/\.js$/, '.ts') : target;
  });
  importsByFile.set(file, imports);
  return imports;
}

export function isIntegrationTest(test: string): boolean {
  return leadsTo(
    test,
    (target, from) => SLOW_MODULES.has(target) || (from.startsWith('test/') && SLOW_IN_TESTS.has(target)),
  );
}

/** Mocks modules, or its test code imports one that is not shared. */
export function isAlone(test: string): boolean {
  return (
    MOCKS_MODULES_RE.test(readFileSync(test, 'utf8')) ||
    leadsTo(test, (target, from) => from.startsWith('test/') && LONE_MODULES.has(target))
  );
}

/** True if an import that the test leads to is one of those wanted. */
function leadsTo(test: string, isWanted: (target: string, from: string) => boolean): boolean {
  const visited = new Set([test]);
  for (const file of visited) {
    for (const target of importsOf(file)) {
      if (isWanted(target, file)) return true;
      if (target.endsWith('.ts') && existsSync(target)) visited.add(target);
    }
  }
  return false;
}

/** Paths of all tests, relative to the package. */
export const testFiles: readonly string[] = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => join('test', name));
