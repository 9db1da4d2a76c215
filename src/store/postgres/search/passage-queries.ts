import type { Sentence } from '../../../domain/article.js';
import { normalise } from '../../../domain/vectors.js';
import type { EmbeddedPassage, StoredPassage } from '../../ports/search-store.js';
import type { Session } from '../connection/session.js';

const PASSAGE = 'p.key, p.article, p.first_sentence AS first, p.last_sentence AS last';

export async function sentencesIn(session: Session, scope: number): Promise<number> {
  const [counted] = await session.rows<{ count: number }>(
    'SELECT count(*) AS count FROM sentence WHERE scope = $1',
    scope,
  );
  return counted!.count;
}

/** The sentences of these articles by key, in order. */
export async function sentencesByArticle(
  session: Session,
  scope: number,
  articles: readonly number[],
): Promise<ReadonlyMap<number, readonly Sentence[]>> {
  const rows = await session.rows<{
    article: number;
    ordinal: number;
    start: number;
    end: number;
    paragraph: number;
  }>(
    `SELECT article, ordinal, start_at AS start, end_at AS "end", paragraph FROM sentence
     WHERE scope = $1 AND article = ANY($2) ORDER BY article, ordinal`,
    scope,
    articles,
  );
  const sentences = new Map<number, Sentence[]>(articles.map((article) => [article, []]));
  for (const { article, ordinal, start, end, paragraph } of rows)
    sentences.get(article)!.push({ ordinal, span: { start, end }, paragraph });
  return sentences;
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

/** The passages of these articles with their vectors of a model, in order. */
export async function passageVectorsOf(
  session: Session,
  scope: number,
  articles: readonly number[],
  model: string,
): Promise<EmbeddedPassage[]> {
  const rows = await session.rows<StoredPassage & { readonly values: readonly number[] }>(
    `SELECT ${PASSAGE}, v.vector::real[] AS values
     FROM unnest($2::bigint[]) WITH ORDINALITY k (article, at)
     JOIN passage p ON p.scope = $1 AND p.article = k.article
     JOIN passage_vector v ON v.scope = p.scope AND v.passage = p.key
       AND v.model = (SELECT m.key FROM model m WHERE m.id = $3)
     ORDER BY k.at, p.ordinal`,
    scope,
    articles,
    model,
  );
  return rows.map(({ values, ...passage }) => {
    const vector = Float32Array.from(values);
    // Rounded to half precision, it is no longer a unit vector.
    normalise(vector);
    return { ...passage, vector };
  });
}
