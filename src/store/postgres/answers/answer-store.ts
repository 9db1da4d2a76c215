import type { Answer, AnswerPlace } from '../../../domain/answer.js';
import type { SourcesRequest } from '../../../domain/sources.js';
import { placedCitations } from '../../answers/placed-citations.js';
import type { AnswerStore, PlacedSpan, StoredAnswer } from '../../ports/answer-store.js';
import { type Database, EVERY_SCOPE } from '../connection/database.js';
import type { Session } from '../connection/session.js';
import { storableText } from '../storable-text.js';

export class PostgresAnswerStore implements AnswerStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  add(
    scope: number,
    answer: Answer,
    where: { channel: string | null; user: string | null; searched?: string | null },
  ): Promise<void> {
    const { searched = null } = where;
    return this.#database.write(scope, async (session) => {
      const [added] = await session.rows<{ key: number }>(
        `INSERT INTO answer (scope, id, channel, asker, question, kind, confidence, asked_at, searched)
         SELECT key, $2, $3, $4, $5, $6, $7, $8, $9 FROM scope
         WHERE key = $1 AND NOT starts_with(name, 'purged:') RETURNING key`,
        scope,
        answer.id,
        where.channel,
        where.user,
        storableText(answer.question),
        answer.kind,
        answer.confidence,
        new Date().toISOString(),
        searched && storableText(searched),
      );
      if (added) await cite(session, scope, added.key, answer);
    });
  }

  find(scope: number, id: string): Promise<StoredAnswer | null> {
    return this.#database.read(scope, async (session) => {
      const [answer] = await session.rows<{
        key: number;
        question: string;
        searched: string;
        unhelpful: boolean;
      }>(
        `SELECT key, question, coalesce(searched, question) AS searched,
           EXISTS (SELECT 1 FROM rating r WHERE r.scope = a.scope AND r.answer = a.key AND NOT r.helpful) AS unhelpful
         FROM answer a WHERE id = $2 AND scope = $1`,
        scope,
        id,
      );
      if (!answer) return null;
      const { key, ...stored } = answer;
      const citations = await session.rows<PlacedSpan>(
        `SELECT article, revision, start_at AS start, end_at AS "end", place FROM citation
         WHERE scope = $1 AND answer = $2 ORDER BY ordinal`,
        scope,
        key,
      );
      return { ...stored, citations };
    });
  }

  findAt(scope: number, place: AnswerPlace): Promise<string | null> {
    return this.#database.read(scope, async (session) => {
      const idOf = async (condition: string, value: string) => {
        const [answer] = await session.rows<{ id: string }>(
          `SELECT id FROM answer WHERE scope = $1 AND ${condition} ORDER BY key DESC LIMIT 1`,
          scope,
          value,
        );
        return answer?.id ?? null;
      };
      if ('message' in place) return idOf('message = $2', place.message);
      // Discord gives a thread the id of the message it was started from.
      return (await idOf('channel = $2', place.thread)) ?? idOf('message = $2', place.thread);
    });
  }

  async rate(answerId: string, user: string, helpful: boolean): Promise<void> {
    await this.#database.write(EVERY_SCOPE, (session) =>
      session.run(
        `INSERT INTO rating (scope, answer, rater, helpful, rated_at)
         SELECT scope, key, $2, $3, $4 FROM answer WHERE id = $1
         ON CONFLICT (scope, answer, rater) DO UPDATE SET helpful = excluded.helpful, rated_at = excluded.rated_at`,
        answerId,
        user,
        helpful,
        new Date().toISOString(),
      ),
    );
  }

  ratings(scope: number): Promise<{ helpful: number; unhelpful: number }> {
    return this.#database.read(scope, async (session) => {
      const [counted] = await session.rows<{ helpful: number; unhelpful: number }>(
        `SELECT count(*) FILTER (WHERE helpful) AS helpful, count(*) FILTER (WHERE NOT helpful) AS unhelpful
         FROM rating WHERE scope = $1`,
        scope,
      );
      return counted!;
    });
  }

  async recordMessage(answerId: string, messageId: string): Promise<void> {
    await this.#database.write(EVERY_SCOPE, (session) =>
      session.run('UPDATE answer SET message = $2 WHERE id = $1', answerId, messageId),
    );
  }

  count(scope: number): Promise<number> {
    return this.#database.read(scope, async (session) => {
      const [counted] = await session.rows<{ count: number }>(
        'SELECT count(*) AS count FROM answer WHERE scope = $1',
        scope,
      );
      return counted!.count;
    });
  }

  citedArticles(
    scope: number,
    { which, channel, answer }: Pick<SourcesRequest, 'which' | 'channel' | 'answer'>,
  ): Promise<{ articles: string[]; question?: string }> {
    return this.#database.read(scope, (session) =>
      which === 'cited'
        ? citedByAll(session, scope, channel ?? null)
        : citedByLast(session, scope, channel ?? null, answer ?? null),
    );
  }
}

async function cite(session: Session, scope: number, key: number, answer: Answer): Promise<void> {
  const placed = placedCitations(answer);
  const column = <T>(value: (at: (typeof placed)[number]) => T) => placed.map(value);
  await session.run(
    `INSERT INTO citation (scope, answer, ordinal, article, revision, start_at, end_at, place)
     SELECT $1, $2, c.at - 1, c.article, c.revision, c.start_at, c.end_at, c.place
     FROM unnest($3::text[], $4::integer[], $5::integer[], $6::integer[], $7::integer[])
       WITH ORDINALITY c (article, revision, start_at, end_at, place, at)`,
    scope,
    key,
    column(({ citation }) => citation.articleId),
    column(({ citation }) => citation.revision),
    column(({ citation }) => citation.span.start),
    column(({ citation }) => citation.span.end),
    column(({ place }) => place),
  );
}

/** Most cited first. */
async function citedByAll(
  session: Session,
  scope: number,
  channel: string | null,
): Promise<{ articles: string[] }> {
  const rows = await session.rows<{ article: string }>(
    `SELECT c.article FROM citation c JOIN answer a ON a.scope = c.scope AND a.key = c.answer
     WHERE c.scope = $1 AND ($2::text IS NULL OR a.channel = $2)
     GROUP BY c.article ORDER BY count(DISTINCT c.answer) DESC, max(a.key) DESC, c.article`,
    scope,
    channel,
  );
  return { articles: rows.map(({ article }) => article) };
}

/** By the last answer that cites something, or by the given one. */
async function citedByLast(
  session: Session,
  scope: number,
  channel: string | null,
  answer: string | null,
): Promise<{ articles: string[]; question?: string }> {
  const [cited] = await session.rows<{ key: number; question: string }>(
    `SELECT a.key, a.question FROM answer a WHERE a.scope = $1
     AND CASE WHEN $3::text IS NULL THEN $2::text IS NULL OR a.channel = $2 ELSE a.id = $3 END
     AND EXISTS (SELECT 1 FROM citation c WHERE c.scope = a.scope AND c.answer = a.key)
     ORDER BY a.key DESC LIMIT 1`,
    scope,
    channel,
    answer,
  );
  if (!cited) return { articles: [] };
  const rows = await session.rows<{ article: string }>(
    'SELECT article FROM citation WHERE scope = $1 AND answer = $2 ORDER BY ordinal',
    scope,
    cited.key,
  );
  return { articles: [...new Set(rows.map(({ article }) => article))], question: cited.question };
}
