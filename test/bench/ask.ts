/**
 * Round trips of `/ask`: from the moment the look-alike sends the question to the moment it has the answer,
 * through a real discord.js client, the newsroom in its worker and the bundled model, over 10,000 passages. The
 * articles are made up, and so are their vectors (a hashed bag of words, of the model's dimension): making them
 * with the model takes minutes and changes nothing about how long a question takes. The question's vector is
 * the model's own.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { commands } from '../../commands/index.js';
import { createNewsroom } from '../../src/app/create-newsroom.js';
import { spawnNewsroom } from '../../src/app/remote/remote-newsroom.js';
import { type Config, readConfig } from '../../src/config/config.js';
import { startBot } from '../../src/discord/bot/client.js';
import { threadParser } from '../../src/ingest/thread-parser.js';
import { SqliteStore } from '../../src/store/sqlite/store.js';
import { spawnWorker } from '../../src/worker/spawn.js';
import { GUILD, TOKEN } from '../discord/lookalike/ids.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { guardQuestions } from './guard-questions.js';
import type { AskTimes, LookalikeContract } from './lookalike-contract.js';
import { madeArticles } from './made-articles.js';

const PASSAGES = 10_000;
const SENTENCES_EACH = 20;
const QUESTIONS = guardQuestions();
/** How many at once, and how many in all. */
const RUNS = [
  [1, 100],
  [10, 200],
  [50, 400],
] as const;
const SCOPE = `guild:${GUILD}`;

export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'byline-ask-'));
  const discord = await spawnWorker<LookalikeContract>(
    new URL('./lookalike-thread.js', import.meta.url),
    undefined,
  );
  const config = readConfig({
    DISCORD_TOKEN: TOKEN,
    DISCORD_API_URL: await discord.call('api', []),
    DATA_DIR: folder,
    ASKS_PER_MINUTE: '1000',
    GUILD_ASKS_PER_MINUTE: '10000',
  });
  const { articles, passages } = await fill(config);
  const newsroom = await spawnNewsroom(config);
  const bot = await startBot({ config, commands, newsroom, logger: pino({ level: 'warn' }) });
  await discord.call('ask', [QUESTIONS.slice(0, 20), 2]);
  console.log(`${passages} passages of ${articles} articles; milliseconds from question to answer`);
  for (const [atOnce, total] of RUNS) {
    const questions = Array.from({ length: total }, (_, i) => QUESTIONS[i % QUESTIONS.length] ?? '');
    const began = performance.now();
    const times = await discord.call('ask', [questions, atOnce]);
    const seconds = (performance.now() - began) / 1000;
    const of = (key: keyof AskTimes) => times.map((time) => time[key]);
    console.log(
      `${String(atOnce).padStart(3)} at once, ${total} asks: answered ${percentiles(of('answeredMs'))}; ` +
        `acknowledged ${percentiles(of('acknowledgedMs'))}; ${(total / seconds).toFixed(1)} a second`,
    );
  }
  await bot.close();
  await newsroom.close();
  await discord.close();
  rmSync(folder, { recursive: true, force: true });
}

/** Fills the data folder under the model's name. */
async function fill(config: Config): Promise<{ articles: number; passages: number }> {
  const real = await spawnNewsroom(config);
  const { model, dimension } = await real.scopes.stats(SCOPE);
  await real.close();
  const embedder = fakeEmbedder({ id: model, dimension });
  const newsroom = createNewsroom({
    parser: threadParser,
    config,
    store: SqliteStore.open(config.DATA_DIR),
    embedder,
  });
  for (const [i, { title, text }] of madeArticles(PASSAGES, SENTENCES_EACH).entries()) {
    if (i % 50 === 0 && (await newsroom.scopes.stats(SCOPE)).passages >= PASSAGES) break;
    await newsroom.ingest.article({ scope: SCOPE, source: { kind: 'text', text, title } });
  }
  const { articles, passages } = await newsroom.scopes.stats(SCOPE);
  await newsroom.close();
  return { articles, passages };
}

function percentiles(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return [50, 95, 99].map((p) => `p${p} ${at(p / 100).toFixed(0)}`).join(' ');
}
