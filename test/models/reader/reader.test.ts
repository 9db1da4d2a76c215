/** The bundled reader, and readers that cannot be loaded. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AutoModelForQuestionAnswering } from '@xenova/transformers';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { readConfig } from '../../../src/config/config.js';
import type { ReadablePassage, Reader, ScoredSpan } from '../../../src/domain/models.js';
import { EXACT_SESSION_OPTIONS, SESSION_OPTIONS } from '../../../src/models/files/session-options.js';
import { loadReader } from '../../../src/models/reader/load-reader.js';
import { readProbe } from '../../../src/models/reader/probe.js';
import type { ReaderSettings } from '../../../src/models/reader/read-contract.js';
import { openReader, readerSettings } from '../../../src/models/reader/reader.js';
import { openBundledReader } from '../../fixtures/bundled-reader.js';
import { temporaryFolder } from '../../fixtures/temporary-folder.js';
import { writeTinyModel } from '../../fixtures/tiny-model.js';
import { writeTinyReader } from '../../fixtures/tiny-reader.js';

const WEIGHTS = 'onnx/model_quantized.onnx';
/** Activations are scaled by the largest of the batch before they are rounded to int8; 3.2 was seen. */
const MAX_BATCH_DIFFERENCE = 5;
const QUESTION = 'who signed the framework?';

/** A title and sentences as a passage. */
function passage(title: string, ...sentences: readonly string[]): ReadablePassage {
  const text = [`${title}.`, ...sentences].join(' ');
  let end = title.length + 1;
  const spans = sentences.map((sentence) => {
    const start = end + 1;
    end = start + sentence.length;
    return { start, end };
  });
  return { text, sentences: spans };
}

const likeliest = (sentences: readonly (readonly ScoredSpan[])[]): ScoredSpan =>
  sentences.flat().toSorted((a, b) => b.score - a.score)[0]!;

const ANSWER = passage('Talks in Oslo', 'Rain fell.', 'Ana Torres signed the framework on Monday.');
const IRRELEVANT = passage(
  'Rain in the hills',
  'Rain fell over the northern hills.',
  'Farmers were glad of it.',
);

describe('the bundled reader', () => {
  let reader: Reader;
  beforeAll(async () => {
    reader = await openBundledReader();
  });
  afterAll(() => reader.close());

  const readOne = async (
    question: string,
    one: ReadablePassage,
  ): Promise<readonly (readonly ScoredSpan[])[]> => (await reader.read(question, [one]))![0]!;

  test('reproduces the stored probe', async () => {
    const probe = readProbe();
    expect(reader.id).toBe(probe.reader);
    for (const { question, passage: asked, text, score } of probe.readings) {
      const best = likeliest(await readOne(question, asked));
      expect(asked.text.slice(best.start, best.end)).toBe(text);
      expect(Math.abs(best.score - score)).toBeLessThanOrEqual(1);
    }
  });

  test('an answer scores above the no-answer score, anything else below it', async () => {
    expect(likeliest(await readOne(QUESTION, ANSWER)).score).toBeGreaterThan(0);
    expect(likeliest(await readOne(QUESTION, IRRELEVANT)).score).toBeLessThan(0);
    expect(likeliest(await readOne('how tall is the tower?', ANSWER)).score).toBeLessThan(0);
  });

  test('readings have the order of the passages, in any batch', async () => {
    const names = ['Bo Lind', 'Ida Berg', 'Lars Holm', 'Henrik Sall', 'Mia Dahl', 'Jon Vik'];
    const passages = names.map((name, at) =>
      passage('Talks', ...Array<string>(at).fill('Rain fell.'), `${name} signed the framework.`),
    );
    const reading = (await reader.read(QUESTION, passages))!;
    expect(reading.map((sentences) => sentences!.length)).toEqual([1, 2, 3, 4, 5, 6]);
    for (const [at, sentences] of reading.entries()) {
      const { start, end } = likeliest(sentences!);
      expect(passages[at]!.text.slice(start, end)).toBe(names[at]);
    }
  });

  test('a passage with a question of its own is asked that one, also in one batch with others', async () => {
    const [own, other] = ['when was the framework signed?', 'where was it raining?'];
    const reading = await reader.read(QUESTION, [
      { ...ANSWER, question: own },
      ANSWER,
      { ...IRRELEVANT, question: other },
    ]);
    const texts = [ANSWER, ANSWER, IRRELEVANT].map(({ text }, at) => {
      const { start, end } = likeliest(reading![at]!);
      return text.slice(start, end);
    });
    expect(texts[0]).toContain('Monday');
    expect(texts[1]).toBe('Ana Torres');
    expect(texts[2]).toContain('hills');
    const { start, end, score } = likeliest(await readOne(own, ANSWER));
    const together = likeliest(reading![0]!);
    expect(together).toMatchObject({ start, end });
    expect(Math.abs(together.score - score)).toBeLessThan(MAX_BATCH_DIFFERENCE);
  });

  test('a short passage has a similar score alone and in a batch with a long one', async () => {
    const long = passage('Talks', 'They spoke of trade and of the ferry line. '.repeat(30).trim());
    const { start, end, score } = likeliest(await readOne(QUESTION, ANSWER));
    const [beside] = (await reader.read(QUESTION, [ANSWER, long]))!;
    expect(likeliest(beside!)).toMatchObject({ start, end });
    expect(Math.abs(likeliest(beside!).score - score)).toBeLessThan(MAX_BATCH_DIFFERENCE);
  });

  test('a very long passage is truncated', async () => {
    const long = passage(
      'Talks',
      'Ana Torres signed the framework.',
      'They spoke of trade '.repeat(1250),
      'It rained.',
    );
    const [first, second, third] = await readOne(QUESTION, long);
    expect(long.text.slice(first![0]!.start, first![0]!.end)).toBe('Ana Torres');
    const reach = Math.max(...second!.map(({ end }) => end));
    expect(second).toHaveLength(4);
    expect(reach).toBeLessThan(5000);
    expect(third).toEqual([]);
  });

  test('an empty list, hostile text and a long question are handled', async () => {
    expect(await reader.read(QUESTION, [])).toEqual([]);
    const hostile = ['', ' \n', '\u0000', '\ud800', '🎌', '[SEP] [CLS]'].map((text) => passage(text, text));
    expect(await reader.read('', hostile)).toHaveLength(hostile.length);
    const [read] = (await reader.read('why '.repeat(3000) + QUESTION, [ANSWER]))!;
    expect(read!.every((spans) => spans.length > 0)).toBe(true);
    expect(reader.trouble).toBeNull();
  });

  test('concurrent questions have their own readings', async () => {
    const questions = [QUESTION, 'when was the framework signed?', QUESTION];
    const readings = await Promise.all(questions.map((question) => readOne(question, ANSWER)));
    const texts = readings.map(likeliest).map(({ start, end }) => ANSWER.text.slice(start, end));
    expect(texts[0]).toBe('Ana Torres');
    expect(texts[1]).toContain('Monday');
    expect(texts[2]).toBe('Ana Torres');
  });
});

