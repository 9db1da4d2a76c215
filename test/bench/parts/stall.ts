/**
 * How long the thread that talks to Discord stands still while a folder of articles is ingested: a real
 * discord.js client, logged in to the look-alike and asked a question every second, over a newsroom in its
 * worker. What an idle thread suffers at the same time is the machine's own share.
 */
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import pino from 'pino';
import { commands } from '../../../commands/index.js';
import type { Newsroom } from '../../../src/app/newsroom.js';
import { spawnNewsroom } from '../../../src/app/remote/remote-newsroom.js';
import { readConfig } from '../../../src/config/config.js';
import { startBot } from '../../../src/discord/bot/client.js';
import { spawnWorker } from '../../../src/worker/spawn.js';
import { newThread } from '../../../src/worker/thread.js';
import { GUILD, TOKEN } from '../../discord/lookalike/ids.js';
import type { Context } from '../context.js';
import { madeArticles } from '../corpus/made-articles.js';
import type { LookalikeContract } from '../lookalike-contract.js';
import { watchOwnWork } from '../own-work.js';
import { BYLINE } from '../report.js';

const ARTICLES = 300;
const SENTENCES_EACH = 20;
const AT_ONCE = 4;
const ASK_EVERY_MS = 1000;
const QUESTION = 'who signed the framework?';

export async function run({ report }: Context): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'byline-stall-'));
  for (const [i, { title, text }] of madeArticles(ARTICLES, SENTENCES_EACH).entries()) {
    writeFileSync(join(folder, `${i}.md`), `# ${title}\n\n${text}\n`);
  }
  const discord = await spawnWorker<LookalikeContract>(
    new URL('../lookalike-thread.js', import.meta.url),
    undefined,
  );
  const config = readConfig({
    DISCORD_TOKEN: TOKEN,
    DISCORD_API_URL: await discord.call('api', []),
    DATA_DIR: join(folder, 'data'),
    ASKS_PER_MINUTE: '1000',
    GUILD_ASKS_PER_MINUTE: '10000',
  });
  const newsroom = await spawnNewsroom(config);
  const bot = await startBot({ config, commands, newsroom, logger: pino({ level: 'warn' }) });
  await discord.call('ask', [[QUESTION], 1]);

  const idle = newThread(new URL('../idle-thread.js', import.meta.url), 'idle');
  await once(idle, 'online');
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const work = watchOwnWork();
  const began = performance.now();
  const acknowledged: number[] = [];
  const asking = setInterval(async () => {
    const times = await discord.call('ask', [[QUESTION], 1]);
    acknowledged.push(...times.map(({ acknowledgedMs }) => acknowledgedMs));
  }, ASK_EVERY_MS);
  const sentences = await ingestFolder(newsroom, folder);
  clearInterval(asking);
  const seconds = (performance.now() - began) / 1000;
  delay.disable();
  const ownMs = work.stop();
  idle.postMessage('stop');
  const [control] = (await once(idle, 'message')) as [{ maxMs: number; p99Ms: number }];

  const add = (what: string, who: string, ms: number): void => report.add('stall', what, who, 'ms', [ms]);
  const longest = `longest stall while ${ARTICLES} articles are ingested`;
  add(longest, BYLINE, delay.max / 1e6);
  add(longest, 'an idle thread', control.maxMs);
  add('stall, p99', BYLINE, delay.percentile(99) / 1e6);
  add('stall, p99', 'an idle thread', control.p99Ms);
  if (ownMs !== undefined) add('longest work between two turns of the loop, processor', BYLINE, ownMs);
  add('slowest acknowledgement of a question', BYLINE, Math.max(0, ...acknowledged));
  report.add('stall', 'sentences a second', BYLINE, '', [sentences / seconds]);

  await bot.close();
  await newsroom.close();
  await discord.close();
  rmSync(folder, { recursive: true, force: true });
}

/** As the terminal does: a few at a time, each read when its turn comes. */
async function ingestFolder(newsroom: Newsroom, folder: string): Promise<number> {
  const left = (await readdir(folder)).filter((name) => name.endsWith('.md'));
  let sentences = 0;
  const feed = async () => {
    for (let name = left.pop(); name !== undefined; name = left.pop()) {
      const source = { kind: 'file', name, bytes: await readFile(join(folder, name)) } as const;
      const outcome = await newsroom.ingest.article(
        { scope: `guild:${GUILD}`, source },
        { onProgress: () => undefined },
      );
      sentences += outcome.sentences;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, feed));
  return sentences;
}
