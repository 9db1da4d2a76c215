import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import {
  calibrationFor,
  calibrationPath,
  readCalibration,
  SHIPPED_CALIBRATION,
} from '../../src/answer/calibration.js';
import { fitThresholds } from '../../src/calibrate/calibrate.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';

const SHIPPED = JSON.parse(readFileSync(SHIPPED_CALIBRATION, 'utf8'));
const withId = (id: string) => expect.objectContaining({ id, code: 'model.invalid' });

function written(content: string, file = join(temporaryFolder(), 'calibration.json')): string {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

test('the shipped calibration names its provenance and its features', () => {
  const { provenance, ranking, confidence } = readCalibration(SHIPPED_CALIBRATION);
  expect(provenance.command).toMatch(/^npm run fit/);
  expect(provenance.reader).toMatch(/^answer-reader-/);
  expect(provenance.weightsReader).toMatch(/^answer-reader-/);
  expect(ranking.read.spanScore).toBeGreaterThan(0);
  expect(confidence.read.closestFrom).toBeLessThan(confidence.read.answeredFrom);
});

test.each([
  ['is no JSON', '{'],
  ['lacks a feature', JSON.stringify({ ...SHIPPED, ranking: { ...SHIPPED.ranking, read: {} } })],
  ['has an unknown feature', JSON.stringify({ ...SHIPPED, ranking: { ...SHIPPED.ranking, other: {} } })],
  [
    'has a threshold above 1',
    JSON.stringify({ ...SHIPPED, shortAnswer: { ...SHIPPED.shortAnswer, showFrom: 65 } }),
  ],
])('a file that %s is rejected', (_, content) => {
  const file = written(content);
  expect(() => readCalibration(file)).toThrow(withId('answer.badCalibration'));
  expect(() => readCalibration(file)).toThrow(file);
});

test('a file of an older version has no weight for the features that were added since', () => {
  const { length: _, ...read } = SHIPPED.ranking.read;
  const older = { ...SHIPPED, ranking: { ...SHIPPED.ranking, read } };
  expect(readCalibration(written(JSON.stringify(older))).ranking.read.length).toBe(0);
});

test('a reader has its own calibration in the data folder, or the shipped one', () => {
  const dataDir = temporaryFolder();
  const reader = 'some/reader:q8';
  expect(calibrationFor(dataDir, reader)).toEqual(readCalibration(SHIPPED_CALIBRATION));
  const own = { ...SHIPPED, provenance: { ...SHIPPED.provenance, reader } };
  expect(written(JSON.stringify(own), calibrationPath(dataDir, reader))).toMatch(
    /calibration-some_reader_q8\.json$/,
  );
  expect(calibrationFor(dataDir, reader).provenance.reader).toBe(reader);
  expect(calibrationFor(dataDir, null)).toEqual(readCalibration(SHIPPED_CALIBRATION));
});

test('thresholds fitted to another reader keep the name of the one that the weights were fitted to', () => {
  const fittedTo = (reader: string) =>
    fitThresholds([], SHIPPED, { ...SHIPPED.provenance, weightsReader: undefined, reader }).provenance;
  const weightsReader = SHIPPED.provenance.weightsReader ?? SHIPPED.provenance.reader;
  expect(fittedTo('another')).toMatchObject({ reader: 'another', weightsReader });
  expect(fittedTo(weightsReader!).weightsReader).toBeUndefined();
});
