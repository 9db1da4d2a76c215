import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UserError } from '../../src/domain/errors.js';
import { type ModelProgress, type ModelSettings, openEmbedder } from '../../src/models/embedder/embedder.js';
import { tinyModelFiles } from '../fixtures/tiny-model.js';
import { type HubServer, startHub } from './hub-server.js';

const ID = 'newsroom/tiny';
const WEIGHTS = 'onnx/model_quantized.onnx';
const FILES = tinyModelFiles();

let hub: HubServer;
let modelsDir: string;
let settings: ModelSettings;
beforeEach(async () => {
  hub = await startHub(ID, FILES);
  modelsDir = await mkdtemp(join(tmpdir(), 'byline-hub-'));
  settings = { model: ID, pooling: 'mean', dtype: 'q8', hubUrl: hub.url, hubTimeoutMs: 1500, modelsDir };
});
afterEach(async () => {
  await hub.close();
  await rm(modelsDir, { recursive: true });
});

/** Opens, embeds one text, closes. */
async function embedOnce(onProgress?: (progress: ModelProgress) => void): Promise<Float32Array> {
  const embedder = await openEmbedder(settings, onProgress ? { onProgress } : {});
  try {
    return await embedder.embedQuery('who signed it');
  } finally {
    await embedder.close();
  }
}

const failure = (): Promise<UserError> =>
  embedOnce().then(
    () => Promise.reject(new Error('expected a rejection')),
    (error: UserError) => error,
  );

describe('a model from the hub', () => {
  test('is downloaded with progress, and needs no hub the second time', async () => {
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

  test('has an id that tells name, pooling, precision and content', async () => {
    const embedder = await openEmbedder(settings);
    expect(embedder.id).toMatch(/^tiny-mean-q8-[0-9a-f]{12}$/);
    expect(embedder).toMatchObject({ dimension: 24, maxTokens: 64 });
    await embedder.close();
  });

  test.for(['silent', 'stalled'] as const)(
    'a hub that is %s is given up after the time-out',
    async (fault) => {
      for (const file of [WEIGHTS, 'tokenizer.json']) {
        hub.faults.clear();
        hub.faults.set(file, fault);
        const error = await failure();
        expect(error).toBeInstanceOf(UserError);
        expect(error.code).toBe('model.unavailable');
        expect(error.message).toContain(`${file} sent nothing for 1.5 s (EMBEDDING_HUB_TIMEOUT_S)`);
        expect(error.message).toContain('EMBEDDING_MODEL=bundled');
      }
    },
  );

  test('a hub that is slow but sends is waited for, longer than the time-out', async () => {
    hub.faults.set(WEIGHTS, 'slow');
    await expect(embedOnce()).resolves.toHaveLength(24);
  });

  test('a file cut short is never taken for a whole one', async () => {
    for (const file of [WEIGHTS, 'tokenizer.json']) {
      hub.faults.set(file, 'cut');
      expect(await failure()).toMatchObject({ code: 'model.unavailable' });
      expect(await namesBelow(modelsDir)).not.toContain(file);
      hub.faults.clear();
    }
    await expect(embedOnce()).resolves.toHaveLength(24);
    expect((await namesBelow(modelsDir)).sort()).toEqual([...FILES.keys()].sort());
  });

  test.for([
    ['missing', 'answered with status 404: no such file, or not open to everyone'],
    ['broken', 'answered with status 503'],
    ['login-page', 'answered with a web page'],
  ] as const)('a file that is %s is named, and what to do', async ([fault, message]) => {
    hub.faults.set(WEIGHTS, fault);
    const error = await failure();
    expect(error.code).toBe('model.unavailable');
    expect(error.message).toContain(WEIGHTS);
    expect(error.message).toContain(message);
    expect(error.message).toContain('Set EMBEDDING_MODEL=bundled');
  });

  test('an id that the hub does not know is named', async () => {
    settings = { ...settings, model: 'newsroom/typo' };
    expect((await failure()).message).toContain(
      'newsroom/typo/resolve/main/config.json answered with status 404',
    );
  });

  test('no network at all', async () => {
    await hub.close();
    const error = await failure();
    expect(error.code).toBe('model.unavailable');
    expect(error.message).toContain('ECONNREFUSED');
    hub = await startHub(ID, FILES);
  });

  test('what is no model is refused with the folder to delete', async () => {
    hub.faults.set(WEIGHTS, 'garbage');
    const error = await failure();
    expect(error.code).toBe('model.invalid');
    expect(error.message).toContain(join(modelsDir, ID));
    await rm(join(modelsDir, ID), { recursive: true });
    hub.faults.clear();
    await expect(embedOnce()).resolves.toHaveLength(24);
  });

  test('loading can be given up', async () => {
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

  test('leftovers of dead downloads are swept, what another process is writing is not', async () => {
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

/** Files below the model's folder, with forward slashes. */
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
