import type Database from 'better-sqlite3';
import { decodeClockMark, firstClockMark } from '../meta/clock-mark-column.js';
import type { ClockMark } from '../ports/clock-mark.js';

/** A database without a mark, of an older version, is as old as the newest article or answer in it. */
export function readClockMark(db: Database.Database): ClockMark | null {
  const row = db.prepare<[], { value: string }>("SELECT value FROM meta WHERE name = 'clock'").get();
  if (row) return decodeClockMark(row.value);
  const newest = db
    .prepare<[], string | null>(
      'SELECT max(at) FROM (SELECT max(added_at) AS at FROM article UNION ALL SELECT max(asked_at) FROM answer)',
    )
    .pluck()
    .get();
  return firstClockMark(newest ?? null);
}

export function writeClockMark(db: Database.Database, mark: ClockMark): void {
  putMeta(db, 'clock', JSON.stringify(mark));
}

/** A row that differs each time, so that a page is really written. */
export function writeProbe(db: Database.Database): void {
  putMeta(db, 'probe', new Date().toISOString());
}

function putMeta(db: Database.Database, name: string, value: string): void {
  db.prepare('INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)').run(name, value);
}
