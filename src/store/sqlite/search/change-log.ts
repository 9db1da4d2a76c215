import type Database from 'better-sqlite3';

/** Passages of a scope that were added or removed, by their first and last key. */
export interface Change {
  readonly seq: number;
  /** `drop`: no longer searched; `erase`: nothing of it may remain. */
  readonly kind: 'put' | 'drop' | 'erase';
  readonly first: number;
  readonly last: number;
}

/** What a scope's index has to catch up with; written in the transactions of the changes themselves. */
export class ChangeLog {
  readonly #db: Database.Database;
  readonly #scope: number;

  constructor(db: Database.Database, scope: number) {
    this.#db = db;
    this.#scope = scope;
  }

  /** Position of the last change; 0 if there is none. */
  latest(): number {
    return (
      this.#db
        .prepare<[number], { seq: number | null }>('SELECT max(seq) AS seq FROM change WHERE scope = ?')
        .get(this.#scope)?.seq ?? 0
    );
  }

  /** Nonce of a change; undefined if the log has none at that position. */
  markOf(seq: number): string | undefined {
    return this.#db
      .prepare<[number, number], { mark: string }>('SELECT mark FROM change WHERE scope = ? AND seq = ?')
      .get(this.#scope, seq)?.mark;
  }

  /** All changes after a position, in their order. */
  after(seq: number): Change[] {
    return this.#read(seq, 'ORDER BY seq', -1);
  }

  /** Those that removed something, in their order. */
  removalsAfter(seq: number): Change[] {
    return this.#read(seq, "AND kind <> 'put' ORDER BY seq", -1);
  }

  /** The latest ones that added something, latest first. */
  additionsAfter(seq: number, limit: number): Change[] {
    return this.#read(seq, "AND kind = 'put' ORDER BY seq DESC", limit);
  }

  hasErasedAfter(seq: number): boolean {
    return this.#read(seq, "AND kind = 'erase'", 1).length > 0;
  }

  #read(after: number, which: string, limit: number): Change[] {
    return this.#db
      .prepare<[number, number, number], Change>(
        `SELECT seq, kind, first, last FROM change WHERE scope = ? AND seq > ? ${which} LIMIT ?`,
      )
      .all(this.#scope, after, limit);
  }

  /** The articles that have the last of these passages, the last ones first. */
  newestArticlesIn(first: number, last: number, passages: number): number[] {
    const articles = this.#db
      .prepare<[number, number, number, number], number>(
        `SELECT p.article FROM passage p CROSS JOIN article a ON a.key = p.article
         WHERE p.key BETWEEN ? AND ? AND a.scope = ? ORDER BY p.key DESC LIMIT ?`,
      )
      .pluck()
      .all(first, last, this.#scope, passages);
    return [...new Set(articles)];
  }

  /** The articles that have some of these passages, by key. */
  articlesIn(first: number, last: number): number[] {
    return this.#db
      .prepare<[number, number, number], { article: number }>(
        // CROSS JOIN fixes the join order: from the passages, never from every article of the scope.
        `SELECT DISTINCT p.article FROM passage p CROSS JOIN article a ON a.key = p.article
         WHERE p.key BETWEEN ? AND ? AND a.scope = ? ORDER BY p.key`,
      )
      .all(first, last, this.#scope)
      .map(({ article }) => article);
  }
}
