import type Database from 'better-sqlite3';
import type { Answer, AnswerPlace } from '../../../domain/answer.js';
import type { SourcesRequest } from '../../../domain/sources.js';
import { placedCitations } from '../../answers/placed-citations.js';
import type { AnswerStore, PlacedSpan, StoredAnswer } from '../../ports/answer-store.js';

interface CitedCount {
  readonly article: string;
  readonly times: number;
}

export class SqliteAnswerStore implements AnswerStore {
  readonly #db: Database.Database;

  constructor(db: Database.Database) {
    this.#db = db;
  }

  async add(
    scope: number,
    answer: Answer,
    where: { channel: string | null; user: string | null; searched?: string | null },
  ): Promise<void> {
    const add = this.#db.transaction(() => {
      const { changes } = this.#db
        .prepare(
          `INSERT INTO answer (id, scope, channel, user, message, question, kind, confidence, asked_at, searched)
           SELECT ?, key, ?, ?, NULL, ?, ?, ?, ?, ? FROM scope WHERE key = ? AND name NOT LIKE 'purged:%'`,
        )
        .run(
          answer.id,
          where.channel,
          where.user,
          answer.question,
          answer.kind,
          answer.confidence,
          new Date().toISOString(),
          where.searched ?? null,
          scope,
        );
      if (changes === 0) return;
      const cite = this.#db.prepare(
        'INSERT INTO citation (answer, ordinal, article, revision, start, end, place) VALUES (?, ?, ?, ?, ?, ?, ?)',
      );
      placedCitations(answer).forEach(({ citation: { articleId, revision, span }, place }, ordinal) => {
        cite.run(answer.id, ordinal, articleId, revision, span.start, span.end, place);
      });
    });
    add.immediate();
  }

  async find(scope: number, id: string): Promise<StoredAnswer | null> {
    const answer = this.#db
      .prepare<[string, number], { question: string; searched: string; unhelpful: number }>(
        `SELECT question, coalesce(searched, question) AS searched,
           EXISTS (SELECT 1 FROM rating WHERE answer = answer.id AND helpful = 0) AS unhelpful
         FROM answer WHERE id = ? AND scope = ?`,
      )
      .get(id, scope);
    if (!answer) return null;
    const citations = this.#db
      .prepare<[string], PlacedSpan>(
        'SELECT article, revision, start, end, place FROM citation WHERE answer = ? ORDER BY ordinal',
      )
      .all(id);
    return { ...answer, unhelpful: answer.unhelpful === 1, citations };
  }

  async findAt(scope: number, place: AnswerPlace): Promise<string | null> {
    const byMessage = this.#db.prepare<[number, string], { id: string }>(
      'SELECT id FROM answer WHERE scope = ? AND message = ?',
    );
    if ('message' in place) return byMessage.get(scope, place.message)?.id ?? null;
    const latest = this.#db
      .prepare<[number, string], { id: string }>(
        'SELECT id FROM answer WHERE scope = ? AND channel = ? ORDER BY rowid DESC LIMIT 1',
      )
      .get(scope, place.thread);
    // Discord gives a thread the id of the message it was started from.
    return (latest ?? byMessage.get(scope, place.thread))?.id ?? null;
  }

  async rate(answerId: string, user: string, helpful: boolean): Promise<void> {
    this.#db
      .prepare(
        `INSERT INTO rating (answer, user, helpful, rated_at) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET helpful = excluded.helpful, rated_at = excluded.rated_at`,
      )
      .run(answerId, user, helpful ? 1 : 0, new Date().toISOString());
  }

  async ratings(scope: number): Promise<{ helpful: number; unhelpful: number }> {
    return this.#db
      .prepare<[number], { helpful: number; unhelpful: number }>(
        `SELECT count(*) FILTER (WHERE r.helpful = 1) AS helpful, count(*) FILTER (WHERE r.helpful = 0) AS unhelpful
         FROM rating r JOIN answer a ON a.id = r.answer WHERE a.scope = ?`,
      )
      .get(scope)!;
  }

  async recordMessage(answerId: string, messageId: string): Promise<void> {
    this.#db.prepare('UPDATE answer SET message = ? WHERE id = ?').run(messageId, answerId);
  }

  async count(scope: number): Promise<number> {
    return this.#db
      .prepare<[number], { count: number }>('SELECT count(*) AS count FROM answer WHERE scope = ?')
      .get(scope)!.count;
  }

  async citedArticles(
    scope: number,
    { which, channel, answer }: Pick<SourcesRequest, 'which' | 'channel' | 'answer'>,
  ): Promise<{ articles: string[]; question?: string }> {
    const here = channel === undefined ? '' : 'AND a.channel = @channel';
    const bindings = { scope, channel: channel ?? '', answer: answer ?? '' };
    if (which === 'cited') {
      const rows = this.#db
        .prepare<typeof bindings, CitedCount>(
          `SELECT c.article, count(DISTINCT c.answer) AS times FROM citation c JOIN answer a ON a.id = c.answer
           WHERE a.scope = @scope ${here} GROUP BY c.article ORDER BY times DESC, max(a.rowid) DESC, c.article`,
        )
        .all(bindings);
      return { articles: rows.map(({ article }) => article) };
    }
    const condition = answer === undefined ? here : 'AND a.id = @answer';
    const cited = this.#db
      .prepare<typeof bindings, { id: string; question: string }>(
        `SELECT a.id, a.question FROM answer a WHERE a.scope = @scope ${condition}
         AND EXISTS (SELECT 1 FROM citation c WHERE c.answer = a.id) ORDER BY a.rowid DESC LIMIT 1`,
      )
      .get(bindings);
    if (!cited) return { articles: [] };
    const rows = this.#db
      .prepare<[string], { article: string }>(
        'SELECT article FROM citation WHERE answer = ? ORDER BY ordinal',
      )
      .all(cited.id);
    return { articles: [...new Set(rows.map(({ article }) => article))], question: cited.question };
  }
}
