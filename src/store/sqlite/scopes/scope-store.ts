import type Database from 'better-sqlite3';
import type { IsoDate } from '../../../domain/article.js';
import { NO_PREFERENCES, type Preferences, type Scope } from '../../../domain/scope.js';
import type { ScopeStore } from '../../ports/scope-store.js';
import { type PreferenceRow, preferencesIn } from '../../scopes/preference-columns.js';

type NamedRow = PreferenceRow & { readonly name: string };

const ALL_PREFERENCES = 'SELECT p.*, s.name FROM preference p JOIN scope s ON s.key = p.scope';

/** The columns after the scope, as `preferencesIn` reads them. */
export function preferenceColumns(preferences: Preferences): (string | number | null)[] {
  const { channels, privateAnswers, asksPerMinute, ingestsPerHour, answerThreads, forums } = preferences;
  return [
    JSON.stringify(channels),
    privateAnswers ? 1 : 0,
    asksPerMinute,
    ingestsPerHour,
    answerThreads ? 1 : 0,
    JSON.stringify(forums),
  ];
}

export class SqliteScopeStore implements ScopeStore {
  readonly #db: Database.Database;

  constructor(db: Database.Database) {
    this.#db = db;
  }

  async preferences(scope: Scope): Promise<Preferences> {
    const row = this.#db.prepare<[string], NamedRow>(`${ALL_PREFERENCES} WHERE s.name = ?`).get(scope);
    return row ? preferencesIn(row) : NO_PREFERENCES;
  }

  async allPreferences(): Promise<[Scope, Preferences][]> {
    const rows = this.#db.prepare<[], NamedRow>(ALL_PREFERENCES).all();
    return rows.map((row) => [row.name, preferencesIn(row)]);
  }

  async setPreferences(scope: number, preferences: Preferences): Promise<void> {
    this.#db
      .prepare(
        `INSERT OR REPLACE INTO preference
           (scope, channels, private_answers, asks_per_minute, ingests_per_hour, answer_threads, forums)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(scope, ...preferenceColumns(preferences));
  }

  async markLeft(scope: Scope, at: Date): Promise<void> {
    this.#db
      .prepare('UPDATE scope SET left_at = ? WHERE name = ? AND left_at IS NULL')
      .run(at.toISOString(), scope);
  }

  async markJoined(scope: Scope): Promise<IsoDate | null> {
    const join = this.#db.transaction(() => {
      const left = this.#db
        .prepare<[string], { left_at: string | null }>('SELECT left_at FROM scope WHERE name = ?')
        .get(scope)?.left_at;
      if (left) this.#db.prepare('UPDATE scope SET left_at = NULL WHERE name = ?').run(scope);
      return left ?? null;
    });
    return join.immediate();
  }

  async servers(): Promise<Scope[]> {
    return this.#db
      .prepare<[], { name: string }>(
        "SELECT name FROM scope WHERE name LIKE 'guild:%' AND left_at IS NULL ORDER BY key",
      )
      .all()
      .map(({ name }) => name);
  }

  async markPresent(present: readonly Scope[], gone: readonly Scope[], at: Date): Promise<void> {
    const mark = this.#db.transaction(() => {
      this.#db
        .prepare(
          `UPDATE scope SET left_at = ? WHERE left_at IS NULL AND name IN (SELECT value FROM json_each(?))`,
        )
        .run(at.toISOString(), JSON.stringify(gone));
      this.#db
        .prepare('UPDATE scope SET left_at = NULL WHERE name IN (SELECT value FROM json_each(?))')
        .run(JSON.stringify(present));
    });
    mark.immediate();
  }

  async leftBefore(moment: Date): Promise<Scope[]> {
    return this.#db
      .prepare<[string], { name: string }>(
        `SELECT name FROM scope WHERE name LIKE 'guild:%' AND left_at < ? ORDER BY left_at`,
      )
      .all(moment.toISOString())
      .map(({ name }) => name);
  }
}
