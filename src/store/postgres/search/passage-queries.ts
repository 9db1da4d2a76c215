import type { Sentence } from '../../../domain/article.js';
import { normalise } from '../../../domain/vectors.js';
import type { StoredPassage } from '../../ports/search-store.js';
import type { Session } from '../connection/session.js';

const PASSAGE = 'p.key, p.article, p.first_sentence AS first, p.last_sentence AS last';

export async function sentencesIn(session: Session, scope: number): Promise<number> {
  const [counted] = await session.rows<{ count: number }>(
    'SELECT count(*) AS count FROM sentence WHERE scope = $1',
    scope,
  );
  return counted!.count;
}

/** The sentences of an article, in order. Joined with the article, so that the index is used across scopes, too. */
export async function sentencesOf(session: Session, article: number): Promise<Sentence[]> {
  const rows = await session.rows<{ ordinal: number; start: number; end: number; paragraph: number }>(
    `SELECT s.ordinal, s.start_at AS start, s.end_at AS "end", s.paragraph
     FROM article a JOIN sentence s ON s.scope = a.scope AND s.article = a.key
     WHERE a.key = $1 ORDER BY s.ordinal`,
    article,
  );
  return rows.map(({ ordinal, start, end, paragraph }) => ({ ordinal, span: { start, end }, paragraph }));
}

export const passagesByKey = (
  session: Session,
  scope: number,
  keys: readonly number[],
): Promise<StoredPassage[]> =>
  session.rows(
    `SELECT ${PASSAGE} FROM unnest($2::bigint[]) WITH ORDINALITY k (key, at)
     JOIN passage p ON p.scope = $1 AND p.key = k.key ORDER BY k.at`,
    scope,
    keys,
  );

/** The passages of an article with their vectors of a model, in order. */
export async function passageVectorsOf(
  session: Session,
  article: number,
  model: string,
): Promise<(StoredPassage & { readonly vector: Float32Array })[]> {
  const rows = await session.rows<StoredPassage & { readonly values: readonly number[] }>(
    `SELECT ${PASSAGE}, v.vector::real[] AS values
     FROM article a JOIN passage p ON p.scope = a.scope AND p.article = a.key
     JOIN passage_vector v ON v.scope = p.scope AND v.passage = p.key
       AND v.model = (SELECT m.key FROM model m WHERE m.id = $2)
     WHERE a.key = $1 ORDER BY p.ordinal`,
    article,
    model,
  );
  return rows.map(({ values, ...passage }) => {
    const vector = Float32Array.from(values);
    // Rounded to half precision, it is no longer a unit vector.
    normalise(vector);
    return { ...passage, vector };
  });
}
