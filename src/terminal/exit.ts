import { type Command, CommanderError } from 'commander';
import { UserError } from '../domain/errors.js';
import { terminalErrors } from './errors.js';
import { errorJson, type Output } from './output.js';

export const EXIT_CODE = { done: 0, failed: 1, usage: 2 } as const;

/**
 * Reports why a command failed: in words on standard error, and with `--json` as `{"error": {code, message}}` on
 * standard output too. A fault, which is not the user's, is shown with its stack and has the code `fault`.
 * @returns the exit code.
 */
export function reportError(thrown: unknown, out: Output): number {
  const error = thrown instanceof CommanderError ? usageError(thrown, 'byline') : thrown;
  if (error === null) return EXIT_CODE.done;
  if (error instanceof UserError) {
    if (out.json) out.write(JSON.stringify({ error: errorJson(error) }));
    out.error(error.message);
    return error.code === 'usage' ? EXIT_CODE.usage : EXIT_CODE.failed;
  }
  if (out.json) out.write(JSON.stringify({ error: { code: 'fault', message: String(error) } }));
  out.error((error instanceof Error ? error.stack : undefined) ?? String(error));
  return EXIT_CODE.failed;
}

/** Makes wrong usage of a command, or of one of its own, lead to that command's help. */
export function leadToOwnHelp(command: Command, called = command.name()): void {
  command.exitOverride((error) => {
    throw usageError(error, called) ?? error;
  });
  for (const own of command.commands) leadToOwnHelp(own, `${called} ${own.name()}`);
}

/** Null for `--help` and the like, which Commander throws too. */
function usageError({ exitCode, code, message }: CommanderError, called: string): UserError | null {
  if (exitCode === 0) return null;
  return code === 'commander.help'
    ? terminalErrors.noCommand({ called })
    : terminalErrors.wrongUsage({ message, called });
}
