/** Weights in a file of their own, which ONNX Runtime maps into memory. */
import fs from 'node:fs';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { OnnxGraph } from '../../src/models/bundled/onnx-graph.js';
import { loadEmbedder } from '../../src/models/embedder/load-embedder.js';
import { mappedWeights } from '../../src/models/files/mapped-weights.js';
import { bundledModelSettings } from '../fixtures/bundled-model.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';
import { tinyModelFiles, writeTinyModel } from '../fixtures/tiny-model.js';

const ROWS = 600;
const WIDTH = 512;
const WEIGHTS_BYTES = ROWS * WIDTH * 4;

afterEach(() => vi.restoreAllMocks());

/** A model with 1.2 MiB of weights. */
async function largeModel(folder: string): Promise<string> {
  const graph = new OnnxGraph();
  const ids = graph.input('input_ids', ['batch', 'length']);
  const table = Float32Array.from({ length: ROWS * WIDTH }, (_, i) => Math.sin(i));
  const weights = graph.weight('table', [ROWS, WIDTH], new Uint8Array(table.buffer));
  graph.output('vectors', graph.node('Gather', [weights, ids], { axis: 0 }), ['batch', 'length', WIDTH]);
  const path = join(folder, 'large.onnx');
  await writeFile(path, graph.encode('large'));
  return path;
}

test('weights are moved out of the graph once, and copied again when the copy is damaged', async () => {
  const folder = temporaryFolder();
  const model = await largeModel(folder);
  const graph = await mappedWeights(model, folder);
  expect(graph).toMatch(/[\\/]mapped[\\/][0-9a-f]{16}[\\/]model\.onnx$/);
  expect((await stat(graph)).size).toBeLessThan(1000);
  expect((await stat(`${graph}_data`)).size).toBe(WEIGHTS_BYTES);
  const copied = await readFile(`${graph}_data`);
  const { mtimeMs } = await stat(graph);
  expect(await mappedWeights(model, folder)).toBe(graph);
  expect((await stat(graph)).mtimeMs).toBe(mtimeMs);

  await writeFile(`${graph}_data`, copied.subarray(1));
  expect(await mappedWeights(model, folder)).toBe(graph);
  expect(copied.equals(await readFile(`${graph}_data`))).toBe(true);
});

test('a small model, one that is none, and one that cannot be copied are used as they are', async () => {
  const folder = temporaryFolder();
  const [[name, tiny] = ['', new Uint8Array()]] = tinyModelFiles();
  expect(name).toMatch(/\.onnx$/);
  const small = join(folder, 'small.onnx');
  await writeFile(small, tiny);
  expect(await mappedWeights(small, folder)).toBe(small);
  const damaged = join(folder, 'damaged.onnx');
  await writeFile(damaged, 'not a model');
  expect(await mappedWeights(damaged, folder)).toBe(damaged);
  expect(await readdir(folder)).not.toContain('mapped');

  const model = await largeModel(folder);
  await writeFile(join(folder, 'mapped'), 'in the way');
  expect(await mappedWeights(model, folder)).toBe(model);
});

test('weights in a file of their own stay there', async () => {
  const folder = temporaryFolder();
  const model = await largeModel(folder);
  await writeFile(`${model}_data`, '');
  expect(await mappedWeights(model, folder)).toBe(model);
});

test('no weights are read into JavaScript when a model is loaded', async () => {
  const folder = temporaryFolder();
  await writeTinyModel(folder);
  const streams = vi.spyOn(fs, 'createReadStream');
  const { model } = await loadEmbedder(bundledModelSettings({ model: folder }), () => {});
  await model.dispose();
  const read = streams.mock.calls.map(([path]) => String(path));
  expect(read.some((path) => path.endsWith('tokenizer.json'))).toBe(true);
  expect(read.filter((path) => path.includes('.onnx'))).toEqual([]);
});
