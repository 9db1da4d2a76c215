import { contentHashOf } from '../../../domain/content-hash.js';
import type { DamagedText } from '../../ports/maintenance.js';
import type { Session } from '../connection/session.js';

const ROWS_PER_FETCH = 100;
const CURSOR = 'byline_texts';

interface RevisionRow extends DamagedText {
  readonly hash: string;
  readonly text: string;
}

/** Revisions whose text does not match its content hash. The transaction reaches every scope. */
export async function* damagedTexts(session: Session): AsyncGenerator<DamagedText> {
  await session.run(
    `DECLARE ${CURSOR} NO SCROLL CURSOR FOR
     SELECT s.name AS scope, a.id, r.title, r.number AS revision, r.content_hash AS hash, r.text
     FROM revision r JOIN article a ON a.scope = r.scope AND a.key = r.article JOIN scope s ON s.key = r.scope`,
  );
  for (;;) {
    const rows = await session.rows<RevisionRow>(`FETCH ${ROWS_PER_FETCH} FROM ${CURSOR}`);
    for (const { hash, text, ...article } of rows) if (contentHashOf(text) !== hash) yield article;
    if (rows.length < ROWS_PER_FETCH) break;
  }
  await session.run(`CLOSE ${CURSOR}`);
}
