/** Runs the cases whose numbers it is sent, one at a time; a process can be killed in the middle of one. */
import { UserError } from '../../src/domain/errors.js';
import { CASES } from './cases.js';

export interface Outcome {
  /** `read`, or the code of the `UserError`; of any other error its stack. */
  readonly outcome: string;
}

process.on('message', async (at: number) => {
  let outcome = 'read';
  try {
    await CASES[at]![1]();
  } catch (error) {
    outcome = error instanceof UserError ? error.code : String((error as Error).stack);
  }
  process.send?.({ outcome } satisfies Outcome);
});
process.send?.({ outcome: 'started' } satisfies Outcome);
