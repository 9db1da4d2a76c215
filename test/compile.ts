/** Compiles what tests start as programs and threads, unless what is compiled is newer than every source. */
import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = ['src', 'commands'];
const SETTINGS = ['package.json', 'tsconfig.json', 'tsconfig.build.json'];
/** A build writes every file anew. */
const COMPILED = 'dist/src/main.js';

/** A global setup of vitest. */
export function setup(): void {
  if (!isCurrent()) execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
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
