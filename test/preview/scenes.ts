/** What Byline says in Discord, taken from Discord's side: the real bot and newsroom, and the look-alike. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { PACKAGE_ROOT, readConfig } from '../../src/config.js';
import { startBot } from '../../src/discord/client.js';
import { openNewsroom } from '../../src/open-newsroom.js';
import type { Newsroom } from '../../src/types.js';
import type { Exchange, ShownMessage } from '../discord/lookalike/exchange.js';
import { ALICE, GUILD, TOKEN } from '../discord/lookalike/ids.js';
import type { OptionValue } from '../discord/lookalike/interactions.js';
import { Lookalike } from '../discord/lookalike/lookalike.js';
import { HOSTILE_TEXT } from '../discord/memory-newsroom.js';

const ARTICLES = join(PACKAGE_ROOT, 'data/articles');
const FRAMEWORK = 'us-india-defence-framework.md';

/** A message as it stands at the end, and what was typed to get it. */
export interface Scene {
  /** Names the picture's file. */
  readonly name: string;
  readonly typed: string;
  /** As Discord says above the message: `/ask`. */
  readonly command: string;
  readonly message: ShownMessage;
}

/** Plays every scene in order; fails if the look-alike had anything to complain about. */
export async function playScenes(): Promise<Scene[]> {
  const folder = mkdtempSync(join(tmpdir(), 'byline-preview-'));
  const discord = await Lookalike.start();
  const config = readConfig({ DISCORD_TOKEN: TOKEN, DISCORD_API_URL: discord.api, DATA_DIR: folder });
  const newsroom = await openNewsroom(config);
  const bot = await startBot({ config, newsroom, logger: pino({ level: 'silent' }) });
  try {
    const scenes = await play(discord, newsroom);
    if (discord.problems.length > 0) throw new Error(`Discord would refuse:\n${discord.problems.join('\n')}`);
    return scenes;
  } finally {
    await bot.close();
    await newsroom.close();
    await discord.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function play(discord: Lookalike, newsroom: Newsroom): Promise<Scene[]> {
  const scene = async (name: string, command: string, options: Record<string, OptionValue> = {}) => {
    const exchange = discord.command(command, options);
    const typed = Object.entries(options).map(([option, value]) => `${option}: ${shown(value)}`);
    return {
      name,
      command: `/${command}`,
      typed: [`/${command}`, ...typed].join(' '),
      message: await outcome(exchange),
    };
  };
  const file = (name: string) => discord.host(name, readFileSync(join(ARTICLES, name)));
  const scenes = [
    await scene('empty', 'ask', { question: 'who signed the US-India framework?' }),
    await scene('sources-none', 'sources'),
    await scene('ingest-new', 'ingest', { file: file(FRAMEWORK) }),
    await scene('ingest-known', 'ingest', { file: file(FRAMEWORK) }),
    await scene('refused', 'ingest', { url: 'ftp://example.org/story' }),
  ];
  for (const name of readdirSync(ARTICLES)) {
    const bytes = readFileSync(join(ARTICLES, name));
    await newsroom.ingest({
      scope: `guild:${GUILD}`,
      source: { kind: 'file', name, bytes },
      ingestedBy: ALICE,
    });
  }
  return [
    ...scenes,
    await scene('answered', 'ask', { question: 'who signed the US-India framework?' }),
    await scene('sources-last', 'sources'),
    await scene('disagreement', 'ask', { question: 'how many people marched in France on March 7?' }),
    await scene('closest', 'ask', { question: 'why was the may 6 starliner launch scrubbed' }),
    await scene('nothing', 'ask', { question: 'who won the 2022 football world cup?' }),
    await scene('sources-all', 'sources', { which: 'all' }),
    await scene('ingest-hostile', 'ingest', { text: HOSTILE_TEXT }),
    await scene('hostile', 'ask', { question: 'what was hidden under the path the minister said to see?' }),
  ];
}

/** What is left to see: the answer, or the whisper that took its place. */
async function outcome(exchange: Exchange): Promise<ShownMessage> {
  const written = () => exchange.original !== undefined && !exchange.original.thinking;
  const said = () =>
    exchange.original?.embeds.length || exchange.followUps.length || exchange.responseType === 4;
  await exchange.until(() => Boolean((written() && said()) || exchange.followUps.length > 0));
  return exchange.followUps[0] ?? exchange.original!;
}

function shown(value: OptionValue): string {
  if (typeof value !== 'object') return String(value);
  return 'channel' in value ? '#news' : value.name;
}
