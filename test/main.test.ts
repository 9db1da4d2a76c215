/** The bot's own process, driven from outside: a fault that nothing caught. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { botConfig } from './discord/harness.js';
import { Lookalike } from './discord/lookalike/lookalike.js';
import { program } from './fixtures/programs.js';
import { temporaryFolder } from './fixtures/temporary-folder.js';

interface LogLine {
  readonly level: number;
  readonly msg: string;
  readonly kind?: string;
  readonly err?: { readonly message: string };
}

const FATAL = 60;

test.each(['unhandledRejection', 'uncaughtException'])(
  '%s: logged as fatal, ended in order with code 1',
  async (kind) => {
    const discord = await Lookalike.start();
    const { DISCORD_TOKEN, DISCORD_API_URL } = botConfig(discord);
    const fault = new URL('./fixtures/fault-on-signal.mjs', import.meta.url).href;
    const bot = spawn(process.execPath, ['--import', fault, program('main')], {
      env: {
        PATH: process.env.PATH,
        DISCORD_TOKEN,
        DISCORD_API_URL,
        DATA_DIR: temporaryFolder(),
        READER_MODEL: 'none',
        FAULT: kind,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exited = once(bot, 'exit');
    const lines: LogLine[] = [];
    for await (const line of createInterface({ input: bot.stdout })) {
      lines.push(JSON.parse(line) as LogLine);
      if (lines.at(-1)?.msg === 'logged in') bot.kill('SIGUSR2');
    }
    expect((await exited)[0]).toBe(1);
    expect(lines.filter(({ level }) => level === FATAL)).toMatchObject([
      { kind, err: { message: 'nothing caught this' } },
    ]);
    await discord.stop();
    expect(discord.problems).toEqual([]);
  },
);
