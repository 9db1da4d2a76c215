import type Database from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import type { Corpus } from '../../ports/search-store.js';
import { corpusOf } from './article-queries.js';
import { passagesIn } from './passage-queries.js';

const MAX_SCOPES = 1000;

interface Counted {
  /** The last change of the scope when it was counted. */
  readonly change: string;
  readonly corpus: Corpus;
  readonly passages: number;
}

/**
 * What every question needs of a whole scope. Counting takes the longer the more there is, so it is done once for each
 * state of the scope: the change log has an entry, with a nonce, for everything that changes what is searched.
 */
export class ScopeCounts {
  readonly #db: Database.Database;
  readonly #counted = new LRUCache<number, Counted>({ max: MAX_SCOPES });

  constructor(db: Database.Database) {
    this.#db = db;
  }

  corpus(scope: number): Corpus {
    return this.#count(scope).corpus;
  }

  passages(scope: number): number {
    return this.#count(scope).passages;
  }

  #count(scope: number): Counted {
    const change = this.#lastChange(scope);
    const known = this.#counted.get(scope);
    if (known?.change === change) return known;
    const counted = {
      change,
      corpus: corpusOf(this.#db, scope, null),
      passages: passagesIn(this.#db, scope),
    };
    this.#counted.set(scope, counted);
    return counted;
  }

  #lastChange(scope: number): string {
    const last = this.#db
      .prepare<[number], { seq: number; mark: string }>(
        'SELECT seq, mark FROM change WHERE scope = ? ORDER BY seq DESC LIMIT 1',
      )
      .get(scope);
    return last ? `${last.seq} ${last.mark}` : '';
  }
}
