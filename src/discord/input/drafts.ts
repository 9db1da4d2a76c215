import { randomUUID } from 'node:crypto';
import { MINUTE_MS } from '../../domain/units.js';

const MAX_DRAFTS = 200;
/** Discord deletes uploaded files that no message shows; until then they can be fetched. */
const KEPT_MS = 30 * MINUTE_MS;

interface Kept<T> {
  readonly id: string;
  readonly draft: T;
  readonly until: number;
}

/**
 * What members sent with a form and could not be used, so that nobody has to type it again: the latest of each member,
 * for half an hour, in memory only.
 */
export class Drafts<T> {
  readonly #now: () => number;
  /** By user, the oldest first. */
  readonly #drafts = new Map<string, Kept<T>>();

  /** @param now Milliseconds; by default of a clock that nobody can set. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** @returns the id by which the same user finds it. */
  keep(user: string, draft: T): string {
    const id = randomUUID().slice(0, 8);
    this.#drafts.delete(user);
    this.#drafts.set(user, { id, draft, until: this.#now() + KEPT_MS });
    for (const [other, { until }] of this.#drafts) {
      if (this.#drafts.size > MAX_DRAFTS || until <= this.#now()) this.#drafts.delete(other);
    }
    return id;
  }

  /** Null if it is not kept (any longer), or is another user's. */
  find(user: string, id: string): T | null {
    const kept = this.#drafts.get(user);
    return kept?.id === id && kept.until > this.#now() ? kept.draft : null;
  }

  /** Does nothing if the user has a later one. */
  drop(user: string, id: string): void {
    if (this.#drafts.get(user)?.id === id) this.#drafts.delete(user);
  }
}
