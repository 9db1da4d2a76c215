import type Database from 'better-sqlite3';
import { decodeSpans, decodeVectors } from '../../codecs.js';
import type { DamagedText } from '../../ports/maintenance.js';
import { isIntact, type RevisionRow, revisionsIn } from './texts.js';

/** What is wrong with one article. `derived`: its sentences, passages or vectors, which can be made again. */
export interface ArticleProblem extends DamagedText {
  readonly kind: 'text' | 'boilerplate' | 'derived';
  readonly article: number;
  /** False for a revision that a newer one has replaced. */
  readonly isCurrent: boolean;
  readonly reason: string;
}

interface DerivedFacts {
  readonly sentences: number;
  readonly lastSentence: number | null;
  readonly firstStart: number | null;
  readonly lastEnd: number | null;
  readonly emptySentences: number;
  readonly passages: number;
  readonly wrongPassages: number;
  readonly lastPassage: number | null;
  readonly coveredTo: number | null;
}

interface VectorRow {
  readonly passages: Buffer;
  readonly dimension: number;
}

/** Compares every text with its content hash, and what was derived from it with the text. One article at a time. */
export function* articleProblems(db: Database.Database): Generator<ArticleProblem> {
  const facts = db.prepare<{ article: number }, DerivedFacts>(
    `SELECT count(*) AS sentences, max(ordinal) AS lastSentence, min(start) AS firstStart, max(end) AS lastEnd,
       coalesce(sum(start >= end), 0) AS emptySentences,
       (SELECT count(*) FROM passage WHERE article = @article) AS passages,
       (SELECT count(*) FROM passage WHERE article = @article AND (first > last OR first < 0)) AS wrongPassages,
       (SELECT max(ordinal) FROM passage WHERE article = @article) AS lastPassage,
       (SELECT max(last) FROM passage WHERE article = @article) AS coveredTo
     FROM sentence WHERE article = @article`,
  );
  const vectors = db.prepare<[number], VectorRow>(
    'SELECT v.passages, m.dimension FROM vectors v JOIN model m ON m.key = v.model WHERE v.article = ?',
  );
  for (const row of revisionsIn(db)) {
    const problem = (kind: ArticleProblem['kind'], reason: string): ArticleProblem => {
      const { article, scope, id, title, revision } = row;
      return { kind, reason, article, scope, id, title, revision, isCurrent: row.current === revision };
    };
    if (!isIntact(row)) yield problem('text', 'its text does not match its content hash');
    if (!hasValidBoilerplate(row)) yield problem('boilerplate', 'its boilerplate is outside of its text');
    if (row.current !== row.revision) continue;
    const reason = derivedProblem(row, facts.get(row)!, vectors.all(row.article));
    if (reason !== null) yield problem('derived', reason);
  }
}

export interface ArticleWithoutText {
  readonly key: number;
  readonly id: string;
  readonly scope: number;
  /** The name of the scope. */
  readonly name: string;
}

/** Articles that should be searched but whose revision is missing, and those that have no revision at all. */
export const withoutRevision = (db: Database.Database): ArticleWithoutText[] =>
  db
    .prepare<[], ArticleWithoutText>(
      `SELECT a.key, a.id, a.scope, s.name FROM article a JOIN scope s ON s.key = a.scope
       WHERE NOT EXISTS (SELECT 1 FROM revision r
                         WHERE r.article = a.key AND r.number = coalesce(a.current, r.number))`,
    )
    .all();

function hasValidBoilerplate({ text, furniture }: RevisionRow): boolean {
  try {
    return decodeSpans(furniture).every(({ start, end }) => start <= end && end <= text.length);
  } catch {
    return false;
  }
}

/** Articles without vectors are embedded at the next start, so they are complete. */
function derivedProblem(
  { text }: RevisionRow,
  facts: DerivedFacts,
  vectors: readonly VectorRow[],
): string | null {
  if (vectors.length === 0) return null;
  const hasGaps = facts.sentences !== (facts.lastSentence ?? -1) + 1;
  const isOutside = (facts.firstStart ?? 0) < 0 || (facts.lastEnd ?? 0) > text.length;
  if (hasGaps || isOutside || facts.emptySentences > 0) return 'its sentences do not fit its text';
  const passagesFit =
    facts.passages === (facts.lastPassage ?? -1) + 1 &&
    facts.wrongPassages === 0 &&
    (facts.coveredTo ?? -1) === facts.sentences - 1;
  if (!passagesFit) return 'its passages do not fit its sentences';
  const fit = vectors.every(({ passages: blob, dimension }) => areVectors(blob, dimension, facts.passages));
  return fit ? null : 'its vectors do not fit its passages';
}

function areVectors(blob: Buffer, dimension: number, count: number): boolean {
  try {
    return decodeVectors(blob, dimension, count).every((vector) => vector.every(Number.isFinite));
  } catch {
    return false;
  }
}
