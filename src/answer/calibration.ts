import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PACKAGE_ROOT } from '../config/config.js';
import { CONFIDENCE_SIGNALS, type ConfidenceModels, SEARCH_SIGNALS } from './confidence/confidence.js';
import { answerErrors } from './errors.js';
import { RANK_FEATURES, type RankWeights, SEARCH_FEATURES } from './evidence/rank.js';
import { SHORT_ANSWER_SIGNALS, type ShortAnswerModel } from './short-answer/short-answer.js';

/** Fitted to the bundled reader. */
export const SHIPPED_CALIBRATION = join(PACKAGE_ROOT, 'data/calibration.json');

/** Every fitted number of answering, with its provenance. */
export interface Calibration {
  readonly provenance: {
    /** ISO 8601. */
    readonly date: string;
    readonly command: string;
    /** Folders of the questions it was fitted on. */
    readonly folders: readonly string[];
    /** Id of the reader whose scores it applies to. */
    readonly reader: string | null;
    /** Id of the reader that the weights were fitted to, if only the thresholds were fitted to the other. */
    readonly weightsReader?: string | null | undefined;
  };
  readonly ranking: RankWeights;
  readonly shortAnswer: ShortAnswerModel;
  readonly confidence: ConfidenceModels;
}

const probability = z.number().min(0).max(1);
/** A file of `byline calibrate` that is older than these has no weight for them, which is a weight of 0. */
const ADDED_LATER: ReadonlySet<string> = new Set(['length']);
/** A number for each feature name, and no others. */
const weightsOf = <Name extends string>(names: readonly Name[]) =>
  z.strictObject(
    Object.fromEntries(
      names.map((name) => [name, ADDED_LATER.has(name) ? z.number().default(0) : z.number()]),
    ) as Record<Name, z.ZodNumber>,
  );
const confidenceOf = <Name extends string>(names: readonly Name[]) =>
  z.strictObject({
    weights: weightsOf(names),
    bias: z.number(),
    answeredFrom: probability,
    closestFrom: probability,
  });

/** Schema of a calibration file. */
const calibrationFile = z.strictObject({
  provenance: z.strictObject({
    date: z.string(),
    command: z.string(),
    folders: z.array(z.string()),
    reader: z.string().nullable(),
    weightsReader: z.string().nullable().optional(),
  }),
  ranking: z.strictObject({ read: weightsOf(RANK_FEATURES), search: weightsOf(SEARCH_FEATURES) }),
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

/** @throws UserError `model.invalid` if the file is missing, is not JSON or does not match the schema. */
export function readCalibration(file: string): Calibration {
  try {
    return calibrationFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    const error = file === SHIPPED_CALIBRATION ? 'badShippedCalibration' : 'badCalibration';
    throw answerErrors[error]({ file, reason: reasonOf(cause) }, { cause });
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error).replace(/\s+/g, ' ');
  return error instanceof Error ? error.message : String(error);
}

/** Where `byline calibrate` writes the calibration of a reader. */
export const calibrationPath = (dataDir: string, reader: string): string =>
  join(dataDir, 'models', `calibration-${reader.replace(/[^\w.-]/g, '_')}.json`);

/**
 * The calibration of a reader: its own from the data folder if there is one, else that of the bundled reader.
 * @throws UserError as `readCalibration`.
 */
export function calibrationFor(dataDir: string, reader: string | null): Calibration {
  const own = reader === null ? null : calibrationPath(dataDir, reader);
  return readCalibration(own !== null && existsSync(own) ? own : SHIPPED_CALIBRATION);
}
