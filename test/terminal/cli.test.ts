import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { program } from '../fixtures/programs.js';

test('an error that repeats an argument cannot write to the terminal', async () => {
  const child = spawn(process.execPath, [program('cli'), 'quay\u001b]0;x\u0007'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [stderr] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect(stderr).toMatch(/^Unknown command 'quay \]0;x '\./);
});

/** The first line of standard output, as JSON, and the exit code. */
async function byline(...args: string[]) {
  const child = spawn(process.execPath, [program('cli'), ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [stdout, [exitCode]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return { exitCode, printed: JSON.parse(stdout) as unknown };
}

test.for([
  [
    ['feed', 'add', '--json'],
    /^Missing required argument 'url'\. Run byline feed add --help for the usage\.$/,
  ],
  [['ask', 'x', '--bogus', '--json'], /^Unknown option '--bogus'\./],
  [
    ['--json', 'ingest', 'x', '--limit', '500'],
    /^--limit is "500": expected a whole number from 1 to 200\.$/,
  ],
] as const)('wrong usage is a JSON error with exit code 2: %j', async ([args, message]) => {
  expect(await byline(...args)).toEqual({
    exitCode: 2,
    printed: { error: { code: 'usage', message: expect.stringMatching(message) } },
  });
});
