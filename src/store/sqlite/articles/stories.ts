/** Groups articles that report the same into stories; see src/store/articles/story-placement.ts. */
import type Database from 'better-sqlite3';
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
import { searchFullText } from '../search/full-text/search.js';
import { documentFrequencies } from '../search/full-text/vocabulary.js';
import { passageVectorsOf, sentencesOf } from '../search/passage-queries.js';

/**
 * Assigns an article to the story of the most similar article, or to none. Call it within a transaction, before the
 * article itself is searchable.
 */
export function placeInStory(db: Database.Database, scope: number, key: number, article: StoryArticle): void {
  db.prepare('UPDATE article SET story = NULL WHERE key = ?').run(key);
  const nearest = nearestTo(db, scope, article);
  if (nearest === null) return;
  const { story } = db
    .prepare<[number], { story: number | null }>('SELECT story FROM article WHERE key = ?')
    .get(nearest)!;
  db.prepare('UPDATE article SET story = ? WHERE key IN (?, ?)').run(story ?? nearest, nearest, key);
}

function nearestTo(db: Database.Database, scope: number, article: StoryArticle): number | null {
  const { model: id, dimension } = article.vectors;
  const own = reportOfArticle(article);
  const terms = rarestFacts(documentFrequencies(db, scope, [...own.facts]));
  const candidates = candidatesOf(searchFullText(db, scope, terms, MAX_PASSAGES, null)).map((key) => {
    const { text } = db
      .prepare<[number], { text: string }>(
        'SELECT r.text FROM article a JOIN revision r ON r.article = a.key AND r.number = a.current WHERE a.key = ?',
      )
      .get(key)!;
    const vectors = passageVectorsOf(db, key, { id, dimension }).map(({ vector }) => vector);
    return { key, report: reportOf(text, sentencesOf(db, key), vectors) };
  });
  return mostSimilar(own, candidates);
}

/** See `SearchStore.stories`. */
export function storiesOf(db: Database.Database, articles: readonly number[]): Map<number, number> {
  return new Map(
    db
      .prepare<[string], { key: number; story: number }>(
        'SELECT key, story FROM article WHERE story IS NOT NULL AND key IN (SELECT value FROM json_each(?))',
      )
      .all(JSON.stringify(articles))
      .map(({ key, story }) => [key, story]),
  );
}

/** See `ArticleStore.sameStory`. */
export function storyMembers(db: Database.Database, article: string): StoryMember[] {
  return db
    .prepare<[string], StoryMember>(
      `SELECT other.id, r.title, r.outlet, r.published_at AS publishedAt, r.provenance, other.ingested_by AS ingestedBy,
         (SELECT u.url FROM url u WHERE u.article = other.key ORDER BY u.key LIMIT 1) AS url
       FROM article a
       JOIN article other ON other.scope = a.scope AND other.story = a.story AND other.key <> a.key
       JOIN revision r ON r.article = other.key AND r.number = other.current
       WHERE a.id = ? ORDER BY other.key`,
    )
    .all(article);
}
