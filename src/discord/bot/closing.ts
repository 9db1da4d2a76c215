import { ClosingError, UserError } from '../../domain/errors.js';

/** Names of errors that mean that the newsroom ended under a call. They cross threads, where their classes get lost. */
const CUT_OFF: ReadonlySet<string> = new Set(['WorkerGoneError', 'ClosingError', 'AbortError']);

/** Whether the bot is closing, and who was refused because of that. */
export class Closing {
  readonly #controller = new AbortController();
  readonly #refused: Record<string, number> = {};

  /** Aborted, with a `ClosingError`, when the bot begins to close. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  get begun(): boolean {
    return this.signal.aborted;
  }

  /** Numbers of interactions that ended without a result since `begin`, by the id of the reason. */
  get refused(): Readonly<Record<string, number>> {
    return this.#refused;
  }

  begin(): void {
    this.#controller.abort(new ClosingError());
  }

  count(reason: string): void {
    this.#refused[reason] = (this.#refused[reason] ?? 0) + 1;
  }

  /** Whether closing, and not a fault, ended what threw `error`. */
  cutOff(error: unknown): boolean {
    return this.begun && error instanceof Error && !(error instanceof UserError) && CUT_OFF.has(error.name);
  }
}
