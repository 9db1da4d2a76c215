import { terminalErrors } from '../errors.js';

/**
 * Parser for the value of an option.
 * @throws UserError `usage` unless it is a whole number from 1 to `max`.
 */
export const wholeNumber =
  (option: string, max: number) =>
  (given: string): number => {
    if (/^[1-9]\d{0,6}$/.test(given) && Number(given) <= max) return Number(given);
    throw terminalErrors.notWholeNumber({ option, given, max });
  };

/** Fires at the first Ctrl+C, which cancels what is running; a second one ends the process. */
export function interruption(): AbortSignal {
  const controller = new AbortController();
  process.once('SIGINT', () => controller.abort());
  return controller.signal;
}
