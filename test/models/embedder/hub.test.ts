/** Downloads from the hub. Most tests load the model in this process, where the runtime is imported once. */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UserError } from '../../../src/domain/errors.js';
import {
  type EmbedderSettings,
  type ModelProgress,
  openEmbedder,
} from '../../../src/models/embedder/embedder.js';
import { loadEmbedder } from '../../../src/models/embedder/load-embedder.js';
import { tinyModelFiles } from '../../fixtures/tiny-model.js';
import { type HubServer, SLOW_CHUNK_MS, startHub } from './hub-server.js';

const ID = 'newsroom/tiny';
const WEIGHTS = 'onnx/model_quantized.onnx';
const FILES = tinyModelFiles();
const HUB_TIMEOUT_MS = 5 * SLOW_CHUNK_MS;

let hub: HubServer;
let modelsDir: string;
let settings: EmbedderSettings;
beforeEach(async () => {
  hub = await startHub(ID, FILES);
  modelsDir = await mkdtemp(join(tmpdir(), 'byline-hub-'));
  settings = {
    model: ID,
    pooling: 'mean',
    dtype: 'q8',
    hubUrl: hub.url,
    hubTimeoutMs: HUB_TIMEOUT_MS,
    modelsDir,
  };
});
afterEach(async () => {
  await hub.close();
  await rm(modelsDir, { recursive: true });
});

/** Loads the model and embeds one text. */
async function embedOnce(onProgress: (progress: ModelProgress) => void = () => {}): Promise<Float32Array> {
  const { model } = await loadEmbedder(settings, onProgress);
  try {
    return await model.embed('who signed it');
  } finally {
    await model.dispose();
  }
}

const failure = (): Promise<UserError> =>
  embedOnce().then(
    () => Promise.reject(new Error('expected a rejection')),
    (error: UserError) => error,
  );

describe('in a worker thread', () => {
  test('a model is downloaded with progress; its id holds name, pooling, precision and content', async () => {
    const progress: ModelProgress[] = [];
    const embedder = await openEmbedder(settings, { onProgress: (step) => progress.push(step) });
    expect(embedder.id).toMatch(/^tiny-mean-q8-[0-9a-f]{12}$/);
    expect(embedder).toMatchObject({ dimension: 24, maxTokens: 64 });
    expect(await embedder.embedQuery('who signed it')).toEqual(await embedOnce());
    const size = FILES.get(WEIGHTS)!.length;
    expect(progress).toContainEqual({ stage: 'downloading', file: WEIGHTS, loaded: size, total: size });
    await embedder.close();
  });

  test('loading can be aborted', async () => {
    hub.faults.set(WEIGHTS, 'silent');
    const abort = new AbortController();
    const opening = openEmbedder(
      { ...settings, hubTimeoutMs: 60_000 },
      {
        signal: abort.signal,
        onProgress: () => abort.abort(new Error('never mind')),
      },
    );
    await expect(opening).rejects.toThrow('never mind');
  });

  test('a failed download rejects with its UserError', async () => {
    await expect(openEmbedder({ ...settings, model: 'newsroom/typo' })).rejects.toMatchObject({
      name: 'UserError',
      code: 'model.unavailable',
      id: 'models.downloadAbsent',
    });
  });
});

