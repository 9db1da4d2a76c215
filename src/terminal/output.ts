import type { UserError } from '../domain/errors.js';

/** Where a command writes, and in which form. */
export interface Output {
  /** Standard output carries JSON only. */
  readonly json: boolean;
  readonly colour: boolean;
  /** Writes a line of results to standard output. */
  write(line: string): void;
  /** Writes a line of progress or errors to standard error. */
  error(line: string): void;
}

/** Prints a result: as a line of JSON with `--json`, else as text. */
export function print(out: Output, value: unknown, text: string): void {
  out.write(out.json ? JSON.stringify(value) : text);
}

/** An error as `--json` prints it. */
export const errorJson = ({ code, message }: Pick<UserError, 'code' | 'message'>) => ({ code, message });
