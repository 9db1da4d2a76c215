import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ensureBundledModel } from '../../../src/models/bundled/export.js';
import { quantiseColumns } from '../../../src/models/bundled/quantise.js';
import { WeightTable } from '../../../src/models/bundled/weights.js';
import { openEmbedder } from '../../../src/models/embedder/embedder.js';
import { bundledModelSettings } from '../../fixtures/bundled-model.js';
import fc from '../../fixtures/properties.js';

const FILES = ['config.json', 'export.json', 'onnx/model.onnx', 'tokenizer.json', 'tokenizer_config.json'];

let modelsDir: string;
beforeEach(async () => {
  modelsDir = await mkdtemp(join(tmpdir(), 'byline-export-'));
});
afterEach(() => rm(modelsDir, { recursive: true }));

/** True if the model was exported. */
async function ensure(): Promise<boolean> {
  let exported = false;
  await ensureBundledModel(modelsDir, () => {
    exported = true;
  });
  return exported;
}

const read = (file: string): Promise<Buffer> => readFile(join(modelsDir, 'bundled', file));

async function hashes(): Promise<string[]> {
  const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
  return Promise.all(FILES.map(async (file) => sha256(await read(file))));
}

describe('the export of the bundled model', () => {
  test('happens once, reports its progress and leaves no other files', async () => {
    expect(await ensure()).toBe(true);
    expect(await ensure()).toBe(false);
    const entries = await readdir(join(modelsDir, 'bundled'), { recursive: true });
    expect(entries.filter((name) => name !== 'onnx').sort()).toEqual(FILES);
    await rm(join(modelsDir, 'bundled'), { recursive: true });

    const stages: string[] = [];
    const settings = bundledModelSettings({ modelsDir });
    await (await openEmbedder(settings, { onProgress: ({ stage }) => stages.push(stage) })).close();
    await (await openEmbedder(settings, { onProgress: ({ stage }) => stages.push(stage) })).close();
    expect(stages).toEqual(['exporting']);
  });

  test.for(FILES)('is repeated, byte for byte, when %s is damaged, truncated or missing', async (file) => {
    await ensure();
    const intact = await hashes();
    const path = join(modelsDir, 'bundled', file);
    const damage = [
      async () => {
        const bytes = await readFile(path);
        bytes[bytes.length >> 1]! ^= 1;
        await writeFile(path, bytes);
      },
      async () => truncate(path, 100),
      async () => rm(path),
    ];
    for (const inflict of damage) {
      await inflict();
      expect(await ensure()).toBe(true);
      expect(await hashes()).toEqual(intact);
      expect(await ensure()).toBe(false);
    }
  });

  test('says what to do where it cannot be written', async () => {
    await writeFile(join(modelsDir, 'bundled'), 'a file in the place of the folder');
    await expect(ensure()).rejects.toMatchObject({
      code: 'model.unavailable',
      id: 'models.cannotExport',
      facts: { folder: join(modelsDir, 'bundled') },
    });
  });

  /** Turns the export into one of an older version, with a mapped copy of its weights; returns the copy's folder. */
  async function makeOld(version = 1): Promise<string> {
    await ensure();
    const old = Buffer.from('the weights of an older version');
    const hash = createHash('sha256').update(old).digest('hex');
    await writeFile(join(modelsDir, 'bundled/onnx/model.onnx'), old);
    const copy = join(modelsDir, 'mapped', hash.slice(0, 16));
    await mkdir(copy, { recursive: true });
    await writeFile(join(copy, 'model.onnx_data'), old);
    const manifest = JSON.parse((await read('export.json')).toString());
    manifest.id = manifest.id.replace(/export\d+/, `export${version}`);
    manifest.files['onnx/model.onnx'] = hash;
    await writeFile(join(modelsDir, 'bundled/export.json'), JSON.stringify(manifest));
    return copy;
  }

  test('names the version of its files, and in its id that of its vectors', async () => {
    expect((await ensureBundledModel(modelsDir)).id).toMatch(/-export1$/);
    expect(JSON.parse((await read('export.json')).toString()).id).toMatch(/-export2$/);
  });

  test('is repeated when the version differs, and the copy of the old weights is removed', async () => {
    const copy = await makeOld();
    expect(await ensure()).toBe(true);
    expect(existsSync(copy)).toBe(false);
  });

  test('leaves the copy of the same weights when another file is damaged', async () => {
    await ensure();
    const { files } = JSON.parse((await read('export.json')).toString());
    const copy = join(modelsDir, 'mapped', files['onnx/model.onnx'].slice(0, 16));
    await mkdir(copy, { recursive: true });
    await writeFile(join(modelsDir, 'bundled/tokenizer.json'), '{}');
    expect(await ensure()).toBe(true);
    expect(existsSync(copy)).toBe(true);
  });

  test.each([
    [1, 'serves'],
    [0, 'is refused'],
  ])('version %s %s where the new one cannot be written', async (version) => {
    await makeOld(version);
    // No file can be put in the place of a folder that is not empty.
    await rm(join(modelsDir, 'bundled/config.json'));
    await mkdir(join(modelsDir, 'bundled/config.json/in the way'), { recursive: true });
    const manifest = JSON.parse((await read('export.json')).toString());
    const { 'config.json': _, ...others } = manifest.files;
    await writeFile(join(modelsDir, 'bundled/export.json'), JSON.stringify({ ...manifest, files: others }));
    const opening = ensureBundledModel(modelsDir);
    if (version === 1) expect((await opening).id).toMatch(/-export1$/);
    else await expect(opening).rejects.toMatchObject({ id: 'models.cannotExport' });
  });

  test('can run in several threads at once, with readers in between', async () => {
    const settings = bundledModelSettings({ modelsDir });
    const embedders = await Promise.all(Array.from({ length: 3 }, () => openEmbedder(settings)));
    const vectors = await Promise.all(embedders.map((embedder) => embedder.embedQuery('Who signed it?')));
    expect(vectors[1]).toEqual(vectors[0]);
    expect(vectors[2]).toEqual(vectors[0]);
    await Promise.all(embedders.map((embedder) => embedder.close()));
    expect(await ensure()).toBe(false);
  });

  test('scores every piece, and no text matches a control symbol', async () => {
    await ensure();
    const tokenizer = JSON.parse((await read('tokenizer.json')).toString());
    const vocab: [string, number][] = tokenizer.model.vocab;
    expect(vocab).toHaveLength(8000);
    expect(vocab.every(([, score]) => Number.isFinite(score))).toBe(true);
    expect(vocab.slice(0, 6).every(([piece]) => piece.startsWith('\u0000'))).toBe(true);
    const colons = [':', '://', '▁:', '▁:)', '▁:(', '):', '▁:-)'];
    expect(vocab.filter(([piece]) => colons.includes(piece)).map(([, score]) => score)).toEqual(
      colons.map(() => 0),
    );
  });
});