describe('a model from the hub', () => {
  test('is downloaded with progress and needs no hub the second time', async () => {
    const progress: ModelProgress[] = [];
    const first = await embedOnce((step) => progress.push(step));
    expect(new Set(hub.requests)).toEqual(new Set(FILES.keys()));
    const size = FILES.get(WEIGHTS)!.length;
    expect(progress).toContainEqual({ stage: 'downloading', file: WEIGHTS, loaded: size, total: size });

    await hub.close();
    const later: ModelProgress[] = [];
    expect(await embedOnce((step) => later.push(step))).toEqual(first);
    expect(later).toEqual([]);
    hub = await startHub(ID, FILES);
  });

  test.for(['silent', 'stalled'] as const)('a hub that is %s times out', async (fault) => {
    for (const file of [WEIGHTS, 'tokenizer.json']) {
      hub.faults.clear();
      hub.faults.set(file, fault);
      const error = await failure();
      expect(error).toBeInstanceOf(UserError);
      expect(error).toMatchObject({ code: 'model.unavailable', id: 'models.downloadStalled' });
      expect(error.facts).toMatchObject({ timeoutMs: HUB_TIMEOUT_MS, url: expect.stringContaining(file) });
      expect(error.message).toContain(`${file} sent nothing for 0.5 s.`);
      expect(error.message).toContain('EMBEDDING_MODEL=bundled');
    }
  });

  test('a slow hub may take longer than the timeout in total', async () => {
    hub.faults.set(WEIGHTS, 'slow');
    const startedAt = performance.now();
    await expect(embedOnce()).resolves.toHaveLength(24);
    expect(performance.now() - startedAt).toBeGreaterThan(HUB_TIMEOUT_MS);
  });

  test('a truncated file is never accepted', async () => {
    for (const file of [WEIGHTS, 'tokenizer.json']) {
      hub.faults.set(file, 'cut');
      expect(await failure()).toMatchObject({ code: 'model.unavailable', id: 'models.downloadFailed' });
      expect(await namesBelow(modelsDir)).not.toContain(file);
      hub.faults.clear();
    }
    await expect(embedOnce()).resolves.toHaveLength(24);
    expect((await namesBelow(modelsDir)).sort()).toEqual([...FILES.keys()].sort());
  });

  test.for([
    ['missing', 'models.downloadAbsent', { status: 404 }],
    ['broken', 'models.downloadRefused', { status: 503 }],
    ['login-page', 'models.downloadWebPage', {}],
  ] as const)('a file that is %s is named, with advice', async ([fault, id, facts]) => {
    hub.faults.set(WEIGHTS, fault);
    const error = await failure();
    expect(error).toMatchObject({ code: 'model.unavailable', id, facts });
    expect(error.message).toContain(WEIGHTS);
    expect(error.message).toContain('Set EMBEDDING_MODEL=bundled');
  });

  test('an id that the hub does not know is named', async () => {
    settings = { ...settings, model: 'newsroom/typo' };
    expect((await failure()).message).toMatch(
      /newsroom\/typo\/resolve\/main\/config\.json returned status 404.* Check EMBEDDING_MODEL and EMBEDDING_DTYPE/,
    );
  });

  test('without a network the reason is named', async () => {
    await hub.close();
    const error = await failure();
    expect(error).toMatchObject({ code: 'model.unavailable', id: 'models.downloadFailed' });
    expect(error.message).toContain('ECONNREFUSED');
    hub = await startHub(ID, FILES);
  });

  test('a file with other content is rejected with the folder to delete', async () => {
    hub.faults.set(WEIGHTS, 'garbage');
    const error = await failure();
    expect(error).toMatchObject({ code: 'model.invalid', id: 'models.cannotLoad' });
    expect(error.message).toContain(join(modelsDir, ID));
    await rm(join(modelsDir, ID), { recursive: true });
    hub.faults.clear();
    await expect(embedOnce()).resolves.toHaveLength(24);
  });

  test('leftovers of dead downloads are deleted, those of another running process are not', async () => {
    await embedOnce();
    const leftover = (pid: number) => `${WEIGHTS}.tmp.${pid}.abc`;
    const dead = 2 ** 30;
    for (const pid of [dead, process.pid, process.ppid]) {
      await writeFile(join(modelsDir, ID, leftover(pid)), 'half');
    }
    await rm(join(modelsDir, ID, WEIGHTS));
    await expect(embedOnce()).resolves.toHaveLength(24);
    expect((await namesBelow(modelsDir)).sort()).toEqual([...FILES.keys(), leftover(process.ppid)].sort());
  });
});

/** Files in the model's folder, with forward slashes. */
async function namesBelow(folder: string): Promise<string[]> {
  const root = join(folder, ID);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    );
}
