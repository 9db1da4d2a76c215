import { type EvalSet, readEvalSet } from '../../src/calibrate/eval-set.js';

/** @param given A folder; `folder@N` takes every Nth question. */
export function readFolder(given: string): EvalSet {
  const [, folder = given, every = '1'] = /^(.*)@(\d+)$/.exec(given) ?? [];
  const set = readEvalSet(folder);
  return { ...set, questions: set.questions.filter((_, at) => at % Number(every) === 0) };
}
