/**
 * In place of `src/worker/entry.ts` in tests: the product's threads and processes run what `test/compile.ts` compiled,
 * which starts in a third of the time; those of tests run their source.
 */
import { pathToFileURL } from 'node:url';
import { PACKAGE_ROOT } from '../../src/config/config.js';
import type { Entry } from '../../src/worker/entry.js';

const SRC = pathToFileURL(`${PACKAGE_ROOT}src/`).href;
const COMPILED = pathToFileURL(`${PACKAGE_ROOT}dist/src/`).href;

export function entryOf(compiled: URL): Entry {
  return compiled.href.startsWith(SRC)
    ? { url: new URL(compiled.href.replace(SRC, COMPILED)), isSource: false }
    : { url: new URL(compiled.href.replace(/\.js$/, '.ts')), isSource: true };
}
