import type { RevisionColumns } from '../../articles/revision-columns.js';
import type { Session } from '../connection/session.js';
import { storableText } from '../storable-text.js';

export async function insertRevision(
  session: Session,
  scope: number,
  article: number,
  revision: RevisionColumns,
): Promise<void> {
  await session.run(
    `INSERT INTO revision (scope, article, number, title, outlet, author, language, published_at, fetched_at,
       content_hash, text, boilerplate, words, provenance, claimed_url)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    scope,
    article,
    revision.number,
    storableText(revision.title),
    revision.outlet && storableText(revision.outlet),
    revision.author && storableText(revision.author),
    revision.language,
    revision.publishedAt,
    revision.fetchedAt,
    revision.contentHash,
    revision.text,
    revision.boilerplate,
    revision.words,
    revision.provenance,
    revision.claimedUrl && storableText(revision.claimedUrl),
  );
}