test.for([
  [20, 2],
  [100, 4],
] as const)('within %i ms at least the best %i passages are read, but not all', async ([timeMs, min]) => {
  const reader = await openBundledReader(timeMs);
  onTestFinished(() => reader.close());
  const long = passage('Talks', 'The ministers spoke of trade. '.repeat(60).trim());
  const reading = (await reader.read(QUESTION, Array<ReadablePassage>(40).fill(long)))!;
  expect(reading).toHaveLength(40);
  const read = reading.indexOf(null);
  expect(read).toBeGreaterThanOrEqual(min);
  expect(reading.slice(read)).toEqual(Array(40 - read).fill(null));
});

test('what was spent on a question counts towards its time, and with all of it spent nothing more is read', async () => {
  const reader = await openBundledReader(400);
  onTestFinished(() => reader.close());
  expect(await reader.read(QUESTION, [ANSWER, IRRELEVANT], 400)).toEqual([null, null]);
  const [first] = (await reader.read(QUESTION, [ANSWER], 0))!;
  expect(first).not.toBeNull();
});

/** Settings with a hub that refuses connections. */
const folderSettings = (model: string): ReaderSettings => ({
  ...readerSettings(readConfig({ READER_MODEL: model }))!,
  hubUrl: 'http://127.0.0.1:1/',
  modelsDir: temporaryFolder(),
});

const loadFailure = (model: string): Promise<Error> =>
  loadReader(folderSettings(model), () => {}).then(
    () => Promise.reject(new Error('expected a rejection')),
    (error: Error) => error,
  );

async function openFolder(model: string) {
  const troubles: (string | null)[] = [];
  const settings = folderSettings(model);
  const reader = await openReader(settings, { onTrouble: (reason) => troubles.push(reason) });
  onTestFinished(() => reader.close());
  return { reader, troubles };
}

async function tinyReader(): Promise<string> {
  const folder = temporaryFolder();
  await writeTinyReader(folder);
  return folder;
}

