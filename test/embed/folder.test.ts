import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ModelSettings, openEmbedder } from '../../src/models/embedder/embedder.js';
import { EMBEDDING } from '../../src/models/files/model-role.js';
import { modelSource } from '../../src/models/files/model-source.js';
import { bundledModelSettings } from '../fixtures/bundled-model.js';
import { type TinyModel, writeTinyModel } from '../fixtures/tiny-model.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'byline-model-'));
});
afterEach(() => rm(folder, { recursive: true }));

const settings = (changes: Partial<ModelSettings> = {}) =>
  bundledModelSettings({ model: folder, ...changes });

async function describeModel(model: TinyModel, changes?: Partial<ModelSettings>) {
  await writeTinyModel(folder, model);
  const embedder = await openEmbedder(settings(changes));
  await embedder.close();
  const { id, dimension, maxTokens } = embedder;
  return { id, dimension, maxTokens };
}

describe('a model in a local folder', () => {
  test('is loaded by its absolute and by its relative path', async () => {
    const { id, dimension } = await describeModel({ dimension: 10 });
    expect(dimension).toBe(10);
    expect(id).toMatch(new RegExp(`^${basename(folder)}-mean-q8-`));
    expect(await describeModel({ dimension: 10 }, { model: relative(process.cwd(), folder) })).toMatchObject({
      id,
    });
  });

  test('other weights, another pooling or precision make another id', async () => {
    const { id } = await describeModel({});
    expect((await describeModel({}, { pooling: 'cls' })).id).not.toBe(id);
    expect((await describeModel({ weightsFile: 'onnx/model.onnx' }, { dtype: 'fp32' })).id).not.toBe(id);
    expect((await describeModel({ dimension: 12 })).id).not.toBe(id);
    expect((await describeModel({})).id).toBe(id);
  });

  test('mean pooling is over the tokens, special ones included, cls is the first', async () => {
    await writeTinyModel(folder);
    const mean = await openEmbedder(settings());
    const cls = await openEmbedder(settings({ pooling: 'cls' }));
    // Every token of the tiny model has one vector wherever it stands: the order cannot matter, nor padding.
    const [ab, ba] = await mean.embedTexts(['a b', 'b a', 'a longer one by far']);
    expect(Array.from(ab!)).toEqual(Array.from(ba!, (value) => expect.closeTo(value, 5)));
    expect(await cls.embedQuery('a')).toEqual(await cls.embedQuery('b'));
    await Promise.all([mean.close(), cls.close()]);
  });

  test('a window beyond 512 tokens, or none, is capped there', async () => {
    expect((await describeModel({ maxTokens: 1e30 })).maxTokens).toBe(512);
    expect((await describeModel({ maxTokens: 16 })).maxTokens).toBe(16);
  });

  test.for([
    ['config.json', 'lacks config.json. Expected is'],
    ['tokenizer.json', 'lacks tokenizer.json. Expected is'],
    ['tokenizer_config.json', 'lacks tokenizer_config.json. Expected is'],
    ['onnx/model_quantized.onnx', 'lacks onnx/model_quantized.onnx. Expected is'],
  ] as const)('one without %s is refused, naming it', async ([file, message]) => {
    await writeTinyModel(folder);
    await rm(join(folder, file));
    await expect(openEmbedder(settings())).rejects.toMatchObject({
      code: 'model.invalid',
      message: expect.stringContaining(`${folder} ${message}`),
    });
  });

  test('one in another precision says which it has', async () => {
    await writeTinyModel(folder, { weightsFile: 'onnx/model_fp16.onnx' });
    await expect(openEmbedder(settings())).rejects.toMatchObject({
      code: 'model.invalid',
      message: expect.stringContaining('It has the weights for EMBEDDING_DTYPE=fp16; yours is q8.'),
    });
  });

  test('one that is no embedding model says what it gives', async () => {
    await writeTinyModel(folder, { output: 'logits' });
    await expect(openEmbedder(settings())).rejects.toMatchObject({
      code: 'model.invalid',
      message: expect.stringContaining('it gives logits where last_hidden_state'),
    });
  });

  test.for(['onnx/model_quantized.onnx', 'tokenizer.json'])(
    'a damaged %s is the user’s to mend',
    async (file) => {
      await writeTinyModel(folder);
      await writeFile(join(folder, file), '{"half": ');
      await expect(openEmbedder(settings())).rejects.toMatchObject({
        code: 'model.invalid',
        message: expect.stringContaining(`cannot be loaded from ${folder}`),
      });
    },
  );
});

describe('EMBEDDING_MODEL', () => {
  test('is the bundled model, an existing folder or else a hub id', () => {
    expect(modelSource(EMBEDDING, 'bundled')).toEqual({ kind: 'bundled' });
    expect(modelSource(EMBEDDING, folder)).toEqual({ kind: 'folder', folder });
    expect(modelSource(EMBEDDING, 'Xenova/bge-small-en-v1.5')).toEqual({
      kind: 'hub',
      id: 'Xenova/bge-small-en-v1.5',
    });
    expect(modelSource(EMBEDDING, 'gpt2')).toEqual({ kind: 'hub', id: 'gpt2' });
  });

  test.for(['/no/such/folder', './models/none', '../up', 'a/b/c', 'a b', 'https://example.org/model'])(
    'refuses %s',
    (name) => {
      expect(() => modelSource(EMBEDDING, name)).toThrow(
        /there is no such folder, and it is no Hugging Face id/,
      );
    },
  );
});
