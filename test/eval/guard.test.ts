/** Detects changes of the answers to the questions of data/guard. `npm run eval -- data/guard` prints all measures. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCalibration, SHIPPED_CALIBRATION } from '../../src/answer/calibration.js';
import { Corpus } from '../../src/calibrate/corpus.js';
import { readEvalSet } from '../../src/calibrate/eval-set.js';
import { PACKAGE_ROOT, readConfig } from '../../src/config/config.js';
import { openEmbedder } from '../../src/models/embedder/embedder.js';
import { bundledModelSettings } from '../fixtures/bundled-model.js';
import { openBundledReader } from '../fixtures/bundled-reader.js';
import { evaluate } from './evaluate.js';
import {
  goldenDifferences,
  goldenLines,
  MAX_GOLDEN_DIFFERENCES,
  REWRITES_GOLDEN,
  writeGolden,
} from './golden.js';
import { type Asking, measure } from './measures.js';

/** Two to four questions below the values measured when they were set. */
const FLOORS = {
  'answer@1': 0.75,
  'answer@3': 0.87,
  'answer@5': 0.91,
  'article@3': 0.95,
  kept: 0.89,
  'refused.nearMiss': 0.46,
  'refused.absent': 0.82,
  'shortAnswer.shown': 0.52,
  'shortAnswer.f1': 0.75,
};
const CEILINGS = { 'shortAnswer.wrong': 0.18, 'shortAnswer.anyWrong': 0.2, calibration: 0.13 };

/** 274 questions asked take a fifth of a second each, on an idle machine. */
const TIMEOUT_MS = 600_000;

let askings: Asking[];
let corpus: Corpus;

beforeAll(async () => {
  const set = readEvalSet(join(PACKAGE_ROOT, 'data/guard'));
  corpus = await Corpus.open(set, readConfig({}), {
    embedder: await openEmbedder(bundledModelSettings()),
    reader: await openBundledReader(),
  });
  const calibration = readCalibration(SHIPPED_CALIBRATION);
  const deps = { ...corpus.tools, maxQuestionChars: 1000, calibration };
  askings = await evaluate(set, corpus, deps, { leaveOut: 'narrow' });
}, TIMEOUT_MS);
afterAll(() => corpus.close());

test('the measures stay within their bounds', () => {
  const measures = measure(askings);
  for (const [name, floor] of Object.entries(FLOORS))
    expect(measures[name], name).toBeGreaterThanOrEqual(floor);
  for (const [name, ceiling] of Object.entries(CEILINGS))
    expect(measures[name], name).toBeLessThanOrEqual(ceiling);
  expect(measures.verbatim).toBe(1);
});

test('the answers are those of golden.jsonl (npm run golden accepts new ones)', () => {
  const lines = goldenLines(askings);
  if (REWRITES_GOLDEN) writeGolden(lines);
  const differences = goldenDifferences(lines);
  if (differences.length > 0) console.warn(differences.join('\n'));
  expect(differences.length, differences.join('\n')).toBeLessThanOrEqual(MAX_GOLDEN_DIFFERENCES);
});
