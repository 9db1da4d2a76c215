import type Database from 'better-sqlite3';
import { z } from 'zod';

const serving = z.object({
  model: z.string(),
  dimension: z.int().positive(),
  /** When it began to serve, which tells one time from another. */
  since: z.string(),
  settings: z.record(z.string(), z.string()),
});

/**
 * The model whose vectors are searched: one for the whole folder and every process on it. `settings` are what
 * opens it again; the store does not read them.
 */
export type ActiveModelRow = Readonly<z.output<typeof serving>>;

/** @returns null while nothing was ever embedded here. */
export function readActiveModel(db: Database.Database): ActiveModelRow | null {
  const row = db.prepare<[], { value: string }>("SELECT value FROM meta WHERE name = 'serving'").get();
  return row ? serving.parse(JSON.parse(row.value)) : null;
}

export function writeActiveModel(db: Database.Database, value: Omit<ActiveModelRow, 'since'>): void {
  db.prepare("INSERT OR REPLACE INTO meta (name, value) VALUES ('serving', ?)").run(
    JSON.stringify({ ...value, since: new Date().toISOString() } satisfies ActiveModelRow),
  );
}