describe('exact sums, which take longer, are for', () => {
  const { reader: id, readings } = readProbe();
  const otherScores = readings.map((recorded) => ({ ...recorded, score: recorded.score - 3.4 }));
  test.for([
    ['a processor on which the bundled reader reads as recorded: none', 'bundled', readings, [false]],
    ['one on which it reads otherwise', 'bundled', otherScores, [false, true]],
    ['other models, of which nothing is recorded', 'tiny', readings, [true]],
  ] as const)('%s', async ([, name, recorded, isExact]) => {
    const load = vi.spyOn(AutoModelForQuestionAnswering, 'from_pretrained');
    onTestFinished(() => load.mockRestore());
    const settings = folderSettings(name === 'tiny' ? await tinyReader() : name);
    const loaded = await loadReader(
      { ...settings, cores: 1 },
      () => {},
      () => ({ reader: id, readings: [...recorded] }),
    );
    await loaded.model.dispose();
    const sessions = load.mock.calls.map(([, options]) => options?.session_options);
    expect(sessions).toEqual(
      isExact.map((exact) => ({
        ...(exact ? EXACT_SESSION_OPTIONS : SESSION_OPTIONS),
        intraOpNumThreads: 1,
      })),
    );
  });
});

describe('a reader that cannot be loaded', () => {
  test.for([
    ['a missing folder', '/no/such/folder', null, 'unknownModel'],
    ['a folder without weights', WEIGHTS, null, 'missingFile'],
    ['an invalid configuration', 'config.json', 'garbage', 'cannotLoad'],
    ['invalid weights', WEIGHTS, 'garbage', 'cannotLoad'],
  ] as const)('%s is a user error', async ([, file, content, id]) => {
    const folder = file.startsWith('/') ? file : await tinyReader();
    if (content !== null) await writeFile(join(folder, file), content);
    else await rm(join(folder, file), { force: true });
    const error = await loadFailure(folder);
    expect(error).toMatchObject({ name: 'UserError', code: 'model.invalid', id: `models.${id}` });
    expect(error.message).toContain(folder);
    expect(error.message).toMatch(/\.$/);
  });

  test('a model of another kind is a user error', async () => {
    const folder = temporaryFolder();
    await writeTinyModel(folder);
    const error = await loadFailure(folder);
    expect(error).toMatchObject({ name: 'UserError', id: 'models.notAReader', facts: { model: folder } });
    expect(error.message).toMatch(/does not return start_logits .* Choose a model for extractive question/);
  });

  test('reports the reason once and returns null', async () => {
    const folder = await tinyReader();
    await rm(join(folder, WEIGHTS));
    const { reader, troubles } = await openFolder(folder);
    expect(await reader.read(QUESTION, [ANSWER])).toBeNull();
    expect(await reader.read(QUESTION, [ANSWER])).toBeNull();
    expect(troubles).toEqual([expect.stringContaining(`lacks ${WEIGHTS}`)]);
    expect(reader.trouble).toBe(troubles[0]);
    expect(reader.id).toBeNull();
  });

  test('it is tried again one minute after the failure, and its recovery is reported', async () => {
    const folder = await tinyReader();
    await writeFile(join(folder, 'config.json'), 'garbage');
    vi.useFakeTimers({ toFake: ['performance'] });
    onTestFinished(() => void vi.useRealTimers());
    const { reader, troubles } = await openFolder(folder);
    vi.advanceTimersByTime(60_000);
    expect(await reader.read(QUESTION, [ANSWER])).toBeNull();

    await writeTinyReader(folder);
    vi.advanceTimersByTime(59_000);
    expect(await reader.read(QUESTION, [ANSWER])).toBeNull();
    vi.advanceTimersByTime(1000);
    expect(await reader.read(QUESTION, [ANSWER])).toHaveLength(1);
    expect(troubles).toEqual([expect.any(String), null]);
    expect(reader.trouble).toBeNull();
  });
});

test('a closed reader returns null without reporting trouble and can be closed again', async () => {
  const { reader, troubles } = await openFolder(await tinyReader());
  expect(await reader.read(QUESTION, [ANSWER])).toHaveLength(1);
  const pending = reader.read(QUESTION, Array<ReadablePassage>(400).fill(ANSWER));
  await reader.close();
  await reader.close();
  expect(await pending).toBeNull();
  expect(await reader.read(QUESTION, [ANSWER])).toBeNull();
  expect(troubles).toEqual([]);
});

test('settings come from the configuration; READER_MODEL=none means no reader', () => {
  expect(readerSettings(readConfig({ READER_MODEL: 'none' }))).toBeNull();
  const config = readConfig({ DATA_DIR: '/srv/byline', READER_MODEL: 'a/b', READER_TIME_MS: '500' });
  expect(readerSettings(config)).toEqual({
    model: 'a/b',
    dtype: 'q8',
    hubUrl: 'https://huggingface.co/',
    hubTimeoutMs: 30_000,
    modelsDir: '/srv/byline/models',
    timeMs: 500,
  });
});
