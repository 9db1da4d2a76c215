import type { PersonalDataStore } from '../../ports/personal-data-store.js';
import { type Database, EVERY_SCOPE } from '../connection/database.js';

/** Columns with the id of a user, which may be null, and the time that its age counts from. */
const USER_COLUMNS = [
  { table: 'answer', column: 'asker', time: 'asked_at' },
  { table: 'article', column: 'ingested_by', time: 'added_at' },
  { table: 'feed', column: 'added_by', time: 'added_at' },
  { table: 'accepted', column: 'ingested_by', time: 'accepted_at' },
  { table: 'set_aside', column: 'ingested_by', time: 'at' },
] as const;

export class PostgresPersonalDataStore implements PersonalDataStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  deleteByUser(user: string): Promise<number> {
    return this.#database.write(EVERY_SCOPE, async (session) => {
      await session.run('DELETE FROM rating WHERE rater = $1', user);
      const questions = await session.run(
        "DELETE FROM answer WHERE asker = $1 OR scope = (SELECT key FROM scope WHERE name = 'user:' || $1)",
        user,
      );
      for (const { table, column } of USER_COLUMNS) {
        await session.run(`UPDATE ${table} SET ${column} = NULL WHERE ${column} = $1`, user);
      }
      return questions;
    });
  }

  deleteQuestionsBefore(moment: Date, limit: number): Promise<number> {
    return this.#database.write(EVERY_SCOPE, (session) =>
      session.run(
        `DELETE FROM answer WHERE (scope, key) IN
         (SELECT scope, key FROM answer WHERE asked_at < $1 ORDER BY asked_at LIMIT $2)`,
        moment.toISOString(),
        limit,
      ),
    );
  }

  removeUserIdsBefore(moment: Date, limit: number): Promise<number> {
    const before = moment.toISOString();
    return this.#database.write(EVERY_SCOPE, async (session) => {
      let removed = 0;
      for (const { table, column, time } of USER_COLUMNS) {
        removed += await session.run(
          `UPDATE ${table} SET ${column} = NULL WHERE (scope, key) IN
           (SELECT scope, key FROM ${table} WHERE ${column} IS NOT NULL AND ${time} < $1 LIMIT $2)`,
          before,
          limit,
        );
      }
      return (
        removed +
        (await session.run(
          `UPDATE rating SET rater = 'anonymous:' || replace(gen_random_uuid()::text, '-', '')
           WHERE (scope, answer, rater) IN
             (SELECT scope, answer, rater FROM rating
              WHERE NOT starts_with(rater, 'anonymous:') AND rated_at < $1 LIMIT $2)`,
          before,
          limit,
        ))
      );
    });
  }
}
