import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { calibrationPath } from '../answer/confidence/calibration.js';
import { fitCalibration } from '../calibrate/calibrate.js';
import { Corpus } from '../calibrate/corpus.js';
import { readEvalSet } from '../calibrate/eval-set.js';
import { record } from '../calibrate/record.js';
import { type Config, PACKAGE_ROOT } from '../config/config.js';
import { makeDataFolder } from '../config/data-folder.js';
import { UserError } from '../domain/errors.js';
import { modelSettings, openEmbedder } from '../models/embedder/embedder.js';
import { openReader, readerSettings } from '../models/reader/reader.js';
import type { Output } from './output.js';

/** Questions over the sample articles, in our own words. */
const GUARD_SET = join(PACKAGE_ROOT, 'data/guard');
/** What is read is read whole: time must not decide what the numbers say. */
const UNHURRIED_MS = 60_000;

/**
 * Fits the numbers of answering to the configured reader, on the guard questions, and keeps them in the data
 * folder, where every start with that reader finds them.
 * @throws UserError `model.unavailable` when there is no reader that works.
 */
export async function runCalibration(config: Config, out: Output): Promise<void> {
  makeDataFolder(config.DATA_DIR);
  const wanted = readerSettings(config);
  if (!wanted) {
    throw new UserError(
      'model.unavailable',
      'READER_MODEL is none, so there is nothing to calibrate. Name a reader, or leave it unset for the bundled one.',
    );
  }
  const reader = await openReader({ ...wanted, timeMs: UNHURRIED_MS });
  const { id } = reader;
  if (id === null) {
    await reader.close();
    throw new UserError(
      'model.unavailable',
      `The reader does not work: ${reader.trouble ?? 'unknown reason'}`,
    );
  }
  const set = readEvalSet(GUARD_SET);
  const embedder = await openEmbedder(modelSettings(config));
  const corpus = await Corpus.open(set, config, { embedder, reader });
  try {
    const recorded = await record(set, corpus, {
      leaveOut: 'narrow',
      onProgress: (done) => {
        if (done % 20 === 0) out.error(`${done} questions read…`);
      },
    });
    const calibration = fitCalibration([recorded], {
      date: new Date().toISOString().slice(0, 10),
      command: 'byline calibrate',
      folders: ['data/guard'],
      reader: id,
    });
    const file = calibrationPath(config.DATA_DIR, id);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(calibration, null, 2)}\n`);
    out.write(
      out.json
        ? JSON.stringify({ file, calibration })
        : `Calibrated ${id} on ${recorded.length} askings: ${file}`,
    );
  } finally {
    await corpus.close();
  }
}
