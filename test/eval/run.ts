import { appendFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { type Calibration, readCalibration, SHIPPED_CALIBRATION } from '../../src/answer/calibration.js';
import { fitCalibration, fitThresholds, refitConfidence } from '../../src/calibrate/calibrate.js';
import type { Corpus } from '../../src/calibrate/corpus.js';
import type { EvalSet } from '../../src/calibrate/eval-set.js';
import { type Recorded, record } from '../../src/calibrate/record.js';
import { answerLines } from './answer-lines.js';
import { evaluate } from './evaluate.js';
import { measure } from './measures.js';
import { openCorpus } from './open-corpus.js';
import { readFolder } from './read-folder.js';
import { byType, printMisses, printReliability, printSummary, printTable, type Report } from './report.js';

const USAGE = `npm run eval -- <folder>... [--json] [--misses] [--held-out] [--cached] [--forget]
                   [--database <url>] [--answers <file>]
npm run fit -- <folder>... [--confidence | --thresholds]

Each folder contains articles.jsonl and questions.jsonl, or a squad.json.
  --held-out  answers each folder with a calibration fitted on the others; with --confidence or --thresholds, only those are
  --cached    reuses readings of earlier runs, without a time limit; the measured times mean nothing then
  --forget    deletes the articles to leave out instead of excluding them from the search; slow for large folders
  --database  keeps the articles in a temporary schema of this PostgreSQL database instead of in SQLite
  --answers   writes one line of JSON per question, to compare runs
  --confidence  keeps the ranking and the short answers of data/calibration.json and fits the confidence anew
  --thresholds  keeps the weights of data/calibration.json and fits the thresholds of the confidence alone
  <folder>@3  asks every third question only
fit writes data/calibration.json.`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      misses: { type: 'boolean', default: false },
      'held-out': { type: 'boolean', default: false },
      cached: { type: 'boolean', default: false },
      forget: { type: 'boolean', default: false },
      database: { type: 'string' },
      answers: { type: 'string' },
      fit: { type: 'boolean', default: false },
      confidence: { type: 'boolean', default: false },
      thresholds: { type: 'boolean', default: false },
    },
  });
  if (positionals.length === 0 || (values.confidence && values.thresholds)) throw new Error(USAGE);
  const sets = positionals.map(readFolder);
  const cacheReadings = values.cached || values.fit || values['held-out'];
  const corpora = new Map<EvalSet, Corpus>();
  try {
    for (const set of sets) corpora.set(set, await openCorpus(set, cacheReadings, values.database));
    const recorded = new Map<EvalSet, Recorded[]>();
    if (values.fit || values['held-out']) {
      for (const set of sets) recorded.set(set, await record(set, corpora.get(set)!, { leaveOut: 'narrow' }));
    }
    const kept = values.confidence ? 'confidence' : values.thresholds ? 'thresholds' : null;
    const recordedOf = (chosen: readonly EvalSet[]) => chosen.map((set) => recorded.get(set)!);
    const provenanceOf = (chosen: readonly EvalSet[]): Calibration['provenance'] => ({
      date: new Date().toISOString().slice(0, 10),
      command: kept === null ? 'npm run fit' : `npm run fit; npm run fit -- --${kept}`,
      folders: chosen.map(({ folder }) => basename(folder)),
      reader: corpora.get(sets[0]!)!.tools.reader?.id ?? null,
    });
    const fitOn = (chosen: readonly EvalSet[]): Calibration => {
      if (kept === null) return fitCalibration(recordedOf(chosen), provenanceOf(chosen));
      const refit = kept === 'confidence' ? refitConfidence : fitThresholds;
      return refit(recordedOf(chosen), readCalibration(SHIPPED_CALIBRATION), provenanceOf(chosen));
    };
    if (values.fit) {
      writeFileSync(SHIPPED_CALIBRATION, `${JSON.stringify(fitOn(sets), null, 2)}\n`);
      console.log(`Written: ${SHIPPED_CALIBRATION}`);
      return;
    }
    const reports: Report[] = [];
    if (values.answers !== undefined) writeFileSync(values.answers, '');
    for (const set of sets) {
      const corpus = corpora.get(set)!;
      const calibration = values['held-out']
        ? fitOn(sets.length > 1 ? sets.filter((other) => other !== set) : sets)
        : readCalibration(SHIPPED_CALIBRATION);
      const deps = { ...corpus.tools, maxQuestionChars: 10_000, calibration };
      const askings = await evaluate(set, corpus, deps, { leaveOut: values.forget ? 'forget' : 'narrow' });
      if (values.answers !== undefined)
        appendFileSync(values.answers, `${answerLines(askings).join('\n')}\n`);
      const report: Report = {
        folder: set.folder,
        questions: set.questions.length,
        measures: measure(askings),
        byType: byType(askings),
      };
      reports.push(report);
      if (values.json) console.log(JSON.stringify(report));
      else {
        printTable(report);
        printReliability(askings);
      }
      if (values.misses) printMisses(askings);
    }
    if (!values.json && reports.length > 1) printSummary(reports);
  } finally {
    for (const corpus of corpora.values()) await corpus.close();
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? (error.stack ?? error.message) : error);
  process.exitCode = 1;
}
