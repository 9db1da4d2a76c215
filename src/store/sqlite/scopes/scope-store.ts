import type Database from 'better-sqlite3';
import { z } from 'zod';
import type { IsoDate } from '../../../domain/article.js';
import type { Preferences, Scope } from '../../../domain/scope.js';
import type { ScopeStore } from '../../ports/scope-store.js';

const channelsColumn = z.array(z.string());

interface PreferenceRow {
  channels: string;
  private_answers: number;
  asks_per_minute: number | null;
  ingests_per_hour: number | null;
}

const NO_PREFERENCES: Preferences = {
  channels: [],
  privateAnswers: false,
  asksPerMinute: null,
  ingestsPerHour: null,
};

export class SqliteScopeStore implements ScopeStore {
  readonly #db: Database.Database;

  constructor(db: Database.Database) {
    this.#db = db;
  }

  async preferences(scope: Scope): Promise<Preferences> {
    const row = this.#db
      .prepare<[string], PreferenceRow>(
        'SELECT p.* FROM preference p JOIN scope s ON s.key = p.scope WHERE s.name = ?',
      )
      .get(scope);
    if (!row) return NO_PREFERENCES;
    return {
      channels: channelsColumn.parse(JSON.parse(row.channels)),
      privateAnswers: row.private_answers === 1,
      asksPerMinute: row.asks_per_minute,
      ingestsPerHour: row.ingests_per_hour,
    };
  }

  async setPreferences(
    scope: number,
    { channels, privateAnswers, asksPerMinute, ingestsPerHour }: Preferences,
  ): Promise<void> {
    this.#db
      .prepare(
        `INSERT OR REPLACE INTO preference (scope, channels, private_answers, asks_per_minute, ingests_per_hour)
         VALUES (?, ?, ?, ?, ?)`,
      )
      .run(scope, JSON.stringify(channels), privateAnswers ? 1 : 0, asksPerMinute, ingestsPerHour);
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

  async markPresent(servers: readonly Scope[], at: Date): Promise<void> {
    const mark = this.#db.transaction(() => {
      const names = JSON.stringify(servers);
      this.#db
        .prepare(
          `UPDATE scope SET left_at = ? WHERE name LIKE 'guild:%' AND left_at IS NULL
           AND name NOT IN (SELECT value FROM json_each(?))`,
        )
        .run(at.toISOString(), names);
      this.#db
        .prepare('UPDATE scope SET left_at = NULL WHERE name IN (SELECT value FROM json_each(?))')
        .run(names);
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
