/**
 * Floors under the answers to our own questions, so that a change that costs quality is seen.
 * `npm run eval -- data/guard` says more.
 */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCalibration, SHIPPED_CALIBRATION } from '../../src/answer/confidence/calibration.js';
import { Corpus } from '../../src/calibrate/corpus.js';
import { readEvalSet } from '../../src/calibrate/eval-set.js';
import { PACKAGE_ROOT, readConfig } from '../../src/config/config.js';
import { openEmbedder } from '../../src/models/embedder/embedder.js';
import { bundledModelSettings } from '../fixtures/bundled-model.js';
import { openBundledReader } from '../fixtures/bundled-reader.js';
import { evaluate } from './evaluate.js';
import { measure } from './measures.js';

/** Two to four questions below what was measured when they were set; errors have a ceiling. */
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

/** 274 askings of a fifth of a second each, on a machine that may be busy. */
const TIMEOUT_MS = 300_000;

test(
  'the guard questions are answered as well as they were',
  async () => {
    const set = readEvalSet(join(PACKAGE_ROOT, 'data/guard'));
    const corpus = await Corpus.open(set, readConfig({}), {
      embedder: await openEmbedder(bundledModelSettings()),
      reader: await openBundledReader(),
    });
    try {
      const calibration = readCalibration(SHIPPED_CALIBRATION);
      const tools = { ...corpus.tools, maxQuestionChars: 1000, calibration };
      const measures = measure(await evaluate(set, corpus, tools, { leaveOut: 'narrow' }));
      for (const [name, floor] of Object.entries(FLOORS))
        expect(measures[name], name).toBeGreaterThanOrEqual(floor);
      for (const [name, ceiling] of Object.entries(CEILINGS))
        expect(measures[name], name).toBeLessThanOrEqual(ceiling);
      expect(measures.verbatim).toBe(1);
    } finally {
      await corpus.close();
    }
  },
  TIMEOUT_MS,
);
