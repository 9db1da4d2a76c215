import type Database from 'better-sqlite3';
import { addSameSiteAliases } from '../articles/url-aliases.js';

/** Which addresses led to one page was not recorded before: those of one article on one site are taken for it. */
export function recordAliases(db: Database.Database): void {
  db.exec('ALTER TABLE url ADD COLUMN alias_of INTEGER');
  const several = db
    .prepare<[], number>('SELECT article FROM url GROUP BY article HAVING count(*) > 1')
    .pluck()
    .all();
  for (const article of several) addSameSiteAliases(db, article);
}
