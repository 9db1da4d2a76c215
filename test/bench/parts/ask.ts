/**
 * Round trips of `/ask`: from the moment the look-alike sends the question to the moment it has the answer, through a
 * real discord.js client, the newsroom in its worker and the bundled models. Beside it, what the usual LangChain.js bot
 * does for a question before it hands it to a language model: embed it and find the nearest four chunks with HNSWLib.
 */
import { join } from 'node:path';
import { HNSWLib } from '@langchain/community/vectorstores/hnswlib';
import pino from 'pino';
import { commands } from '../../../commands/index.js';
import { spawnNewsroom } from '../../../src/app/remote/remote-newsroom.js';
import { startBot } from '../../../src/discord/bot/client.js';
import { EmbedderEmbeddings } from '../../../src/langchain/embeddings.js';
import { spawnWorker } from '../../../src/worker/spawn.js';
import { GUILD, TOKEN } from '../../discord/lookalike/ids.js';
import type { Context } from '../context.js';
import { Archive } from '../corpus/archive.js';
import { guardQuestions } from '../guard-questions.js';
import type { AskTimes, LookalikeContract } from '../lookalike-contract.js';
import { BYLINE, percentile } from '../report.js';

const MAX_SIZE = 10_000;
const QUESTIONS = guardQuestions();
/** How many at once, and how many in all for each of `--runs`. */
const RUNS = [
  [1, 20],
  [10, 40],
  [50, 80],
] as const;
const PEER = 'LangChain.js, retrieval alone';
const TOP = 4;
const SHARES = [0.5, 0.95, 0.99] as const;

export async function run(context: Context): Promise<void> {
  const size = Math.min(MAX_SIZE, context.options.sizes.at(-1)!);
  const folder = join(context.folder, 'ask');
  const { maker: vectors } = await context.vectors();
  const model = await context.embedder();
  const archive = new Archive({ folder, scope: `guild:${GUILD}`, stock: context.stock, model, vectors });
  await archive.growTo(size);
  const discord = await spawnWorker<LookalikeContract>(
    new URL('../lookalike-thread.js', import.meta.url),
    undefined,
  );
  const config = context.config({
    DISCORD_TOKEN: TOKEN,
    DISCORD_API_URL: await discord.call('api', []),
    DATA_DIR: folder,
    ASKS_PER_MINUTE: '1000',
    GUILD_ASKS_PER_MINUTE: '10000',
  });
  const newsroom = await spawnNewsroom(config);
  const bot = await startBot({ config, commands, newsroom, logger: pino({ level: 'warn' }) });
  await discord.call('ask', [QUESTIONS.slice(0, 20), 2]);
  for (const [atOnce, asks] of RUNS) {
    const questions = Array.from(
      { length: asks * context.options.runs },
      (_, i) => QUESTIONS[i % QUESTIONS.length] ?? '',
    );
    const times = await discord.call('ask', [questions, atOnce]);
    const add = (what: string, key: keyof AskTimes) => {
      const values = times.map((time) => time[key]);
      for (const share of SHARES) {
        const name = `${what}, ${atOnce} at once, ${size} passages, p${share * 100}`;
        context.report.add('ask', name, BYLINE, 'ms', [percentile(values, share)]);
      }
    };
    add('answered', 'answeredMs');
    add('acknowledged', 'acknowledgedMs');
  }
  await bot.close();
  await newsroom.close();
  await discord.close();
  await peer(context, size);
}

async function peer(context: Context, size: number): Promise<void> {
  const { maker } = await context.vectors();
  const store = new HNSWLib(new EmbedderEmbeddings(await context.embedder()), { space: 'cosine' });
  const stored = Array.from({ length: size }, () => Array.from(maker.next()));
  await store.addVectors(
    stored,
    stored.map((_, at) => ({ pageContent: String(at), metadata: {} })),
  );
  const times: number[] = [];
  for (const question of QUESTIONS) {
    const began = performance.now();
    await store.similaritySearch(question, TOP);
    times.push(performance.now() - began);
  }
  for (const share of SHARES) {
    const name = `answered, 1 at once, ${size} passages, p${share * 100}`;
    context.report.add('ask', name, PEER, 'ms', [percentile(times, share)]);
  }
}
