import type Database from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import type { Corpus } from '../../ports/search-store.js';
import { corpusOf } from './article-queries.js';
import { documentFrequencies } from './full-text/vocabulary.js';
import { passagesIn } from './passage-queries.js';

const MAX_SCOPES = 1000;
/** Of all scopes together; some megabytes. */
const MAX_FREQUENCIES = 20_000;

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
  /** By scope and term. */
  readonly #frequencies = new LRUCache<string, { readonly change: string; readonly passages: number }>({
    max: MAX_FREQUENCIES,
  });

  constructor(db: Database.Database) {
    this.#db = db;
  }

  corpus(scope: number): Corpus {
    return this.#count(scope).corpus;
  }

  passages(scope: number): number {
    return this.#count(scope).passages;
  }

  /** The number of passages that contain each term; terms in none are absent. A question asks for it three times. */
  documentFrequencies(scope: number, terms: readonly string[]): Map<string, number> {
    const change = this.#lastChange(scope);
    const found = new Map<string, number>();
    const missing: string[] = [];
    for (const term of new Set(terms)) {
      const known = this.#frequencies.get(`${scope} ${term}`);
      if (known?.change === change) found.set(term, known.passages);
      else missing.push(term);
    }
    const counted =
      missing.length > 0 ? documentFrequencies(this.#db, scope, missing) : new Map<string, number>();
    for (const term of missing) {
      const passages = counted.get(term) ?? 0;
      this.#frequencies.set(`${scope} ${term}`, { change, passages });
      found.set(term, passages);
    }
    return new Map([...found].filter(([, passages]) => passages > 0));
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
