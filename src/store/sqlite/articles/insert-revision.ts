import type Database from 'better-sqlite3';
import type { RevisionColumns } from '../../articles/revision-columns.js';

export function insertRevision(db: Database.Database, article: number, revision: RevisionColumns): void {
  db.prepare(
    `INSERT INTO revision (article, number, title, outlet, author, language, published_at, fetched_at,
       content_hash, text, furniture, words, provenance, claimed_url)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    article,
    revision.number,
    revision.title,
    revision.outlet,
    revision.author,
    revision.language,
    revision.publishedAt,
    revision.fetchedAt,
    revision.contentHash,
    revision.text,
    revision.boilerplate,
    revision.words,
    revision.provenance,
    revision.claimedUrl,
  );
}
