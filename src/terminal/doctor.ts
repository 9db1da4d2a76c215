import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { calibrationFor } from '../answer/calibration.js';
import { openMaintenance } from '../app/open-data-folder.js';
import type { Config } from '../config/config.js';
import type { Reader } from '../domain/models.js';
import { MINUTE_MS } from '../domain/units.js';
import { embedderSettings, openEmbedder } from '../models/embedder/embedder.js';
import { isAsRecorded, readProbe } from '../models/reader/probe.js';
import { openReader, readerSettings } from '../models/reader/reader.js';
import { VectorIndex } from '../store/sqlite/search/vector-index.js';
import type { Output } from './output.js';
import { plain } from './render.js';

export interface CheckResult {
  readonly name: string;
  /** `warning`: Byline works, but something should be done. `optional`: failed, but Byline works without it. */
  readonly state: 'ok' | 'failed' | 'warning' | 'optional';
  readonly detail: string;
}

const NETWORK_TIMEOUT_MS = 5000;
const TEST_QUESTION = 'Who signed the agreement?';
const MIN_NODE_VERSION = [20, 19] as const;
/** Beyond this, Discord and feeds disagree with this machine about what is new. */
const MAX_CLOCK_DIFFERENCE_MS = 5 * MINUTE_MS;
const STATE_MARKS = { ok: '✓', failed: '✗', warning: '!', optional: '–' } as const;

/** Prints the result of each check. @returns how many failed. */
export async function runDoctor(config: Config, out: Output): Promise<number> {
  const results: CheckResult[] = [];
  for await (const result of diagnose(config)) {
    results.push(result);
    const { name, state, detail } = result;
    if (!out.json) out.write(`${STATE_MARKS[state]} ${name.padEnd(16)} ${plain(detail)}`);
  }
  if (out.json) out.write(JSON.stringify(results));
  return results.filter(({ state }) => state === 'failed').length;
}

/** Checks everything Byline depends on, in order, and changes nothing. No check throws. */
async function* diagnose(config: Config): AsyncGenerator<CheckResult> {
  yield await required('node', () => checkNodeVersion());
  for await (const { check, state, detail } of openMaintenance(config).inspect(new Date()))
    yield { name: check, state, detail };
  if (config.DATABASE_URL === undefined) yield await required('vector index', () => checkVectorIndex());
  yield* checkModels(config);
  yield await optional('discord token', () => checkDiscordToken(config));
  yield await optional('network', () => checkNetwork(config));
}

async function required(name: string, check: () => string | Promise<string>): Promise<CheckResult> {
  try {
    return { name, state: 'ok', detail: await check() };
  } catch (error) {
    return { name, state: 'failed', detail: error instanceof Error ? error.message : String(error) };
  }
}

async function optional(name: string, check: () => Promise<string>): Promise<CheckResult> {
  const result = await required(name, check);
  return result.state === 'failed' ? { ...result, state: 'optional' } : result;
}

function checkNodeVersion(): string {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [minMajor, minMinor] = MIN_NODE_VERSION;
  if (major < minMajor || (major === minMajor && minor < minMinor))
    throw new Error(`${process.version} is too old: expected ${MIN_NODE_VERSION.join('.')} or newer`);
  return process.version;
}

function checkVectorIndex(): string {
  const index = VectorIndex.create(2);
  index.add(7, Float32Array.of(1, 0));
  const [nearest] = index.search(Float32Array.of(1, 0), 1);
  if (nearest?.label !== 7) throw new Error('hnswlib-node returned the wrong neighbour');
  return 'hnswlib-node adds and finds vectors';
}

/** In a folder that does not exist yet, the models would be the first files. */
async function* checkModels(config: Config): AsyncGenerator<CheckResult> {
  const folder = existsSync(config.DATA_DIR) ? null : mkdtempSync(join(tmpdir(), 'byline-doctor-'));
  const used = folder === null ? config : { ...config, DATA_DIR: folder };
  try {
    yield await required('embedding model', () => checkEmbedder(used));
    yield await required('reader', () => checkReader(used));
  } finally {
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
  }
}

