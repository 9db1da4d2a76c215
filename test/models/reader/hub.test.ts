import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import type { Reader } from '../../../src/domain/models.js';
import type { DownloadProgress } from '../../../src/models/files/load-files.js';
import { loadReader } from '../../../src/models/reader/load-reader.js';
import type { ReaderSettings } from '../../../src/models/reader/read-contract.js';
import { openReader } from '../../../src/models/reader/reader.js';
import { temporaryFolder } from '../../fixtures/temporary-folder.js';
import { tinyReaderFiles, tinyScore } from '../../fixtures/tiny-reader.js';
import { type HubServer, startHub } from '../embedder/hub-server.js';

const ID = 'tiny/reader';
const WEIGHTS = 'onnx/model_quantized.onnx';
const FILES = tinyReaderFiles();

const TEXT = 'Title. The answer is z9. It was seen.';
const PASSAGE = {
  text: TEXT,
  sentences: [
    { start: 7, end: 24 },
    { start: 25, end: TEXT.length },
  ],
};

let hub: HubServer;
beforeEach(async () => {
  hub = await startHub(ID, FILES);
});
afterEach(() => hub.close());

const settingsIn = (modelsDir: string): ReaderSettings => ({
  model: ID,
  dtype: 'q8',
  hubUrl: hub.url,
  hubTimeoutMs: 1500,
  modelsDir,
  timeMs: 60_000,
});

interface Opened {
  readonly reader: Reader;
  readonly troubles: readonly (string | null)[];
  readonly progress: readonly DownloadProgress[];
}

async function open(modelsDir: string, changes: Partial<ReaderSettings> = {}): Promise<Opened> {
  const troubles: (string | null)[] = [];
  const progress: DownloadProgress[] = [];
  const reader = await openReader(
    { ...settingsIn(modelsDir), ...changes },
    { onTrouble: (reason) => troubles.push(reason), onProgress: (step) => progress.push(step) },
  );
  onTestFinished(() => reader.close());
  return { reader, troubles, progress };
}

/** The likeliest span of each sentence and its score. */
async function readOnce(reader: Reader): Promise<(readonly [string, number])[]> {
  const [passage] = (await reader.read('who', [PASSAGE]))!;
  return passage!.map(([best]) => [TEXT.slice(best!.start, best!.end), best!.score]);
}

test('a reader is downloaded with progress and needs no hub the second time', async () => {
  const modelsDir = temporaryFolder();
  const first = await open(modelsDir);
  expect(first.reader.id).toMatch(/^reader-q8-[0-9a-f]{12}$/);
  expect(new Set(hub.requests)).toEqual(new Set(FILES.keys()));
  const size = FILES.get(WEIGHTS)!.length;
  expect(first.progress).toContainEqual({ stage: 'downloading', file: WEIGHTS, loaded: size, total: size });
  const expected = [
    ['z9', tinyScore('z', '9')],
    ['was', tinyScore('w', 's')],
  ];
  expect(await readOnce(first.reader)).toEqual(expected);

  await hub.close();
  const second = await open(modelsDir);
  expect(await readOnce(second.reader)).toEqual(expected);
  expect(second.reader.id).toBe(first.reader.id);
  expect([...first.troubles, ...second.troubles, ...second.progress]).toEqual([]);
  hub = await startHub(ID, FILES);
});

test('an unreachable hub or a missing file is reported with advice', async () => {
  const unreachable = await open(temporaryFolder(), { hubUrl: 'http://127.0.0.1:1/' });
  expect(await unreachable.reader.read('who', [PASSAGE])).toBeNull();
  expect(unreachable.troubles).toEqual([
    expect.stringContaining('READER_MODEL=none to answer by search alone'),
  ]);
  hub.faults.set(WEIGHTS, 'missing');
  await expect(loadReader(settingsIn(temporaryFolder()), () => {})).rejects.toThrow(
    /model_quantized\.onnx returned status 404.* Check READER_MODEL and READER_DTYPE/,
  );
});
