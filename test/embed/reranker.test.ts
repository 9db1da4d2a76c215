import { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { readConfig } from '../../src/config.js';
import { openReranker, type RerankerSettings, rerankerSettings } from '../../src/embed/reranker.js';
import type { Reranker } from '../../src/types.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';
import { writeTinyModel } from '../fixtures/tiny-model.js';
import { writeTinyReranker } from '../fixtures/tiny-reranker.js';

const PATIENT_MS = 50_000;

async function tinyReranker(): Promise<string> {
  const folder = temporaryFolder();
  await writeTinyReranker(folder);
  return folder;
}

interface Opened {
  readonly reranker: Reranker;
  readonly troubles: readonly string[];
  /** The processes that it loaded a model in. */
  readonly processes: () => readonly ChildProcess[];
}

/** The hub it names refuses connections. */
async function open(model: string, changes: Partial<RerankerSettings> = {}): Promise<Opened> {
  const unref = vi.spyOn(ChildProcess.prototype, 'unref');
  onTestFinished(() => unref.mockRestore());
  const troubles: string[] = [];
  const settings: RerankerSettings = {
    model,
    dtype: 'q8',
    hubUrl: 'http://127.0.0.1:1/',
    hubTimeoutMs: 1000,
    modelsDir: temporaryFolder(),
    timeoutMs: PATIENT_MS,
    ...changes,
  };
  const reranker = await openReranker(settings, { onTrouble: (reason) => troubles.push(reason) });
  onTestFinished(() => reranker.close());
  return { reranker, troubles, processes: () => [...new Set(unref.mock.contexts as ChildProcess[])] };
}

/** A process that starts again may take longer than one call waits. */
const scoredAtLast = (reranker: Reranker) =>
  vi.waitFor(async () => expect(await reranker.score('q', ['a'])).toEqual([7]), PATIENT_MS);

test('gives one logit a sentence, in their order, whatever batch a sentence is in', async () => {
  const { reranker, troubles } = await open(await tinyReranker());
  expect(await reranker.score('who', ['a', 'z z', 'm'])).toEqual([7, 61, 19]);
  const many = Array.from({ length: 40 }, (_, i) => 'a '.repeat(((i * 7) % 40) + 1));
  expect(await reranker.score('who', many)).toEqual(many.map((text) => 2 * text.length + 3));
  expect(await reranker.score('who', [])).toEqual([]);
  expect(troubles).toEqual([]);
});

test('a long question leaves room for the sentence; any text gets a score', async () => {
  const { reranker, troubles } = await open(await tinyReranker());
  const hostile = ['', ' \n', '\u0000', '\ud800', '🎌', `${'a '.repeat(50_000)}`];
  const scores = await reranker.score('why', hostile);
  expect(scores).toHaveLength(hostile.length);
  expect(scores?.every(Number.isFinite)).toBe(true);
  // Words of 400 characters and more are one unknown token.
  expect(await reranker.score('b'.repeat(6000), ['a'])).toEqual([7]);
  expect(troubles).toEqual([]);
});

test('questions asked at once are scored one after the other', async () => {
  const { reranker } = await open(await tinyReranker());
  const scores = await Promise.all(['a', 'b', 'c'].map((sentence) => reranker.score('who', [sentence])));
  expect(scores).toEqual([[7], [8], [9]]);
});

test('a process that hangs is ended at the time limit, and the next call has another', async () => {
  const { reranker, troubles, processes } = await open(await tinyReranker(), { timeoutMs: 3000 });
  const [hanging] = processes();
  hanging!.kill('SIGSTOP');
  expect(await reranker.score('who', ['a'])).toBeNull();
  expect(troubles).toEqual([
    'The reranker gives no scores: it took longer than 3000 ms (RERANKER_TIMEOUT_MS)',
  ]);
  await vi.waitFor(() => expect(hanging!.signalCode).toBe('SIGKILL'), PATIENT_MS);
  await scoredAtLast(reranker);
});

test('a process that dies in the middle of a call gives null; one that died before is not noticed', async () => {
  const { reranker, troubles, processes } = await open(await tinyReranker());
  const [first] = processes();
  first!.kill('SIGSTOP');
  const pending = reranker.score('who', ['a']);
  first!.kill('SIGKILL');
  expect(await pending).toBeNull();
  expect(troubles).toEqual([expect.stringContaining('process ended unexpectedly')]);
  await scoredAtLast(reranker);

  const second = processes().at(-1)!;
  second.kill('SIGKILL');
  await vi.waitFor(() => expect(second.signalCode).toBe('SIGKILL'), PATIENT_MS);
  expect(await reranker.score('who', ['a'])).toEqual([7]);
  expect(troubles).toHaveLength(1);
});

test('a score that is no number is a failure; the second in a row makes it rest, in silence', async () => {
  const { reranker, troubles } = await open(await tinyReranker());
  for (let failure = 0; failure < 2; failure++) expect(await reranker.score('who', ['a', '9'])).toBeNull();
  expect(troubles).toHaveLength(2);
  expect(troubles[0]).toContain('scored a sentence NaN');
  expect(await reranker.score('who', ['a'])).toBeNull();
  expect(troubles).toHaveLength(2);
});

test.for([
  ['a missing folder', () => Promise.resolve('/no/such/folder'), 'RERANKER_MODEL is "/no/such/folder"'],
  ['a hub out of reach', () => Promise.resolve('newsroom/none'), 'Leave RERANKER_MODEL unset'],
  [
    'a missing file',
    async () => {
      const folder = await tinyReranker();
      await rm(join(folder, 'onnx/model_quantized.onnx'));
      return folder;
    },
    'lacks onnx/model_quantized.onnx',
  ],
  [
    'a damaged file',
    async () => {
      const folder = await tinyReranker();
      await writeFile(join(folder, 'onnx/model_quantized.onnx'), 'half');
      return folder;
    },
    'cannot be loaded from',
  ],
  [
    'a classifier',
    async () => {
      const folder = temporaryFolder();
      await writeTinyReranker(folder, 2);
      return folder;
    },
    'is no reranker: it gives 2 scores',
  ],
  [
    'an embedding model',
    async () => {
      const folder = temporaryFolder();
      await writeTinyModel(folder);
      return folder;
    },
    'is no reranker: it gives',
  ],
] as const)('%s is told once, and every call gives null at once', async ([, prepare, reason]) => {
  const { reranker, troubles } = await open(await prepare());
  expect(await reranker.score('who', ['a'])).toBeNull();
  expect(await reranker.score('who', ['a'])).toBeNull();
  expect(troubles).toEqual([expect.stringContaining(reason)]);
});

test('closing ends its process and what is pending, without a complaint', async () => {
  const { reranker, troubles, processes } = await open(await tinyReranker());
  const [working] = processes();
  working!.kill('SIGSTOP');
  const pending = reranker.score('who', ['a']);
  await reranker.close();
  expect(await pending).toBeNull();
  expect(await reranker.score('who', ['a'])).toBeNull();
  await vi.waitFor(() => expect(working!.signalCode).toBe('SIGKILL'), PATIENT_MS);
  expect(troubles).toEqual([]);
});

test('settings come from the configuration; without RERANKER_MODEL there are none', () => {
  expect(rerankerSettings(readConfig({}))).toBeNull();
  const config = readConfig({ DATA_DIR: '/srv/byline', RERANKER_MODEL: 'a/b', RERANKER_TIMEOUT_MS: '500' });
  expect(rerankerSettings(config)).toEqual({
    model: 'a/b',
    dtype: 'q8',
    hubUrl: 'https://huggingface.co/',
    hubTimeoutMs: 30_000,
    modelsDir: '/srv/byline/models',
    timeoutMs: 500,
  });
});

const REAL = fileURLToPath(new URL('../../../shared/models/answer-reranker', import.meta.url));
test.runIf(existsSync(REAL))('a real model (only where ../shared/models is present)', async () => {
  const answering = 'The framework was signed by Rajnath Singh and Pete Hegseth on Friday.';
  const asides = ['Rain fell over the northern hills.', 'The ministers then flew to Tokyo.'];
  const { reranker, troubles } = await open(REAL, { timeoutMs: 10_000 });
  const [first, answered, last] = (await reranker.score('Who signed the framework?', [
    asides[0]!,
    answering,
    asides[1]!,
  ]))!;
  expect(answered).toBeGreaterThan(Math.max(first!, last!) + 3);

  const endless = new Array<string>(1000).fill(`${answering} `.repeat(20));
  expect(await reranker.score('Who signed the framework?', endless)).toBeNull();
  expect(troubles).toEqual([expect.stringContaining('it took longer than 10000 ms')]);
  await vi.waitFor(
    async () => expect(await reranker.score('Who signed it?', [answering])).toHaveLength(1),
    PATIENT_MS,
  );
});
