/** Groups articles that report the same into stories; see src/store/articles/story-placement.ts. */
import type { StoryMember } from '../../../domain/article.js';
import { reportOf } from '../../../text/same-story.js';
import {
  candidatesOf,
  MAX_PASSAGES,
  mostSimilar,
  rarestFacts,
  reportOfArticle,
  type StoryArticle,
} from '../../articles/story-placement.js';
import type { Session } from '../connection/session.js';
import { searchBm25 } from '../search/bm25.js';
import { passageVectorsOf, sentencesByArticle } from '../search/passage-queries.js';
import { documentFrequencies } from '../search/vocabulary.js';
import { CURRENT } from './article-rows.js';

/**
 * Assigns an article to the story of the most similar article, or to none. Call it within a transaction, before the
 * article itself is searchable.
 */
export async function placeInStory(
  session: Session,
  scope: number,
  key: number,
  article: StoryArticle,
): Promise<void> {
  await session.run('UPDATE article SET story = NULL WHERE scope = $1 AND key = $2', scope, key);
  const nearest = await nearestTo(session, scope, article);
  if (nearest === null) return;
  await session.run(
    `UPDATE article SET story = coalesce((SELECT story FROM article WHERE scope = $1 AND key = $2), $2)
     WHERE scope = $1 AND key IN ($2, $3)`,
    scope,
    nearest,
    key,
  );
}

async function nearestTo(session: Session, scope: number, article: StoryArticle): Promise<number | null> {
  const own = reportOfArticle(article);
  const terms = rarestFacts(await documentFrequencies(session, scope, [...own.facts]));
  const keys = candidatesOf(await searchBm25(session, scope, terms, MAX_PASSAGES, null));
  const texts = await session.rows<{ key: number; text: string }>(
    `SELECT a.key, r.text FROM ${CURRENT} WHERE a.scope = $1 AND a.key = ANY($2)`,
    scope,
    keys,
  );
  const sentences = await sentencesByArticle(session, scope, keys);
  const passages = await passageVectorsOf(session, scope, keys, article.vectors.model);
  const candidates = keys.map((key) => {
    const { text } = texts.find((row) => row.key === key)!;
    const vectors = passages.filter((passage) => passage.article === key).map(({ vector }) => vector);
    return { key, report: reportOf(text, sentences.get(key)!, vectors) };
  });
  return mostSimilar(own, candidates);
}

/** See `ArticleStore.sameStory`; by the id of the article, without those that have none. */
export async function membersOfStories(
  session: Session,
  articles: readonly string[],
): Promise<Map<string, StoryMember[]>> {
  const rows = await session.rows<StoryMember & { readonly of: string }>(
    `SELECT a.id AS of, other.id, r.title, r.outlet, r.published_at AS "publishedAt", r.provenance,
       other.ingested_by AS "ingestedBy",
       (SELECT u.url FROM url u WHERE u.scope = other.scope AND u.article = other.key ORDER BY u.key LIMIT 1) AS url
     FROM article a
     JOIN article other ON other.scope = a.scope AND other.story = a.story AND other.key <> a.key
     JOIN revision r ON r.scope = other.scope AND r.article = other.key AND r.number = other.current
     WHERE a.id = ANY($1) ORDER BY other.key`,
    articles,
  );
  const stories = new Map<string, StoryMember[]>();
  for (const { of, ...member } of rows) stories.set(of, [...(stories.get(of) ?? []), member]);
  return stories;
}
