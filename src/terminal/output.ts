/** Where a command writes, and how. */
export interface Output {
  readonly json: boolean;
  readonly colour: boolean;
  /** Standard output: answers, and nothing but JSON with `json`. */
  write(line: string): void;
  /** Standard error: progress and complaints. */
  error(line: string): void;
}
