import { Command } from 'commander';
import { afterEach, expect, test, vi } from 'vitest';
import { CommandContext } from '../../src/terminal/commands/context.js';

afterEach(() => vi.unstubAllEnvs());

test('a question in the terminal has more time for reading, unless that is set', () => {
  const context = new CommandContext(new Command());
  vi.stubEnv('READER_TIME_MS', undefined);
  expect(context.config.READER_TIME_MS).toBe(2000);
  vi.stubEnv('READER_TIME_MS', '300');
  expect(context.config.READER_TIME_MS).toBe(300);
});
