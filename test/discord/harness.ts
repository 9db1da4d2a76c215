/** The real bot, logged in to the look-alike, over a newsroom in memory. */
import pino, { type Logger } from 'pino';
import { afterEach, expect } from 'vitest';
import { commands } from '../../commands/index.js';
import type { Newsroom } from '../../src/app/newsroom.js';
import { type Config, readConfig } from '../../src/config/config.js';
import { type Bot, startBot } from '../../src/discord/bot/client.js';
import type { UserError } from '../../src/domain/errors.js';
import { TOKEN } from './lookalike/ids.js';
import { Lookalike } from './lookalike/lookalike.js';
import { MemoryNewsroom } from './memory-newsroom.js';

export interface LogLine {
  readonly level: number;
  readonly msg: string;
  readonly incident?: string;
  readonly code?: string;
  readonly err?: { readonly message: string; readonly stack: string };
}

export interface Stage<N extends Newsroom = MemoryNewsroom> {
  readonly discord: Lookalike;
  readonly bot: Bot;
  readonly newsroom: N;
  readonly log: LogLine[];
  readonly disconnects: UserError[];
}

const LEVELS = { warn: 40, error: 50 } as const;
let stages: Pick<Stage, 'bot' | 'discord'>[] = [];

/** Starts a bot and closes it after the test; fails if the look-alike reports a problem. */
export async function stage(settings: Readonly<Record<string, string>> = {}): Promise<Stage> {
  return stageWith(new MemoryNewsroom(), settings);
}

/** The same over any newsroom; does not close it. `prepare` runs before the bot logs in. */
export async function stageWith<N extends Newsroom>(
  newsroom: N,
  settings: Readonly<Record<string, string>> = {},
  prepare: (discord: Lookalike) => Promise<unknown> = async () => undefined,
): Promise<Stage<N>> {
  const discord = await Lookalike.start();
  discord.gateway.grantsContent = settings.DISCORD_MESSAGE_CONTENT === 'true';
  await prepare(discord);
  const { log, logger } = recorder();
  const disconnects: UserError[] = [];
  const bot = await startBot({
    commands,
    config: botConfig(discord, settings),
    newsroom,
    logger,
    onDisconnect: (error) => disconnects.push(error),
  });
  stages.push({ bot, discord });
  return { discord, bot, newsroom, log, disconnects };
}

export function botConfig(discord: Lookalike, settings: Readonly<Record<string, string>> = {}): Config {
  return readConfig({ DISCORD_TOKEN: TOKEN, DISCORD_API_URL: discord.api, ...settings });
}

export function recorder(): { log: LogLine[]; logger: Logger } {
  const log: LogLine[] = [];
  const logger = pino({ level: 'debug' }, { write: (line: string) => log.push(JSON.parse(line)) });
  return { log, logger };
}

export function linesFrom(log: readonly LogLine[], level: keyof typeof LEVELS): LogLine[] {
  return log.filter((line) => line.level >= LEVELS[level]);
}

afterEach(async () => {
  const finished = stages;
  stages = [];
  for (const { bot, discord } of finished) {
    await bot.close();
    await discord.stop();
  }
  expect(finished.flatMap(({ discord }) => discord.problems)).toEqual([]);
});
