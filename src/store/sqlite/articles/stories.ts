/**
 * Which articles report the same. They are grouped, never dropped: each stays searched and quoted. An article
 * joins the group of the one it is most like, so a group is as wide as its members' likeness to one of it.
 */
import type Database from 'better-sqlite3';
import type { Sentence, StoryMember } from '../../../domain/article.js';
import { reportOf, sameStory } from '../../../text/same-story.js';
import type { ArticleVectors } from '../../ports/derived.js';
import { matrixRows } from '../rows.js';
import { passageVectorsOf, sentencesOf } from '../search/candidates.js';
import { documentFrequencies, searchFullText } from '../search/full-text.js';

/** The rarest names and numbers find an article's copies; common ones cost time and say little. */
const TERMS_SEARCHED = 16;
const PASSAGES_FOUND = 60;
const ARTICLES_COMPARED = 5;

export interface Placed {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly vectors: ArticleVectors;
}

/**
 * Puts an article into the group of the one it is most like, or into none. To be called within a transaction,
 * before it is searched itself.
 */
export function placeInStory(db: Database.Database, scope: number, key: number, article: Placed): void {
  db.prepare('UPDATE article SET story = NULL WHERE key = ?').run(key);
  const like = mostLike(db, scope, article);
  if (like === null) return;
  const { story } = db
    .prepare<[number], { story: number | null }>('SELECT story FROM article WHERE key = ?')
    .get(like)!;
  db.prepare('UPDATE article SET story = ? WHERE key IN (?, ?)').run(story ?? like, like, key);
}

function mostLike(db: Database.Database, scope: number, article: Placed): number | null {
  const { text, sentences, vectors } = article;
  const { model: id, dimension } = vectors;
  const own = reportOf(text, sentences, matrixRows(vectors.passages, dimension));
  let best: { readonly key: number; readonly likeness: number } | null = null;
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
    const likeness = sameStory(own, report);
    if (likeness !== null && likeness > (best?.likeness ?? 0)) best = { key: candidate, likeness };
  }
  return best?.key ?? null;
}

/** Articles that share the rarest of the facts, those that share most first. */
function candidates(db: Database.Database, scope: number, facts: ReadonlySet<string>): number[] {
  const terms = [...documentFrequencies(db, scope, [...facts])]
    .sort((a, b) => a[1] - b[1])
    .slice(0, TERMS_SEARCHED)
    .map(([term]) => term);
  const scores = new Map<number, number>();
  for (const { article, score } of searchFullText(db, scope, terms, PASSAGES_FOUND, null)) {
    scores.set(article, (scores.get(article) ?? 0) + score);
  }
  return [...scores]
    .sort((a, b) => b[1] - a[1])
    .slice(0, ARTICLES_COMPARED)
    .map(([article]) => article);
}

/**
 * The groups of articles: those with one number report the same and count as one story; an article that is not
 * in the map stands alone.
 */
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

/** The other searched articles of an article's group, first come first; none when it stands alone. */
export function storyMembers(db: Database.Database, article: string): StoryMember[] {
  return db
    .prepare<[string], StoryMember>(
      `SELECT other.id, r.title, r.outlet FROM article a
       JOIN article other ON other.scope = a.scope AND other.story = a.story AND other.key <> a.key
       JOIN revision r ON r.article = other.key AND r.number = other.current
       WHERE a.id = ? ORDER BY other.key`,
    )
    .all(article);
}
