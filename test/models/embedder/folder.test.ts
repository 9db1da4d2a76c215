/** Models in local folders, loaded in this process, where the runtime is imported once. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type EmbedderSettings, loadEmbedder } from '../../../src/models/embedder/load-embedder.js';
import { EMBEDDER } from '../../../src/models/files/model-role.js';
import { modelSource } from '../../../src/models/files/model-source.js';
import { bundledModelSettings } from '../../fixtures/bundled-model.js';
import { type TinyModel, writeTinyModel } from '../../fixtures/tiny-model.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'byline-model-'));
});
afterEach(() => rm(folder, { recursive: true }));

const load = (changes: Partial<EmbedderSettings> = {}) =>
  loadEmbedder(bundledModelSettings({ model: folder, ...changes }), () => {});

async function describeModel(model: TinyModel, changes?: Partial<EmbedderSettings>) {
  await writeTinyModel(folder, model);
  const { id, model: loaded } = await load(changes);
  await loaded.dispose();
  const { dimension, maxTokens } = loaded;
  return { id, dimension, maxTokens };
}

describe('a model in a local folder', () => {
  test('is loaded by its absolute and its relative path', async () => {
    const { id, dimension } = await describeModel({ dimension: 10 });
    expect(dimension).toBe(10);
    expect(id).toMatch(new RegExp(`^${basename(folder)}-mean-q8-`));
    expect(await describeModel({ dimension: 10 }, { model: relative(process.cwd(), folder) })).toMatchObject({
      id,
    });
  });

  test('other weights, pooling or precision result in another id', async () => {
    const { id } = await describeModel({});
    expect((await describeModel({}, { pooling: 'cls' })).id).not.toBe(id);
    expect((await describeModel({ weightsFile: 'onnx/model.onnx' }, { dtype: 'fp32' })).id).not.toBe(id);
    expect((await describeModel({ dimension: 12 })).id).not.toBe(id);
    expect((await describeModel({})).id).toBe(id);
  });

  test('mean pooling covers all tokens, including special ones; cls takes the first', async () => {
    await writeTinyModel(folder);
    const { model: mean } = await load();
    const { model: cls } = await load({ pooling: 'cls' });
    // A token of the tiny model has the same vector in any position: the order does not matter.
    const [ab, ba] = [await mean.embed('a b'), await mean.embed('b a')];
    expect(Array.from(ab)).toEqual(Array.from(ba, (value) => expect.closeTo(value, 5)));
    expect(await cls.embed('a')).toEqual(await cls.embed('b'));
    await Promise.all([mean.dispose(), cls.dispose()]);
  });

  test('a window above 512 tokens, or without limit, is capped at 512', async () => {
    expect((await describeModel({ maxTokens: 1e30 })).maxTokens).toBe(512);
    expect((await describeModel({ maxTokens: 16 })).maxTokens).toBe(16);
  });

  test.for(['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model_quantized.onnx'])(
    'one without %s is rejected by name',
    async (file) => {
      await writeTinyModel(folder);
      await rm(join(folder, file));
      await expect(load()).rejects.toMatchObject({
        code: 'model.invalid',
        id: 'models.missingFile',
        facts: { folder, file },
        message: expect.stringContaining(`The model folder ${folder} lacks ${file}. Expected the layout`),
      });
    },
  );

  test('one in another precision is rejected with the available ones', async () => {
    await writeTinyModel(folder, { weightsFile: 'onnx/model_fp16.onnx' });
    await expect(load()).rejects.toMatchObject({
      code: 'model.invalid',
      id: 'models.otherPrecision',
      message: expect.stringContaining('the weights for EMBEDDING_DTYPE=q8. Set EMBEDDING_DTYPE=fp16.'),
    });
  });

  test('one that is not an embedding model is rejected with its outputs', async () => {
    await writeTinyModel(folder, { output: 'logits' });
    await expect(load()).rejects.toMatchObject({
      code: 'model.invalid',
      id: 'models.notAnEmbedder',
      message: expect.stringContaining('it returns logits; expected last_hidden_state'),
    });
  });

  test.for(['onnx/model_quantized.onnx', 'tokenizer.json'])('a damaged %s is a user error', async (file) => {
    await writeTinyModel(folder);
    await writeFile(join(folder, file), '{"half": ');
    await expect(load()).rejects.toMatchObject({
      code: 'model.invalid',
      id: 'models.cannotLoad',
      message: expect.stringContaining(`cannot be loaded from ${folder}`),
    });
  });
});

describe('EMBEDDING_MODEL', () => {
  test('is the bundled model, an existing folder or a hub id', () => {
    expect(modelSource(EMBEDDER, 'bundled')).toEqual({ kind: 'bundled' });
    expect(modelSource(EMBEDDER, folder)).toEqual({ kind: 'folder', folder });
    expect(modelSource(EMBEDDER, 'Xenova/bge-small-en-v1.5')).toEqual({
      kind: 'hub',
      id: 'Xenova/bge-small-en-v1.5',
    });
    expect(modelSource(EMBEDDER, 'gpt2')).toEqual({ kind: 'hub', id: 'gpt2' });
  });

  test.for(['/no/such/folder', './models/none', '../up', 'a/b/c', 'a b', 'https://example.org/model'])(
    'rejects %s',
    (name) => {
      expect(() => modelSource(EMBEDDER, name)).toThrow(/expected an existing folder or a Hugging Face id/);
    },
  );
});
