import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

/** How a process ended that ends threads in native calls. */
async function run(way: 'kill' | 'exit' | 'crash', where: 'direct' | 'nested') {
  const script = fileURLToPath(new URL('./end-in-native.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, way, where], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [printed, errors, [code, signal]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  return { printed: printed.trim().split('\n').at(-1), errors, code, signal };
}

describe.each(['direct', 'nested'] as const)('a thread in a native call (%s)', (where) => {
  test('is ended without ending the process', async () => {
    expect(await run('kill', where)).toEqual({ printed: '5', errors: '', code: 0, signal: null });
  });

  test('ends with its process, which keeps its exit code', async () => {
    expect(await run('exit', where)).toEqual({ printed: '', errors: '', code: 3, signal: null });
  });
});

test('a thread that crashes while one of its own is in a native call ends alone', async () => {
  expect(await run('crash', 'nested')).toMatchObject({ printed: '5', code: 0, signal: null });
});
