import type { IsoDate } from '../../../domain/article.js';
import { NO_PREFERENCES, type Preferences, type Scope } from '../../../domain/scope.js';
import type { ScopeStore } from '../../ports/scope-store.js';
import { type PreferenceRow, preferencesIn } from '../../scopes/preference-columns.js';
import { type Database, EVERY_SCOPE } from '../connection/database.js';

type NamedRow = PreferenceRow & { readonly name: string };

const ALL_PREFERENCES = 'SELECT p.*, s.name FROM preference p JOIN scope s ON s.key = p.scope';

export class PostgresScopeStore implements ScopeStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  preferences(scope: Scope): Promise<Preferences> {
    return this.#database.read(scope, async (session, key) => {
      const [row] = await session.rows<NamedRow>(`${ALL_PREFERENCES} WHERE p.scope = $1`, key);
      return row ? preferencesIn(row) : NO_PREFERENCES;
    });
  }

  allPreferences(): Promise<[Scope, Preferences][]> {
    return this.#database.read(EVERY_SCOPE, async (session) => {
      const rows = await session.rows<NamedRow>(`${ALL_PREFERENCES} ORDER BY p.scope`);
      return rows.map((row) => [row.name, preferencesIn(row)]);
    });
  }

  async setPreferences(scope: number, preferences: Preferences): Promise<void> {
    const { channels, privateAnswers, asksPerMinute, ingestsPerHour, answerThreads, forums } = preferences;
    await this.#database.write(scope, (session) =>
      session.run(
        `INSERT INTO preference
           (scope, channels, private_answers, asks_per_minute, ingests_per_hour, answer_threads, forums)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (scope) DO UPDATE SET channels = excluded.channels, private_answers = excluded.private_answers,
           asks_per_minute = excluded.asks_per_minute, ingests_per_hour = excluded.ingests_per_hour,
           answer_threads = excluded.answer_threads, forums = excluded.forums`,
        scope,
        JSON.stringify(channels),
        privateAnswers,
        asksPerMinute,
        ingestsPerHour,
        answerThreads,
        JSON.stringify(forums),
      ),
    );
  }

  async markLeft(scope: Scope, at: Date): Promise<void> {
    await this.#database.write(EVERY_SCOPE, (session) =>
      session.run(
        'UPDATE scope SET left_at = $1 WHERE name = $2 AND left_at IS NULL',
        at.toISOString(),
        scope,
      ),
    );
  }

  markJoined(scope: Scope): Promise<IsoDate | null> {
    return this.#database.write(EVERY_SCOPE, async (session) => {
      const [row] = await session.rows<{ left_at: string | null }>(
        'SELECT left_at FROM scope WHERE name = $1 FOR UPDATE',
        scope,
      );
      if (!row?.left_at) return null;
      await session.run('UPDATE scope SET left_at = NULL WHERE name = $1', scope);
      return row.left_at;
    });
  }

  servers(): Promise<Scope[]> {
    return this.#named("starts_with(name, 'guild:') AND left_at IS NULL ORDER BY key");
  }

  async markPresent(present: readonly Scope[], gone: readonly Scope[], at: Date): Promise<void> {
    await this.#database.write(EVERY_SCOPE, async (session) => {
      await session.run(
        'UPDATE scope SET left_at = $1 WHERE left_at IS NULL AND name = ANY($2)',
        at.toISOString(),
        gone,
      );
      await session.run(
        'UPDATE scope SET left_at = NULL WHERE left_at IS NOT NULL AND name = ANY($1)',
        present,
      );
    });
  }

  leftBefore(moment: Date): Promise<Scope[]> {
    return this.#named("starts_with(name, 'guild:') AND left_at < $1 ORDER BY left_at", moment.toISOString());
  }

  #named(condition: string, ...values: string[]): Promise<Scope[]> {
    return this.#database.read(EVERY_SCOPE, async (session) => {
      const rows = await session.rows<{ name: Scope }>(
        `SELECT name FROM scope WHERE ${condition}`,
        ...values,
      );
      return rows.map(({ name }) => name);
    });
  }
}
