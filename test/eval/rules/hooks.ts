/** Module hooks: the modules of src/answer are loaded as `switchable` changes them. */
import { readFile } from 'node:fs/promises';
import type { LoadHook } from 'node:module';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { switchable } from './switchable.js';

const ANSWER = fileURLToPath(new URL('../../../src/answer', import.meta.url));

export const load: LoadHook = async (url, context, nextLoad) => {
  const path = url.startsWith('file:') ? fileURLToPath(url) : '';
  const name = relative(ANSWER, path);
  if (path === '' || name.startsWith('..') || !name.endsWith('.ts')) return nextLoad(url, context);
  const source = switchable(await readFile(path, 'utf8'), name.slice(0, -'.ts'.length));
  return { format: 'module', source, shortCircuit: true };
};
