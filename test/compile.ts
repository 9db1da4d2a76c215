/** Compiles what tests start as programs and threads, unless what is compiled is newer than every source. */
import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = ['src', 'commands'];
const SETTINGS = ['package.json', 'tsconfig.json', 'tsconfig.build.json'];
/** Types are checked by `npm run typecheck`: a test can be run while they are wrong. */
const COMPILER = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--noCheck'];
/** Every file is written anew. */
const COMPILED = 'dist/src/main.js';

/** A global setup of vitest. */
export function setup(): void {
  if (!isCurrent()) execFileSync(process.execPath, COMPILER, { stdio: 'inherit' });
}

function isCurrent(): boolean {
  const compiledAt = statSync(COMPILED, { throwIfNoEntry: false })?.mtimeMs;
  const files = SOURCES.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  );
  return (
    compiledAt !== undefined && [...files, ...SETTINGS].every((file) => statSync(file).mtimeMs < compiledAt)
  );
}
