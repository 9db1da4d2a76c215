import { LRUCache } from 'lru-cache';
import { within } from '../domain/within.js';
import type { AnswerStore } from '../store/ports/answer-store.js';

/** Maximum wait for the store; the answer is shown then, and stored when the store allows it. */
const LOG_WAIT_MS = 1000;
const MAX_REMEMBERED_IDS = 1000;

/** Stores answers without ever keeping one back: what fails is reported, and the answer is only not stored. */
export class AnswerLog {
  readonly #answers: AnswerStore;
  readonly #onFault: (error: unknown) => void;
  readonly #waiting = new Map<string, Promise<void>>();
  readonly #failed = new LRUCache<string, true>({ max: MAX_REMEMBERED_IDS });

  constructor(answers: AnswerStore, onFault: (error: unknown) => void) {
    this.#answers = answers;
    this.#onFault = onFault;
  }

  /** Resolves when the answer is stored, cannot be stored, or the store takes too long. Never rejects. */
  async add(...given: Parameters<AnswerStore['add']>): Promise<void> {
    const [, { id }] = given;
    await this.#inTurn(id, async () => {
      try {
        await this.#answers.add(...given);
      } catch (error) {
        this.#failed.set(id, true);
        throw error;
      }
    });
  }

  /** As `add`. Without it, replies to that message are new questions. */
  async recordMessage(id: string, message: string): Promise<void> {
    await this.#inTurn(id, async () => {
      if (!this.#failed.has(id)) await this.#answers.recordMessage(id, message);
    });
  }

  /** Waits for an answer that is being stored, but not long. */
  async settled(id: string): Promise<void> {
    const storing = this.#waiting.get(id);
    if (!storing) return;
    await within(storing, LOG_WAIT_MS, undefined);
  }

  /** True if an answer of this process is not stored, or not yet. */
  isMissing(id: string): boolean {
    return this.#waiting.has(id) || this.#failed.has(id);
  }

  /** Runs `work` after what waits for the same answer. */
  async #inTurn(id: string, work: () => Promise<void>): Promise<void> {
    const before = this.#waiting.get(id) ?? Promise.resolve();
    const running: Promise<void> = before
      .then(work)
      .catch(this.#onFault)
      .finally(() => {
        if (this.#waiting.get(id) === running) this.#waiting.delete(id);
      });
    this.#waiting.set(id, running);
    await this.settled(id);
  }
}
