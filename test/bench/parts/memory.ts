/**
 * The memory of the real bot process (`npm run build` first), logged in to the look-alike: idle after the start, while
 * the sample load is ingested and asked about, and idle again. `--idle <seconds>` changes the two waits.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { PACKAGE_ROOT } from '../../../src/config/config.js';
import { spawnWorker } from '../../../src/worker/spawn.js';
import { BotProcess } from '../../fixtures/bot-process.js';
import { memoryOf, type ProcessMemory } from '../../fixtures/process-memory.js';
import type { Context } from '../context.js';
import { madeArticles } from '../corpus/made-articles.js';
import { guardQuestions } from '../guard-questions.js';
import type { ArticleFile, LookalikeContract } from '../lookalike-contract.js';
import { BYLINE, type Report } from '../report.js';
import { heapsOf, REPORT_OPTIONS } from '../thread-heaps.js';

const MADE_ARTICLES = 300;
const SENTENCES_EACH = 20;
const QUESTIONS = 200;
const AT_ONCE = 4;
const IDLE_S = 60;
const IDLE_AFTERWARDS_S = 120;
const SAMPLE_EVERY_MS = 250;
const UNLIMITED = {
  ASKS_PER_MINUTE: '1000',
  GUILD_ASKS_PER_MINUTE: '10000',
  INGESTS_PER_HOUR: '10000',
  GUILD_INGESTS_PER_HOUR: '100000',
};

export async function run({ options: { idle }, report }: Context): Promise<void> {
  const idleS = idle ?? null;
  const folder = mkdtempSync(join(tmpdir(), 'byline-memory-'));
  const discord = await spawnWorker<LookalikeContract>(
    new URL('../lookalike-thread.js', import.meta.url),
    undefined,
  );
  const started = { api: await discord.call('api', []), dataDir: folder, settings: UNLIMITED };
  try {
    // The first start exports the bundled model; what is measured is every other one.
    const first = BotProcess.start(started);
    await first.ready;
    await first.stop();

    const bot = BotProcess.start({ ...started, nodeOptions: REPORT_OPTIONS(folder) });
    try {
      await bot.ready;
      await measured(report, bot, 'logged in', async () => {});
      await measured(report, bot, `idle for ${idleS ?? IDLE_S} s`, () => wait((idleS ?? IDLE_S) * 1000));
      await printHeaps(bot, folder);
      const files = [...sampleArticles(), ...madeFiles()];
      await measured(report, bot, `${files.length} articles ingested`, () =>
        discord.call('ingest', [files, AT_ONCE]),
      );
      const questions = guardQuestions();
      const asked = Array.from({ length: QUESTIONS }, (_, i) => questions[i % questions.length] ?? '');
      await measured(report, bot, `${QUESTIONS} questions asked`, async () => {
        await discord.call('ask', [asked, AT_ONCE]);
      });
      const afterwards = idleS ?? IDLE_AFTERWARDS_S;
      await measured(report, bot, `idle for ${afterwards} s`, () => wait(afterwards * 1000));
      await printHeaps(bot, folder);
    } finally {
      await bot.stop();
    }
  } finally {
    await discord.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Reports the memory after the work, the highest RSS seen during it, and the peak since the start. */
async function measured(
  report: Report,
  bot: BotProcess,
  what: string,
  work: () => Promise<unknown>,
): Promise<void> {
  let highest = 0;
  const sample = (): ProcessMemory => {
    const memory = memoryOf(bot.pid);
    if (!memory) throw new Error('The memory of the bot cannot be read: it ended, or this is not Linux.');
    highest = Math.max(highest, memory.rssMib);
    return memory;
  };
  sample();
  const timer = setInterval(() => bot.isRunning && sample(), SAMPLE_EVERY_MS);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  const { rssMib, pssMib, anonymousMib, peakMib } = sample();
  const figures = {
    RSS: rssMib,
    'highest RSS': highest,
    PSS: pssMib,
    anonymous: anonymousMib,
    peak: peakMib,
  };
  for (const [figure, mib] of Object.entries(figures)) {
    if (mib !== null) report.add('memory', `${what}: ${figure}`, BYLINE, 'MiB', [mib]);
  }
}

async function printHeaps(bot: BotProcess, folder: string): Promise<void> {
  for (const { thread, usedMib, totalMib, externalMib } of await heapsOf(bot, folder)) {
    const heap = `heap ${usedMib.toFixed(0)} of ${totalMib.toFixed(0)}, external ${externalMib.toFixed(0)}`;
    console.log(`  thread ${thread}: ${heap}`);
  }
}

function sampleArticles(): ArticleFile[] {
  const folder = resolve(PACKAGE_ROOT, 'data/articles');
  return readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

function madeFiles(): ArticleFile[] {
  return madeArticles(MADE_ARTICLES, SENTENCES_EACH).map(({ title, text }, i) => ({
    name: `${i}.md`,
    text: `# ${title}\n\n${text}\n`,
  }));
}