async function checkEmbedder(config: Config): Promise<string> {
  const startedAt = performance.now();
  const embedder = await openEmbedder(embedderSettings(config));
  try {
    const loadedAt = performance.now();
    await embedder.embedQuery(TEST_QUESTION);
    const queryMs = performance.now() - loadedAt;
    return `${embedder.id}, ${embedder.dimension} dimensions, loaded in ${(loadedAt - startedAt).toFixed(0)} ms, ${queryMs.toFixed(0)} ms per question`;
  } finally {
    await embedder.close();
  }
}

/** Loads the reader; if it is the bundled one, also compares its readings with recorded ones. */
async function checkReader(config: Config): Promise<string> {
  const settings = readerSettings(config);
  if (!settings) return 'READER_MODEL is none: answers use search only and have no short answers';
  const startedAt = performance.now();
  const reader = await openReader(settings);
  try {
    if (reader.trouble !== null) throw new Error(reader.trouble);
    const loadedAt = performance.now();
    const differing = await differingReadings(reader);
    const { readings } = readProbe();
    const passageMs = (performance.now() - loadedAt) / readings.length;
    const facts = `${reader.id}, loaded in ${(loadedAt - startedAt).toFixed(0)} ms, ${passageMs.toFixed(0)} ms per passage`;
    if (differing === null) {
      const { provenance } = calibrationFor(config.DATA_DIR, reader.id);
      return provenance.reader === reader.id
        ? `${facts}; calibrated`
        : `${facts}; not calibrated, so its confidence is unreliable: run byline calibrate once`;
    }
    if (differing > 0) {
      throw new Error(
        `${facts}; ${differing} of ${readings.length} test passages are read differently on this processor, ` +
          'so its confidence is less reliable: run byline calibrate, or choose another model (READER_MODEL)',
      );
    }
    return `${facts}; reads the test passages as expected`;
  } finally {
    await reader.close();
  }
}

/** @returns the number of test passages read differently than recorded; null for a reader without a recording. */
async function differingReadings(reader: Reader): Promise<number | null> {
  const probe = readProbe();
  let differing = 0;
  for (const recorded of probe.readings) {
    const spans = await reader.read(recorded.question, [recorded.passage]);
    const [best] = spans?.[0]?.flat().sort((a, b) => b.score - a.score) ?? [];
    if (!best) throw new Error(reader.trouble ?? 'the reader returned no spans');
    if (!isAsRecorded(recorded, best)) differing += 1;
  }
  return reader.id === probe.reader ? differing : null;
}

async function checkDiscordToken({ DISCORD_TOKEN, DISCORD_API_URL }: Config): Promise<string> {
  if (DISCORD_TOKEN === undefined)
    throw new Error('DISCORD_TOKEN is not set: the terminal works, the bot needs it (see README.md)');
  const response = await fetch(`${DISCORD_API_URL.replace(/\/$/, '')}/v10/users/@me`, {
    headers: { authorization: `Bot ${DISCORD_TOKEN}` },
    signal: AbortSignal.timeout(NETWORK_TIMEOUT_MS),
  });
  if (response.status === 401)
    throw new Error('Discord rejects the token: copy it again from the Bot page of your application');
  if (!response.ok) throw new Error(`Discord returned status ${response.status}`);
  return 'accepted by Discord';
}

async function checkNetwork({ DISCORD_API_URL }: Config): Promise<string> {
  const { host } = new URL(DISCORD_API_URL);
  const response = await fetch(DISCORD_API_URL, {
    method: 'HEAD',
    signal: AbortSignal.timeout(NETWORK_TIMEOUT_MS),
  }).catch((error: unknown) => {
    throw new Error(`${host} is unreachable: files and texts work, URLs and Discord do not`, {
      cause: error,
    });
  });
  const difference = Math.abs(Date.parse(response.headers.get('date') ?? '') - Date.now());
  if (difference > MAX_CLOCK_DIFFERENCE_MS)
    throw new Error(
      `the clock of this machine differs by ${Math.round(difference / MINUTE_MS)} minutes from that of ${host}: set it`,
    );
  return `${host} is reachable`;
}
