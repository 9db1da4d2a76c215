import type Database from 'better-sqlite3';
import { contentHashOf } from '../../../domain/content-hash.js';
import type { DamagedText } from '../../ports/maintenance.js';

export interface RevisionRow extends DamagedText {
  readonly article: number;
  /** The searched revision; null if the article is not searched. */
  readonly current: number | null;
  readonly content_hash: string;
  readonly text: string;
  readonly furniture: string;
}

/** Every stored revision in order, one at a time. */
export function* revisionsIn(db: Database.Database): Generator<RevisionRow> {
  const next = db.prepare<[number, number], RevisionRow>(
    `SELECT r.article, r.number AS revision, r.title, r.content_hash, r.text, r.furniture, a.id, a.current,
       s.name AS scope
     FROM revision r JOIN article a ON a.key = r.article JOIN scope s ON s.key = a.scope
     WHERE (r.article, r.number) > (?, ?) ORDER BY r.article, r.number LIMIT 1`,
  );
  let row = next.get(0, 0);
  while (row) {
    yield row;
    row = next.get(row.article, row.revision);
  }
}

export const isIntact = ({ text, content_hash: hash }: RevisionRow): boolean => contentHashOf(text) === hash;

/** Revisions whose text does not match its content hash. */
export function* damagedTexts(db: Database.Database): Generator<DamagedText> {
  for (const row of revisionsIn(db)) {
    if (isIntact(row)) continue;
    const { scope, id, title, revision } = row;
    yield { scope, id, title, revision };
  }
}
