import type Database from 'better-sqlite3';
import { z } from 'zod';
import type { StoredModel } from '../../ports/stored-model.js';

const activeModel = z.object({
  model: z.string(),
  dimension: z.int().positive(),
  since: z.string(),
  settings: z.record(z.string(), z.string()),
});

/** @returns null if no model was ever activated. */
export function readActiveModel(db: Database.Database): StoredModel | null {
  const row = db.prepare<[], { value: string }>("SELECT value FROM meta WHERE name = 'serving'").get();
  return row ? activeModel.parse(JSON.parse(row.value)) : null;
}

export function writeActiveModel(db: Database.Database, value: Omit<StoredModel, 'since'>): void {
  db.prepare("INSERT OR REPLACE INTO meta (name, value) VALUES ('serving', ?)").run(
    JSON.stringify({ ...value, since: new Date().toISOString() } satisfies StoredModel),
  );
}
