import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { calibrationFor } from '../answer/confidence/calibration.js';
import type { Config } from '../config/config.js';
import { makeDataFolder } from '../config/data-folder.js';
import { modelSettings, openEmbedder } from '../models/embedder/embedder.js';
import { readProbe } from '../models/reader/probe.js';
import { openReader, readerSettings } from '../models/reader/reader.js';
import { inspectDatabase } from '../store/database.js';
import { VectorIndex } from '../store/search/vector-index.js';

/** `optional` is worth knowing and fails nothing. */
export interface CheckResult {
  readonly name: string;
  readonly state: 'ok' | 'failed' | 'optional';
  readonly detail: string;
}

const NETWORK_TIMEOUT_MS = 5000;
const QUESTION = 'Who signed the agreement?';
/** Logits: what a processor with other int8 arithmetic may differ by, and what would change answers. */
const SAME_SCORE = 0.5;
const MIN_NODE = [20, 19] as const;

/** Looks at everything Byline stands on, one finding each, in order; none of them throws. */
export async function* diagnose(config: Config): AsyncGenerator<CheckResult> {
  yield await check('node', () => nodeVersion());
  yield await check('data folder', () => dataFolder(config.DATA_DIR));
  yield await check('database', () => database(config.DATA_DIR));
  yield await check('vector index', () => vectorIndex());
  yield await check('embedding model', () => embeddingModel(config));
  yield await check('reader', () => reader(config));
  yield await optional('discord token', () => discordToken(config));
  yield await optional('network', () => network(config));
}

async function check(name: string, look: () => string | Promise<string>): Promise<CheckResult> {
  try {
    return { name, state: 'ok', detail: await look() };
  } catch (error) {
    return { name, state: 'failed', detail: messageOf(error) };
  }
}

async function optional(name: string, look: () => Promise<string>): Promise<CheckResult> {
  const found = await check(name, look);
  return found.state === 'failed' ? { ...found, state: 'optional' } : found;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function nodeVersion(): string {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < MIN_NODE[0] || (major === MIN_NODE[0] && minor < MIN_NODE[1])) {
    throw new Error(`${process.version} is too old: expected ${MIN_NODE.join('.')} or newer`);
  }
  return process.version;
}

function dataFolder(folder: string): string {
  makeDataFolder(folder);
  accessSync(folder, constants.R_OK | constants.W_OK);
  return folder;
}

function database(folder: string): string {
  const { version, verdict, articles, scopes } = inspectDatabase(join(folder, 'byline.db'));
  if (verdict !== 'ok')
    throw new Error(`byline.db is damaged: ${verdict}. Restore a backup, or move it away.`);
  return `SQLite ${version}, intact, ${articles} articles in ${scopes} scopes`;
}

function vectorIndex(): string {
  const index = VectorIndex.create(2);
  index.add(7, Float32Array.of(1, 0));
  const [nearest] = index.search(Float32Array.of(1, 0), 1);
  if (nearest?.label !== 7) throw new Error('hnswlib-node found the wrong neighbour');
  return 'hnswlib-node adds and finds';
}

async function embeddingModel(config: Config): Promise<string> {
  const began = performance.now();
  const embedder = await openEmbedder(modelSettings(config));
  try {
    const loaded = performance.now();
    await embedder.embedQuery(QUESTION);
    const took = (performance.now() - loaded).toFixed(0);
    return `${embedder.id}, ${embedder.dimension} dimensions, loaded in ${(loaded - began).toFixed(0)} ms, a question in ${took} ms`;
  } finally {
    await embedder.close();
  }
}

/** Reads what the bundled reader was once seen to read, and compares. */
async function reader(config: Config): Promise<string> {
  const settings = readerSettings(config);
  if (!settings) return 'READER_MODEL=none: answers come from search alone, without short answers';
  const began = performance.now();
  const opened = await openReader(settings);
  try {
    if (opened.trouble !== null) throw new Error(opened.trouble);
    const loaded = performance.now();
    const probe = readProbe();
    const found: { text: string; score: number }[] = [];
    for (const { question, passage } of probe.readings) {
      const reading = await opened.read(question, [passage]);
      const [best] = reading?.[0]?.flat().sort((a, b) => b.score - a.score) ?? [];
      if (!best) throw new Error(opened.trouble ?? 'it read nothing');
      found.push({ text: passage.text.slice(best.start, best.end), score: best.score });
    }
    const each = ((performance.now() - loaded) / probe.readings.length).toFixed(0);
    const facts = `${opened.id}, loaded in ${(loaded - began).toFixed(0)} ms, a passage in ${each} ms`;
    if (opened.id !== probe.reader) {
      const isFitted = calibrationFor(config.DATA_DIR, opened.id).provenance.reader === opened.id;
      return isFitted
        ? `${facts}; calibrated`
        : `${facts}; its confidence is not calibrated: run byline calibrate once`;
    }
    const differing = probe.readings.filter(
      ({ text, score }, at) => found[at]!.text !== text || Math.abs(found[at]!.score - score) > SAME_SCORE,
    );
    if (differing.length > 0) {
      throw new Error(
        `${facts}; but ${differing.length} of ${probe.readings.length} test passages read differently on this ` +
          'processor, so confidence is less sure here: run byline calibrate, or choose other weights (READER_MODEL)',
      );
    }
    return `${facts}; reads the test passages as it should`;
  } finally {
    await opened.close();
  }
}

async function discordToken({ DISCORD_TOKEN, DISCORD_API_URL }: Config): Promise<string> {
  if (DISCORD_TOKEN === undefined)
    throw new Error('not set: the terminal works, the bot needs DISCORD_TOKEN (see README.md)');
  const response = await fetch(`${DISCORD_API_URL.replace(/\/$/, '')}/v10/users/@me`, {
    headers: { authorization: `Bot ${DISCORD_TOKEN}` },
    signal: AbortSignal.timeout(NETWORK_TIMEOUT_MS),
  });
  if (response.status === 401)
    throw new Error('Discord refuses it: copy it again from the Bot page of your application');
  if (!response.ok) throw new Error(`Discord answered ${response.status}`);
  return 'Discord knows it';
}

async function network({ DISCORD_API_URL }: Config): Promise<string> {
  const { host } = new URL(DISCORD_API_URL);
  try {
    await fetch(DISCORD_API_URL, { method: 'HEAD', signal: AbortSignal.timeout(NETWORK_TIMEOUT_MS) });
  } catch (error) {
    throw new Error(`${host} can't be reached: files and text work, URLs and Discord don't`, {
      cause: error,
    });
  }
  return `${host} can be reached`;
}
