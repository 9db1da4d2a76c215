import type Database from 'better-sqlite3';
import type { Answer, Citation, SourcesRequest } from '../types.js';

interface CitedCount {
  readonly article: string;
  readonly times: number;
}

/** What was asked and which spans were cited. Holds no text of any article. */
export class AnswerLog {
  readonly #db: Database.Database;

  constructor(db: Database.Database) {
    this.#db = db;
  }

  add(scope: number, answer: Answer, where: { channel: string | null; user: string | null }): void {
    const add = this.#db.transaction(() => {
      this.#db
        .prepare(
          `INSERT INTO answer (id, scope, channel, user, message, question, kind, confidence, asked_at)
           VALUES (?, ?, ?, ?, NULL, ?, ?, ?, ?)`,
        )
        .run(
          answer.id,
          scope,
          where.channel,
          where.user,
          answer.question,
          answer.kind,
          answer.confidence,
          new Date().toISOString(),
        );
      const cite = this.#db.prepare('INSERT INTO citation VALUES (?, ?, ?, ?, ?, ?)');
      citationsOf(answer).forEach(({ articleId, revision, span }, ordinal) => {
        cite.run(answer.id, ordinal, articleId, revision, span.start, span.end);
      });
    });
    add.immediate();
  }

  recordMessage(answerId: string, messageId: string): void {
    this.#db.prepare('UPDATE answer SET message = ? WHERE id = ?').run(messageId, answerId);
  }

  count(scope: number): number {
    return this.#db
      .prepare<[number], { count: number }>('SELECT count(*) AS count FROM answer WHERE scope = ?')
      .get(scope)!.count;
  }

  /** Deletes a user's questions in every scope, with what was cited; returns how many there were. */
  deleteOf(user: string): number {
    return this.#db.prepare('DELETE FROM answer WHERE user = ?').run(user).changes;
  }

  /** How often each article was cited by any answer of the scope. */
  timesCited(scope: number, articles: readonly string[]): Map<string, number> {
    return new Map(
      this.#db
        .prepare<[number, string], CitedCount>(
          `SELECT c.article, count(*) AS times FROM citation c JOIN answer a ON a.id = c.answer
           WHERE a.scope = ? AND c.article IN (SELECT value FROM json_each(?)) GROUP BY c.article`,
        )
        .all(scope, JSON.stringify(articles))
        .map(({ article, times }) => [article, times]),
    );
  }

  /**
   * The articles cited by the last answer (`last`: in order of citation) or by all answers (`cited`: most
   * often cited first), in the channel when one is given; with the question of the last answer.
   */
  cited(
    scope: number,
    { which, channel }: Pick<SourcesRequest, 'which' | 'channel'>,
  ): { articles: string[]; question?: string } {
    const here = channel === undefined ? '' : 'AND a.channel = @channel';
    const bindings = { scope, channel: channel ?? '' };
    if (which === 'cited') {
      const rows = this.#db
        .prepare<typeof bindings, CitedCount>(
          `SELECT c.article, count(*) AS times FROM citation c JOIN answer a ON a.id = c.answer
           WHERE a.scope = @scope ${here} GROUP BY c.article ORDER BY times DESC, max(a.asked_at) DESC, c.article`,
        )
        .all(bindings);
      return { articles: rows.map(({ article }) => article) };
    }
    const last = this.#db
      .prepare<typeof bindings, { id: string; question: string }>(
        `SELECT a.id, a.question FROM answer a WHERE a.scope = @scope ${here}
         AND EXISTS (SELECT 1 FROM citation c WHERE c.answer = a.id) ORDER BY a.asked_at DESC, a.rowid DESC LIMIT 1`,
      )
      .get(bindings);
    if (!last) return { articles: [] };
    const rows = this.#db
      .prepare<[string], { article: string }>(
        'SELECT article FROM citation WHERE answer = ? ORDER BY ordinal',
      )
      .all(last.id);
    return { articles: [...new Set(rows.map(({ article }) => article))], question: last.question };
  }
}

/** Every citation an answer shows, statements first, repeats kept. */
export function citationsOf(answer: Pick<Answer, 'headline' | 'statements' | 'disagreement'>): Citation[] {
  return [
    ...answer.statements.flatMap((statement) => statement.citations),
    ...(answer.headline?.citations ?? []),
    ...(answer.disagreement?.values.flatMap((value) => value.citations) ?? []),
  ];
}
