import type Database from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import type { Corpus } from '../../ports/search-store.js';
import { type ArticleCounts, articleCounts, countsOfAdded } from './article-queries.js';
import { documentFrequencies } from './full-text/vocabulary.js';

const MAX_SCOPES = 1000;
/** Of all scopes together; some megabytes. */
const MAX_FREQUENCIES = 20_000;

/** An entry of the change log. */
interface Change {
  readonly seq: number;
  readonly mark: string;
}

interface Counted extends ArticleCounts {
  /** The last change of the scope when it was counted; null if there was none. */
  readonly change: Change | null;
}

/**
 * What every question needs of a whole scope. Counting takes the longer the more there is, so it is done once for each
 * state of the scope, and after additions only what was added is counted: the change log has an entry, with a nonce, for
 * everything that changes what is searched.
 */
export class ScopeCounts {
  readonly #db: Database.Database;
  readonly #counted = new LRUCache<number, Counted>({ max: MAX_SCOPES });
  /** By scope and term. */
  readonly #frequencies = new LRUCache<string, { readonly change: Change | null; readonly passages: number }>(
    {
      max: MAX_FREQUENCIES,
    },
  );

  constructor(db: Database.Database) {
    this.#db = db;
  }

  corpus(scope: number): Corpus {
    const { articles, newest } = this.#count(scope);
    return { articles, passages: this.passages(scope), newest };
  }

  passages(scope: number): number {
    const total = this.#db.prepare<[number], number>('SELECT passages FROM text_totals WHERE scope = ?');
    return total.pluck().get(scope) ?? 0;
  }

  /** The number of passages that contain each term; terms in none are absent. A question asks for it three times. */
  documentFrequencies(scope: number, terms: readonly string[]): Map<string, number> {
    const change = this.#lastChange(scope);
    const found = new Map<string, number>();
    const missing: string[] = [];
    for (const term of new Set(terms)) {
      const known = this.#frequencies.get(`${scope} ${term}`);
      if (known && isSame(known.change, change)) found.set(term, known.passages);
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

  /** Reads one state of the database, so that what another process adds meanwhile is counted once. */
  #count(scope: number): Counted {
    const count = this.#db.transaction((): Counted => {
      const change = this.#lastChange(scope);
      const known = this.#counted.get(scope);
      if (known && isSame(known.change, change)) return known;
      const { articles, latest, newest } =
        known?.change && this.#hasOnlyAdded(scope, known.change)
          ? together(known, countsOfAdded(this.#db, scope, known.change.seq))
          : articleCounts(this.#db, scope, null);
      return { articles, latest, newest, change };
    });
    const counted = count();
    this.#counted.set(scope, counted);
    return counted;
  }

  #lastChange(scope: number): Change | null {
    return (
      this.#db
        .prepare<[number], Change>('SELECT seq, mark FROM change WHERE scope = ? ORDER BY seq DESC LIMIT 1')
        .get(scope) ?? null
    );
  }

  /** True if a change is still in the log, and nothing was removed since. */
  #hasOnlyAdded(scope: number, { seq, mark }: Change): boolean {
    return (
      this.#db
        .prepare<{ scope: number; seq: number; mark: string }, number>(
          `SELECT 1 WHERE EXISTS (SELECT 1 FROM change WHERE seq = @seq AND scope = @scope AND mark = @mark)
           AND NOT EXISTS (SELECT 1 FROM change WHERE scope = @scope AND seq > @seq AND kind <> 'put')`,
        )
        .pluck()
        .get({ scope, seq, mark }) !== undefined
    );
  }
}

const isSame = (a: Change | null, b: Change | null): boolean => a?.seq === b?.seq && a?.mark === b?.mark;

function together(known: ArticleCounts, added: ArticleCounts): ArticleCounts {
  const isNewer = added.latest !== null && (known.latest === null || added.latest > known.latest);
  const { latest, newest } = isNewer ? added : known;
  return { articles: known.articles + added.articles, latest, newest };
}
