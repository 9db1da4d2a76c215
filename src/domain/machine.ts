/** Which of the machines that run a bot together one is. */
export interface Machine {
  /** From 1. */
  readonly number: number;
  readonly of: number;
}
