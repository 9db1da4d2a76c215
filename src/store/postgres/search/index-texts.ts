import type { Passage, Sentence } from '../../../domain/article.js';
import { addPostings, countTerms } from '../articles/postings.js';
import type { Session } from '../connection/session.js';

/** Articles indexed at a time. */
const ARTICLES_PER_PAGE = 20;

interface IndexedArticle {
  readonly key: number;
  readonly title: string;
  readonly text: string;
}

/** Builds the postings, vocabulary and counts of a scope again, from its texts. */
export async function indexTexts(session: Session, scope: number): Promise<void> {
  for (const table of ['posting', 'vocabulary', 'corpus'])
    await session.run(`DELETE FROM ${table} WHERE scope = $1`, scope);
  let after = 0;
  for (;;) {
    const articles = await session.rows<IndexedArticle>(
      `SELECT a.key, r.title, r.text FROM article a
       JOIN revision r ON r.scope = a.scope AND r.article = a.key AND r.number = a.current
       WHERE a.scope = $1 AND a.key > $2 ORDER BY a.key LIMIT ${ARTICLES_PER_PAGE}`,
      scope,
      after,
    );
    if (articles.length === 0) break;
    await indexArticles(session, scope, articles);
    after = articles.at(-1)!.key;
  }
  await session.run(
    `INSERT INTO corpus (scope, articles, passages, terms)
     SELECT $1, (SELECT count(*) FROM article WHERE scope = $1 AND current IS NOT NULL), count(*),
       coalesce(sum(terms), 0)
     FROM passage WHERE scope = $1`,
    scope,
  );
}

async function indexArticles(
  session: Session,
  scope: number,
  articles: readonly IndexedArticle[],
): Promise<void> {
  const keys = articles.map(({ key }) => key);
  const sentences = await session.rows<{ article: number; ordinal: number; start: number; end: number }>(
    `SELECT article, ordinal, start_at AS start, end_at AS "end" FROM sentence
     WHERE scope = $1 AND article = ANY($2) ORDER BY article, ordinal`,
    scope,
    keys,
  );
  const passages = await session.rows<Passage & { readonly key: number; readonly article: number }>(
    `SELECT key, article, ordinal, first_sentence AS first, last_sentence AS last FROM passage
     WHERE scope = $1 AND article = ANY($2) ORDER BY article, ordinal`,
    scope,
    keys,
  );
  const counted = articles.flatMap(({ key, title, text }) => {
    const isOwn = ({ article }: { readonly article: number }) => article === key;
    const own = sentences
      .filter(isOwn)
      .map(({ ordinal, start, end }): Sentence => ({ ordinal, span: { start, end }, paragraph: 0 }));
    return countTerms({ title, text, sentences: own, passages: passages.filter(isOwn) });
  });
  const passageKeys = passages.map(({ key }) => key);
  await session.run(
    `UPDATE passage p SET terms = c.terms FROM unnest($2::bigint[], $3::integer[]) AS c (key, terms)
     WHERE p.scope = $1 AND p.key = c.key AND p.terms <> c.terms`,
    scope,
    passageKeys,
    counted.map(({ terms }) => terms),
  );
  await addPostings(session, scope, passageKeys, counted);
}