describe('quantiseColumns', () => {
  const bytesOf = (values: readonly number[]) => new Uint8Array(Float32Array.from(values).buffer);

  test('rounds each column by its own scale to at most 63, with zeros kept', () => {
    const { values, scales } = quantiseColumns(bytesOf([1, -0.02, 0, -0.5, 0.01, 0, 0.25, 0, 0]), 3, 3);
    expect(Array.from(values)).toEqual([63, -63, 0, -31, 32, 0, 16, 0, 0]);
    expect(Array.from(scales)).toEqual([1 / 63, 0.02 / 63, 0].map((scale) => expect.closeTo(scale, 7)));
  });

  test('a weight is its integer times its scale, within half a step', () => {
    fc.assert(
      fc.property(
        fc.array(fc.float({ noNaN: true, min: -8, max: 8 }), { minLength: 12, maxLength: 12 }),
        (weights) => {
          const { values, scales } = quantiseColumns(bytesOf(weights), 4, 3);
          for (const [index, value] of values.entries()) {
            const scale = scales[index % 3]!;
            expect(Math.abs(value * scale - weights[index]!)).toBeLessThanOrEqual(scale * 0.501 + 1e-30);
          }
        },
      ),
    );
  });
});

describe('WeightTable', () => {
  const bytes = new Uint8Array(Float32Array.of(1, 2, 3, 4, 5, 6).buffer);
  const table = new WeightTable([
    { name: 'model/layer_1/kernel', shape: [1, 1, 2, 3], bytes },
    { name: 'model/layer_1/bias', shape: [6], bytes },
    { name: 'model/scale', shape: [], bytes: bytes.subarray(8, 12) },
  ]);

  test('finds one weight by a part of its name, in the given shape', () => {
    expect(table.get('layer_1/kernel', [2, 3])).toMatchObject({
      name: 'model/layer_1/kernel',
      shape: [2, 3],
    });
    expect(table.scalar('scale')).toBe(3);
  });

  test('rejects a missing, an ambiguous and a differently shaped weight', () => {
    expect(() => table.get('layer_2', [6])).toThrow('No weights');
    expect(() => table.get('layer_1', [6])).toThrow('2 weights');
    expect(() => table.get('layer_1/bias', [2, 3])).toThrow('has shape [6]; expected [2,3]');
    expect(() => table.get('layer_1/kernel', [3])).toThrow('has shape [1,1,2,3]; expected [3]');
  });
});
