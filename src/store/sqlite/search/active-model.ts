import type Database from 'better-sqlite3';
import { decodeActiveModel, encodeActiveModel } from '../../meta/active-model-column.js';
import type { StoredModel } from '../../ports/stored-model.js';

/** @returns null if no model was ever activated. */
export function readActiveModel(db: Database.Database): StoredModel | null {
  const row = db.prepare<[], { value: string }>("SELECT value FROM meta WHERE name = 'serving'").get();
  return row ? decodeActiveModel(row.value) : null;
}

export function writeActiveModel(db: Database.Database, value: Omit<StoredModel, 'since'>): void {
  db.prepare("INSERT OR REPLACE INTO meta (name, value) VALUES ('serving', ?)").run(encodeActiveModel(value));
}
