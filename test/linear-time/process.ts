/** Runs the cases whose list and number it is sent, one at a time; a process can be killed in the middle of one. */
import { UserError } from '../../src/domain/errors.js';
import { LISTS } from './cases.js';

export interface Outcome {
  /** `read`, or the code of the `UserError`; of any other error its stack. */
  readonly outcome: string;
}

export interface Order {
  readonly list: keyof typeof LISTS;
  readonly at: number;
}

process.on('message', async ({ list, at }: Order) => {
  let outcome = 'read';
  try {
    await LISTS[list][at]![1]();
  } catch (error) {
    outcome = error instanceof UserError ? error.code : String((error as Error).stack);
  }
  process.send?.({ outcome } satisfies Outcome);
});
process.send?.({ outcome: 'started' } satisfies Outcome);
