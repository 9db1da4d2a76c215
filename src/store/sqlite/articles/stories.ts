/**
 * Groups articles that report the same into stories. None is dropped: each stays searched and quoted. An article
 * joins the story of the article it is most similar to, which need not be similar to all others in it.
 */
import type Database from 'better-sqlite3';
import type { Sentence, StoryMember } from '../../../domain/article.js';
import { reportOf, sameStory } from '../../../text/same-story.js';
import type { ArticleVectors } from '../../ports/derived.js';
import { matrixRows } from '../column-codecs.js';
import { documentFrequencies, searchFullText } from '../search/full-text.js';
import { passageVectorsOf, sentencesOf } from '../search/passage-queries.js';

/** The rarest names and numbers find an article's copies; common ones cost time and discriminate little. */
const MAX_TERMS = 16;
const MAX_PASSAGES = 60;
const MAX_COMPARED_ARTICLES = 5;

interface StoryArticle {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly vectors: ArticleVectors;
}

/**
 * Assigns an article to the story of the most similar article, or to none. Call it within a transaction, before the
 * article itself is searchable.
 */
export function placeInStory(db: Database.Database, scope: number, key: number, article: StoryArticle): void {
  db.prepare('UPDATE article SET story = NULL WHERE key = ?').run(key);
  const nearest = mostSimilar(db, scope, article);
  if (nearest === null) return;
  const { story } = db
    .prepare<[number], { story: number | null }>('SELECT story FROM article WHERE key = ?')
    .get(nearest)!;
  db.prepare('UPDATE article SET story = ? WHERE key IN (?, ?)').run(story ?? nearest, nearest, key);
}

function mostSimilar(db: Database.Database, scope: number, article: StoryArticle): number | null {
  const { text, sentences, vectors } = article;
  const { model: id, dimension } = vectors;
  const own = reportOf(text, sentences, matrixRows(vectors.passages, dimension));
  let best: { readonly key: number; readonly similarity: number } | null = null;
  for (const candidate of candidates(db, scope, own.facts)) {
    const { text: other } = db
      .prepare<[number], { text: string }>(
        'SELECT r.text FROM article a JOIN revision r ON r.article = a.key AND r.number = a.current WHERE a.key = ?',
      )
      .get(candidate)!;
    const report = reportOf(
      other,
      sentencesOf(db, candidate),
      passageVectorsOf(db, candidate, { id, dimension }).map(({ vector }) => vector),
    );
    const similarity = sameStory(own, report);
    if (similarity !== null && similarity > (best?.similarity ?? 0)) best = { key: candidate, similarity };
  }
  return best?.key ?? null;
}

/** Articles that share the rarest facts, best match first. */
function candidates(db: Database.Database, scope: number, facts: ReadonlySet<string>): number[] {
  const terms = [...documentFrequencies(db, scope, [...facts])]
    .sort((a, b) => a[1] - b[1])
    .slice(0, MAX_TERMS)
    .map(([term]) => term);
  const scores = new Map<number, number>();
  for (const { article, score } of searchFullText(db, scope, terms, MAX_PASSAGES, null)) {
    scores.set(article, (scores.get(article) ?? 0) + score);
  }
  return [...scores]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MAX_COMPARED_ARTICLES)
    .map(([article]) => article);
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
