import type Database from 'better-sqlite3';
import { visitPostings } from '../search/full-text/posting-list.js';

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
    const passages = new Set(
      db
        .prepare<[number], number>(
          'SELECT p.key FROM passage p JOIN article a ON a.key = p.article WHERE a.scope = ?',
        )
        .pluck()
        .all(scope),
    );
    const totals = db
      .prepare<[number], { passages: number; terms: number }>(
        'SELECT passages, terms FROM text_totals WHERE scope = ?',
      )
      .get(scope) ?? { passages: 0, terms: 0 };
    if (totals.passages !== passages.size) return `it counts ${totals.passages} passages of ${passages.size}`;
    const withoutTerms = db
      .prepare<[number], number>(
        `SELECT count(*) FROM article a WHERE a.scope = ? AND EXISTS (SELECT 1 FROM passage WHERE article = a.key)
         AND NOT EXISTS (SELECT 1 FROM article_terms WHERE article = a.key)`,
      )
      .pluck()
      .get(scope)!;
    if (withoutTerms > 0) return `${withoutTerms} articles are missing`;
    return problemOfPostings(db, scope, passages, totals.terms);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** A passage is as long as its terms are frequent together, and all passages together as the scope's terms are many. */
function problemOfPostings(
  db: Database.Database,
  scope: number,
  passages: ReadonlySet<number>,
  terms: number,
): string | null {
  const missing = new Map<number, number>();
  let unknown = 0;
  let miscounted = 0;
  let total = 0;
  const blocks = db
    .prepare<[number], { first: number; passages: number; postings: Buffer }>(
      'SELECT first, passages, postings FROM posting WHERE scope = ?',
    )
    .iterate(scope);
  for (const { first, passages: count, postings } of blocks) {
    let found = 0;
    visitPostings(first, postings, (passage, frequency, length) => {
      found += 1;
      if (!passages.has(passage)) unknown += 1;
      if (!missing.has(passage)) total += length;
      missing.set(passage, (missing.get(passage) ?? length) - frequency);
    });
    if (found !== count) miscounted += 1;
  }
  if (unknown > 0) return `it has ${unknown} entries of passages that no longer exist`;
  if (miscounted > 0) return `${miscounted} posting lists are miscounted`;
  const incomplete = [...missing.values()].filter((rest) => rest !== 0).length;
  if (incomplete > 0) return `${incomplete} of ${passages.size} passages are incomplete`;
  return total === terms ? null : `it has ${total} of ${terms} terms`;
}
