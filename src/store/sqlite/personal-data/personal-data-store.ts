import type Database from 'better-sqlite3';
import type { PersonalDataStore } from '../../ports/personal-data-store.js';

/** Columns with the id of a user, which may be null, and the time that its age counts from. */
const USER_COLUMNS = [
  { table: 'answer', column: 'user', time: 'asked_at' },
  { table: 'article', column: 'ingested_by', time: 'added_at' },
  { table: 'feed', column: 'added_by', time: 'added_at' },
  { table: 'accepted', column: 'ingested_by', time: 'accepted_at' },
  { table: 'set_aside', column: 'ingested_by', time: 'at' },
] as const;

export class SqlitePersonalDataStore implements PersonalDataStore {
  readonly #db: Database.Database;

  constructor(db: Database.Database) {
    this.#db = db;
  }

  async deleteByUser(user: string): Promise<number> {
    const run = (sql: string, ...bindings: string[]) => this.#db.prepare(sql).run(...bindings).changes;
    const deleteAll = this.#db.transaction(() => {
      run('DELETE FROM rating WHERE user = ?', user);
      const own = "scope = (SELECT key FROM scope WHERE name = 'user:' || ?)";
      const questions = run(`DELETE FROM answer WHERE user = ? OR ${own}`, user, user);
      for (const { table, column } of USER_COLUMNS) {
        run(`UPDATE ${table} SET ${column} = NULL WHERE ${column} = ?`, user);
      }
      return questions;
    });
    return deleteAll.immediate();
  }

  async deleteQuestionsBefore(moment: Date, limit: number): Promise<number> {
    return this.#db
      .prepare(
        'DELETE FROM answer WHERE rowid IN (SELECT rowid FROM answer WHERE asked_at < ? ORDER BY asked_at LIMIT ?)',
      )
      .run(moment.toISOString(), limit).changes;
  }

  async removeUserIdsBefore(moment: Date, limit: number): Promise<number> {
    const before = moment.toISOString();
    const remove = this.#db.transaction(() => {
      const emptied = USER_COLUMNS.map(
        ({ table, column, time }) =>
          this.#db
            .prepare(
              `UPDATE ${table} SET ${column} = NULL WHERE rowid IN
               (SELECT rowid FROM ${table} WHERE ${column} IS NOT NULL AND ${time} < ? LIMIT ?)`,
            )
            .run(before, limit).changes,
      );
      const { changes } = this.#db
        .prepare(
          `UPDATE rating SET user = 'anonymous:' || hex(randomblob(16)) WHERE (answer, user) IN
           (SELECT answer, user FROM rating WHERE user NOT GLOB 'anonymous:*' AND rated_at < ? LIMIT ?)`,
        )
        .run(before, limit);
      return emptied.reduce((sum, count) => sum + count, changes);
    });
    return remove.immediate();
  }
}
