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
export type Serving = Readonly<z.output<typeof serving>>;

/** @returns null while nothing was ever embedded here. */
export function readServing(db: Database.Database): Serving | null {
  const row = db.prepare<[], { value: string }>("SELECT value FROM meta WHERE name = 'serving'").get();
  return row ? serving.parse(JSON.parse(row.value)) : null;
}

export function writeServing(db: Database.Database, value: Omit<Serving, 'since'>): void {
  db.prepare("INSERT OR REPLACE INTO meta (name, value) VALUES ('serving', ?)").run(
    JSON.stringify({ ...value, since: new Date().toISOString() } satisfies Serving),
  );
}
