import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PACKAGE_ROOT } from '../../config/config.js';
import { RANK_FEATURES, type RankWeights, SEARCH_FEATURES } from '../evidence/rank.js';
import { SHORT_ANSWER_SIGNALS, type ShortAnswerModel } from '../short-answer/short-answer.js';
import { CONFIDENCE_SIGNALS, type ConfidenceModels, SEARCH_SIGNALS } from './confidence.js';

/** The numbers fitted to the bundled reader. */
export const SHIPPED_CALIBRATION = join(PACKAGE_ROOT, 'data/calibration.json');

/** Every fitted number of answering, with where it comes from. */
export interface Calibration {
  readonly provenance: {
    /** ISO 8601. */
    readonly date: string;
    readonly command: string;
    /** Folders of questions it was fitted on. */
    readonly folders: readonly string[];
    /** Id of the reader whose scores it is for. */
    readonly reader: string | null;
  };
  readonly order: RankWeights;
  readonly shortAnswer: ShortAnswerModel;
  readonly confidence: ConfidenceModels;
}

const probability = z.number().min(0).max(1);
const weightsOf = <Name extends string>(names: readonly Name[]) =>
  z.strictObject(Object.fromEntries(names.map((name) => [name, z.number()])) as Record<Name, z.ZodNumber>);
const confidenceOf = <Name extends string>(names: readonly Name[]) =>
  z.strictObject({
    weights: weightsOf(names),
    bias: z.number(),
    answeredFrom: probability,
    closestFrom: probability,
  });

/** The form a calibration has as a file. */
export const calibrationFile = z.strictObject({
  provenance: z.strictObject({
    date: z.string(),
    command: z.string(),
    folders: z.array(z.string()),
    reader: z.string().nullable(),
  }),
  order: z.strictObject({ read: weightsOf(RANK_FEATURES), search: weightsOf(SEARCH_FEATURES) }),
  shortAnswer: z.strictObject({
    weights: weightsOf(SHORT_ANSWER_SIGNALS),
    bias: z.number(),
    showFrom: probability,
  }),
  confidence: z.strictObject({
    read: confidenceOf(CONFIDENCE_SIGNALS),
    search: confidenceOf(SEARCH_SIGNALS),
  }),
});

/** @throws ZodError when the file is not of the form, an error of the file system when it is missing. */
export const readCalibration = (file: string): Calibration =>
  calibrationFile.parse(JSON.parse(readFileSync(file, 'utf8')));

/** Where `byline calibrate` keeps what it fitted to a reader. */
export const calibrationPath = (dataDir: string, reader: string): string =>
  join(dataDir, 'models', `calibration-${reader.replace(/[^\w.-]/g, '_')}.json`);

/**
 * The numbers for a reader: its own in the data folder, where there are any, else those of the bundled one.
 * @throws what `readCalibration` does, for a file of its own that is damaged.
 */
export function calibrationFor(dataDir: string, reader: string | null): Calibration {
  const own = reader === null ? null : calibrationPath(dataDir, reader);
  return readCalibration(own !== null && existsSync(own) ? own : SHIPPED_CALIBRATION);
}
