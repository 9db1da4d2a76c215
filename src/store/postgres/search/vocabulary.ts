import type { Session } from '../connection/session.js';
import { storedTerm } from './stored-term.js';

const LAST_CHARACTER = '\u{10ffff}';

/** See `SearchStore.documentFrequencies`. */
export async function documentFrequencies(
  session: Session,
  scope: number,
  terms: readonly string[],
): Promise<Map<string, number>> {
  const asStored = new Map(terms.map((term) => [storedTerm(term), term]));
  const rows = await session.rows<{ term: string; passages: number }>(
    'SELECT term, passages FROM vocabulary WHERE scope = $1 AND term = ANY($2) AND passages > 0 ORDER BY term',
    scope,
    [...asStored.keys()],
  );
  return new Map(rows.map(({ term, passages }) => [asStored.get(term)!, passages]));
}

/** See `SearchStore.vocabularyNear`. */
export async function vocabularyNear(session: Session, scope: number, term: string): Promise<string[]> {
  const first = String.fromCodePoint(term.codePointAt(0)!);
  const rows = await session.rows<{ term: string }>(
    `SELECT term FROM vocabulary WHERE scope = $1 AND term >= $2 AND term < $3 AND passages > 0
     AND length(term) BETWEEN $4::integer - 1 AND $4::integer + 1 ORDER BY passages DESC, term`,
    scope,
    first,
    first + LAST_CHARACTER,
    term.length,
  );
  return rows.map((row) => row.term);
}
