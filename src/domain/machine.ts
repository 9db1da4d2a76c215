/**
 * Articles and feeds are leased by the clocks of the machines, for a minute and renewed every 15 s (`IngestJobs`): with
 * clocks that far apart, two machines would work on one article.
 */
export const MAX_CLOCK_DIFFERENCE_MS = 20_000;

/** Which of the machines that run a bot together one is. */
export interface Machine {
  /** From 1. */
  readonly number: number;
  readonly of: number;
}
