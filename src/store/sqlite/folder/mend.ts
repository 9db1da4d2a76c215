import type Database from 'better-sqlite3';
import { decodeSpans, encodeSpans } from '../../codecs.js';
import { dropDerived, logChange } from '../articles/derived.js';
import { rebuildFullText } from '../search/full-text/index-texts.js';
import { brokenFullTexts } from './full-text-state.js';
import {
  type ArticleProblem,
  type ArticleWithoutText,
  articleProblems,
  withoutRevision,
} from './inspect-articles.js';

const DERIVED_TABLES = ['sentence', 'passage', 'vectors', 'pending', 'article_terms'];

/** Articles that are named; more are counted. */
const MAX_NAMED = 10;

interface Mended {
  readonly done: readonly string[];
  readonly left: readonly string[];
}

/**
 * Mends what is derived from the articles. Texts, answers and feeds stay as they are. Call it within a transaction.
 */
export function mendDerived(db: Database.Database): Mended {
  const done: string[] = [];
  const orphans = DERIVED_TABLES.map(
    (table) =>
      db.prepare(`DELETE FROM ${table} WHERE article NOT IN (SELECT key FROM article)`).run().changes,
  ).reduce((sum, n) => sum + n, 0);
  if (orphans > 0) done.push(`Deleted ${orphans} derived rows of articles that are gone.`);
  const left = withoutRevision(db).map((article) => retire(db, article));

  const outdated = new Map<number, ArticleProblem>();
  for (const problem of articleProblems(db)) {
    const name = `“${problem.title}” (${problem.id} in ${problem.scope}, revision ${problem.revision})`;
    if (problem.kind === 'text') continue;
    outdated.set(problem.article, problem);
    if (problem.kind === 'boilerplate') done.push(`${mendBoilerplate(db, problem)} of ${name}.`);
  }

  const broken = [...brokenFullTexts(db)];
  for (const { scope, name, reason } of broken) {
    const passages = rebuildFullText(db, scope, outdated);
    done.push(`Rebuilt the full-text index of ${name} from ${passages} passages (${reason}).`);
  }
  const scopeOf = db.prepare<[number], number>('SELECT scope FROM article WHERE key = ?').pluck();
  for (const key of outdated.keys()) dropDerived(db, scopeOf.get(key)!, key, 'drop');
  const named = [...outdated.values()].slice(0, MAX_NAMED);
  for (const { title, id, scope, reason } of named)
    done.push(
      `“${title}” (${id} in ${scope}) will be split and embedded again at the next start: ${reason}.`,
    );
  if (outdated.size > named.length)
    done.push(`So will ${(outdated.size - named.length).toLocaleString('en')} more articles.`);
  return { done, left };
}

/** Takes an article whose text is lost out of the search, so that it can be ingested again; without any text it goes. */
function retire(db: Database.Database, { key, id, scope, name }: ArticleWithoutText): string {
  const { first, last } = db
    .prepare<[number], { first: number | null; last: number }>(
      'SELECT min(key) AS first, max(key) AS last FROM passage WHERE article = ?',
    )
    .get(key)!;
  for (const table of DERIVED_TABLES) db.prepare(`DELETE FROM ${table} WHERE article = ?`).run(key);
  if (first !== null) logChange(db, scope, 'drop', first, last);
  db.prepare('UPDATE article SET current = NULL WHERE key = ?').run(key);
  const url = db
    .prepare<[number], string>('SELECT url FROM url WHERE article = ? ORDER BY key LIMIT 1')
    .pluck()
    .get(key);
  // Its citations stay: they hold their words, and count as withdrawn.
  db.prepare(
    'DELETE FROM article WHERE key = ? AND NOT EXISTS (SELECT 1 FROM revision WHERE article = key)',
  ).run(key);
  const how = url === undefined ? '' : `: byline --scope ${name} ingest ${url}`;
  return `The text of the article ${id} in ${name} is lost. Ingest it again${how}.`;
}

/** Keeps the spans that fit the text. */
function mendBoilerplate(db: Database.Database, { article, revision }: ArticleProblem): string {
  const { text, furniture } = db
    .prepare<[number, number], { text: string; furniture: string }>(
      'SELECT text, furniture FROM revision WHERE article = ? AND number = ?',
    )
    .get(article, revision)!;
  const valid = spansIn(furniture).filter(({ start, end }) => start <= end && end <= text.length);
  db.prepare('UPDATE revision SET furniture = ? WHERE article = ? AND number = ?').run(
    encodeSpans(valid),
    article,
    revision,
  );
  return `Kept ${valid.length} valid boilerplate spans`;
}

function spansIn(column: string) {
  try {
    return decodeSpans(column);
  } catch {
    return [];
  }
}
