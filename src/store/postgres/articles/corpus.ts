import type { Session } from '../connection/session.js';

/**
 * Keeps the counts of a scope. Call it within the transaction that changes what is searched.
 * @param change `articles`: whose `current` is set or no longer set.
 */
export async function changeCorpus(
  session: Session,
  scope: number,
  { articles = 0, passages = 0, terms = 0 }: Partial<Record<'articles' | 'passages' | 'terms', number>>,
): Promise<void> {
  await session.run(
    `INSERT INTO corpus (scope, articles, passages, terms) VALUES ($1, $2, $3, $4)
     ON CONFLICT (scope) DO UPDATE SET articles = corpus.articles + excluded.articles,
       passages = corpus.passages + excluded.passages, terms = corpus.terms + excluded.terms`,
    scope,
    articles,
    passages,
    terms,
  );
}
