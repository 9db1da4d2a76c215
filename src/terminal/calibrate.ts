import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { calibrationPath } from '../answer/calibration.js';
import { fitCalibration } from '../calibrate/calibrate.js';
import { Corpus } from '../calibrate/corpus.js';
import { readEvalSet } from '../calibrate/eval-set.js';
import { record } from '../calibrate/record.js';
import { type Config, PACKAGE_ROOT } from '../config/config.js';
import { makeDataFolder } from '../config/data-folder.js';
import { embedderSettings, openEmbedder } from '../models/embedder/embedder.js';
import { openReader, readerSettings } from '../models/reader/reader.js';
import { terminalErrors } from './errors.js';
import { type Output, print } from './output.js';

/** Articles written for this project, with questions about them. */
const GUARD_SET = join(PACKAGE_ROOT, 'data/guard');
/** Long enough to read every passage, so that the result does not depend on the machine's speed. */
const READER_TIME_MS = 60_000;

/**
 * Fits ranking, confidence and short answers to the configured reader on the guard set. The result is written to
 * the data folder and used whenever that reader is.
 * @throws UserError `model.unavailable` without a working reader.
 */
export async function runCalibration(config: Config, out: Output): Promise<void> {
  makeDataFolder(config.DATA_DIR);
  const settings = readerSettings(config);
  if (!settings) throw terminalErrors.noReader({});
  const reader = await openReader({ ...settings, timeMs: READER_TIME_MS });
  const { id } = reader;
  if (id === null) {
    await reader.close();
    throw terminalErrors.brokenReader({ reason: reader.trouble ?? 'unknown reason' });
  }
  const set = readEvalSet(GUARD_SET);
  const embedder = await openEmbedder(embedderSettings(config));
  const corpus = await Corpus.open(set, config, { embedder, reader });
  try {
    const recorded = await record(set, corpus, {
      leaveOut: 'narrow',
      onProgress: (done) => {
        if (done % 20 === 0) out.error(`${done} examples processed…`);
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
    print(out, { file, calibration }, `Calibrated ${id} on ${recorded.length} examples: ${file}`);
  } finally {
    await corpus.close();
  }
}
