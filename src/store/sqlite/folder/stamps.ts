import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { type LastBackup, lastBackup } from '../../maintenance/last-backup.js';
import { leaveToOwner, PRIVATE_FILE } from './files.js';

const backup = z.object({ at: z.iso.datetime() });
const restored = z.object({ from: z.iso.datetime().nullable(), at: z.iso.datetime() });

/** In a backup: when it was made. In a restored database: when, and from a backup of which time. */
const SCHEMAS = { backup, restored } as const;
type Stamps = { readonly [Name in keyof typeof SCHEMAS]: z.output<(typeof SCHEMAS)[Name]> };

/** Null if the database has no such stamp. */
export function readStamp<Name extends keyof Stamps>(db: Database.Database, name: Name): Stamps[Name] | null {
  const row = db.prepare<[string], { value: string }>('SELECT value FROM meta WHERE name = ?').get(name);
  return row ? (SCHEMAS[name].parse(JSON.parse(row.value)) as Stamps[Name]) : null;
}

export function writeStamp<Name extends keyof Stamps>(
  db: Database.Database,
  name: Name,
  value: Stamps[Name],
): void {
  db.prepare('INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)').run(name, JSON.stringify(value));
}

export function clearStamp(db: Database.Database, name: keyof Stamps): void {
  db.prepare('DELETE FROM meta WHERE name = ?').run(name);
}

const lastBackupFile = (folder: string): string => join(folder, 'backup.json');

/** Notes the last backup beside the database, for `inspect`; not in a folder that is read-only. */
export function noteBackup(folder: string, note: LastBackup): void {
  const file = lastBackupFile(folder);
  try {
    writeFileSync(`${file}.tmp`, `${JSON.stringify(note)}\n`, { mode: PRIVATE_FILE });
    leaveToOwner(`${file}.tmp`);
    renameSync(`${file}.tmp`, file);
  } catch {
    // The backup itself is complete.
    rmSync(`${file}.tmp`, { force: true });
  }
}

/** Null if no backup is known. */
export function readLastBackup(folder: string): LastBackup | null {
  try {
    return lastBackup.parse(JSON.parse(readFileSync(lastBackupFile(folder), 'utf8')));
  } catch {
    // Missing or unreadable: a note, not a record.
    return null;
  }
}
