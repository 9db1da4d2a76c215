import type Database from 'better-sqlite3';
import type { StoredBlock } from '../search/full-text/posting-blocks.js';
import { PostingCursor } from '../search/full-text/posting-list.js';
import { decodeHalves, halfOf } from '../search/full-text/term-key.js';

export interface BrokenFullText {
  readonly scope: number;
  readonly name: string;
  readonly reason: string;
}

/** Scopes whose full-text index is damaged or does not have exactly the scope's passages. */
export function* brokenFullTexts(db: Database.Database): Generator<BrokenFullText> {
  const scopes = db
    .prepare<[], { key: number; name: string }>('SELECT key, name FROM scope ORDER BY key')
    .all();
  for (const { key: scope, name } of scopes) {
    const reason = problemOf(db, scope);
    if (reason !== null) yield { scope, name, reason };
  }
}

function problemOf(db: Database.Database, scope: number): string | null {
  try {
    const articles = new Map(
      db
        .prepare<[number], [passage: number, article: number]>(
          'SELECT p.key, p.article FROM passage p JOIN article a ON a.key = p.article WHERE a.scope = ?',
        )
        .raw()
        .all(scope),
    );
    const totals = db
      .prepare<[number], { passages: number; terms: number }>(
        'SELECT passages, terms FROM text_totals WHERE scope = ?',
      )
      .get(scope);
    if (!totals && articles.size > 0) return 'it is missing, and the next start builds it';
    const { passages, terms } = totals ?? { passages: 0, terms: 0 };
    if (passages !== articles.size) return `it counts ${passages} passages of ${articles.size}`;
    return problemOfPostings(db, scope, articles, terms);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * A passage is as long as its terms are frequent together, all passages together as the scope's terms are many, and an
 * article has the terms of its passages.
 * @param articles Of each passage of the scope.
 */
function problemOfPostings(
  db: Database.Database,
  scope: number,
  articles: ReadonlyMap<number, number>,
  terms: number,
): string | null {
  const missing = new Map<number, number>();
  const halvesOf = new Map<number, Set<number>>();
  for (const [article, halves] of articleTerms(db, scope)) halvesOf.set(article, new Set(halves));
  let unknown = 0;
  let miscounted = 0;
  let unlisted = 0;
  let total = 0;
  for (const block of blocksIn(db, scope)) {
    const cursor = new PostingCursor([block]);
    const half = halfOf(block.term);
    let found = 0;
    while (cursor.next()) {
      const { passage, frequency, length } = cursor;
      const article = articles.get(passage);
      found += 1;
      if (article === undefined) unknown += 1;
      else if (!halvesOf.get(article)?.has(half)) unlisted += 1;
      if (!missing.has(passage)) total += length;
      missing.set(passage, (missing.get(passage) ?? length) - frequency);
    }
    if (found !== block.passages) miscounted += 1;
  }
  if (unknown > 0) return `it has ${unknown} entries of passages that no longer exist`;
  if (miscounted > 0) return `${miscounted} posting lists are miscounted`;
  if (unlisted > 0) return `${unlisted} entries are not among the terms of their articles`;
  const incomplete = [...missing.values()].filter((rest) => rest !== 0).length;
  if (incomplete > 0) return `${incomplete} of ${articles.size} passages are incomplete`;
  return total === terms ? null : `it has ${total} of ${terms} terms`;
}

function* articleTerms(db: Database.Database, scope: number): Generator<[article: number, halves: number[]]> {
  const rows = db
    .prepare<[number], { article: number; terms: Buffer }>(
      'SELECT t.article, t.terms FROM article_terms t JOIN article a ON a.key = t.article WHERE a.scope = ?',
    )
    .iterate(scope);
  for (const { article, terms } of rows) yield [article, decodeHalves(terms)];
}

const blocksIn = (db: Database.Database, scope: number) =>
  db
    .prepare<[number], StoredBlock & { readonly term: number }>(
      'SELECT term, first, passages, postings FROM posting WHERE scope = ?',
    )
    .iterate(scope);
