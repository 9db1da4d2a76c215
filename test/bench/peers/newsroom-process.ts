/**
 * One newsroom over a data folder in this process, without Discord; arguments: <folder> <scope> <asks>
 * Asks without and with the reader, 50 at once, and ingests a few articles; prints its figures as JSON. With no asks,
 * it ends after the first answer.
 */
import { setTimeout as rest } from 'node:timers/promises';
import { createNewsroom } from '../../../src/app/create-newsroom.js';
import type { Newsroom } from '../../../src/app/newsroom.js';
import { openStore } from '../../../src/app/open-store.js';
import { readConfig } from '../../../src/config/config.js';
import type { Reader } from '../../../src/domain/models.js';
import { BYTES_PER_MIB } from '../../../src/domain/units.js';
import { threadParser } from '../../../src/ingest/parse/thread-parser.js';
import { embedderSettings, openEmbedder } from '../../../src/models/embedder/embedder.js';
import { openReader, readerSettings } from '../../../src/models/reader/reader.js';
import { SHARED_MODELS_DIR } from '../../fixtures/bundled-model.js';
import { madeArticles } from '../corpus/made-articles.js';
import { guardQuestions } from '../guard-questions.js';
import type { NewsroomFigures } from './newsroom-figures.js';

const ARTICLES = 12;
/** Threads collect their garbage after half of it. */
const REST_MS = 60_000;
const SENTENCES_EACH = 21;

const [folder = '', scope = '', asks = '100'] = process.argv.slice(2);
const isAsked = Number(asks) > 0;
/** The first hundred take longer, until V8 has compiled what they need. There are 150 questions, and the next 50 are others. */
const warmUp = isAsked ? 99 : 0;
const readWarmUp = isAsked ? 20 : 0;
const atOnce = isAsked ? 50 : 0;
const added = isAsked ? ARTICLES : 0;
// A scope of a million passages has more articles than a host would expect of one server.
const config = readConfig({ DATA_DIR: folder, SCOPE_MAX_ARTICLES: '1000000', SCOPE_MAX_MIB: '100000' });
const questions = guardQuestions();
let asked = 0;
/** Another one each time, so that no cache has what it needs. */
const nextQuestion = () => questions[asked++ % questions.length]!;
let reading = true;

async function open(): Promise<{ newsroom: Newsroom; indexed: () => Promise<void> }> {
  const [embedder, reader] = await Promise.all([
    openEmbedder({ ...embedderSettings(config), modelsDir: SHARED_MODELS_DIR }),
    openReader({ ...readerSettings(config)!, modelsDir: SHARED_MODELS_DIR }),
  ]);
  // As if READER_MODEL were "none", for some of the questions.
  const switched: Reader = {
    get id() {
      return reader.id;
    },
    get trouble() {
      return reader.trouble;
    },
    read: async (...given) => (reading ? reader.read(...given) : null),
    close: () => reader.close(),
  };
  const store = await openStore(config);
  const newsroom = createNewsroom({ parser: threadParser, config, store, embedder, reader: switched });
  const indexed = async () => (await store.index(await store.articles.scopeKey(scope), embedder)).settled();
  return { newsroom, indexed };
}

async function timesOf(count: number, work: (at: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let at = 0; at < count; at += 1) {
    const began = performance.now();
    await work(at);
    times.push(performance.now() - began);
  }
  return times;
}

const memory = (): number => process.memoryUsage.rss() / BYTES_PER_MIB;

/** Processor milliseconds of this process for each of `count`. */
function cpuMsSince(before: NodeJS.CpuUsage, count: number): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / Math.max(1, count);
}

const began = performance.now();
const { newsroom, indexed } = await open();
const ask = () => newsroom.answers.ask({ scope, question: nextQuestion() });
await ask();
const startMs = performance.now() - began;
await indexed();
const indexedMs = performance.now() - began;
const startedMib = memory();
reading = false;
await timesOf(warmUp, ask);
const beforeSearching = process.cpuUsage();
const searched = await timesOf(Number(asks), ask);
const searchedCpuMs = cpuMsSince(beforeSearching, searched.length);
reading = true;
await timesOf(readWarmUp, ask);
const beforeReading = process.cpuUsage();
const read = await timesOf(Number(asks), ask);
const readCpuMs = cpuMsSince(beforeReading, read.length);
const flood = (await Promise.all(Array.from({ length: atOnce }, () => timesOf(1, ask)))).flat();
const askedMib = memory();
if (isAsked) await rest(REST_MS);
const restedMib = memory();
// After those that the folder has, since a known text is not stored again.
const { articles: present } = await newsroom.scopes.stats(scope);
const articles = madeArticles(present + added, SENTENCES_EACH).slice(present);
const beforeIngesting = process.cpuUsage();
const ingested = await timesOf(added, (at) => {
  const { title, text } = articles[at]!;
  return newsroom.ingest.article({ scope, source: { kind: 'text', title, text } });
});
const ingestCpuMs = cpuMsSince(beforeIngesting, added);
await newsroom.close();
const figures: NewsroomFigures = {
  startMs,
  indexedMs,
  searched,
  searchedCpuMs,
  read,
  readCpuMs,
  flood,
  ingested,
  ingestCpuMs,
  startedMib,
  askedMib,
  restedMib,
};
console.log(JSON.stringify(figures));
