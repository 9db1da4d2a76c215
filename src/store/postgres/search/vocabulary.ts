import type { Session } from '../connection/session.js';
import { storedTerm } from './stored-term.js';

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
