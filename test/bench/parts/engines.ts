/**
 * The same archive in both engines, copied as `byline migrate` copies it: questions without the reader and storing an
 * article, one at a time and in turns, disk, and whether both give the same answers. Takes a PostgreSQL server.
 */
import { join } from 'node:path';
import pg from 'pg';
import { createNewsroom } from '../../../src/app/create-newsroom.js';
import { migrateTo } from '../../../src/app/migrate.js';
import { openStore } from '../../../src/app/open-store.js';
import type { Answer } from '../../../src/domain/answer.js';
import { threadParser } from '../../../src/ingest/parse/thread-parser.js';
import type { PreparedArticle } from '../../../src/store/ports/article-store.js';
import { createEmptySchema } from '../../postgres/empty-schema.js';
import { borrowed, type Context } from '../context.js';
import { Archive } from '../corpus/archive.js';
import { folderBytes } from '../corpus/folder-bytes.js';
import { guardQuestions } from '../guard-questions.js';
import { BYLINE, percentile } from '../report.js';
import { timed } from '../rounds.js';
import { ServerWork } from '../server-work.js';

const SCOPE = 'guild:1';
const POSTGRES = `${BYLINE} on PostgreSQL`;
const WARM_UP = 20;
const ASKS = 100;
const ARTICLES = 50;

interface Times {
  readonly ms: number[];
  readonly cpuMs: number[];
}

export async function run(context: Context): Promise<void> {
  const database = process.env.DATABASE_URL;
  if (!database) throw new Error('DATABASE_URL is not set');
  const { maker: vectors } = await context.vectors();
  const model = await context.embedder();
  const folder = context.options.archive ?? join(context.folder, 'engines');
  const archive = new Archive({ folder, scope: SCOPE, stock: context.stock, model, vectors });
  for (const size of context.options.sizes) {
    await archive.growTo(size);
    const schema = await createEmptySchema(database);
    try {
      await compare(context, archive, schema.url);
    } finally {
      await schema.drop();
    }
  }
}

async function compare(context: Context, archive: Archive, url: string): Promise<void> {
  const { folder, passages } = archive;
  const add = (what: string, who: string, unit: string, values: readonly number[]) =>
    context.report.add('engines', `${what}, ${passages.toLocaleString('en')} passages`, who, unit, values);
  const copied = await timed(() => migrateTo({ DATA_DIR: folder, DATABASE_URL: undefined }, url), passages);
  add('copying a passage, processor of the client', POSTGRES, 'ms', [copied.cpuMs]);
  add('disk, a passage', BYLINE, 'bytes', [folderBytes(folder) / passages]);

  const server = await ServerWork.of(url);
  const engines = await Promise.all(
    [BYLINE, POSTGRES].map(async (who) => {
      const config = context.config({ DATA_DIR: folder, ...(who === POSTGRES && { DATABASE_URL: url }) });
      const store = await openStore(config);
      const embedder = borrowed(await context.embedder());
      const scopeKey = await store.articles.scopeKey(SCOPE);
      const index = await store.index(scopeKey, embedder);
      const newsroom = createNewsroom({ config, store, parser: threadParser, embedder, reader: null });
      return { who, store, index, newsroom, asks: none(), saves: none() };
    }),
  );
  const [sqlite, postgres] = engines as [(typeof engines)[0], (typeof engines)[0]];
  const serverMs = async (work: () => Promise<void>, count: number) =>
    ((await server.during(work)) ?? Number.NaN) / count;
  try {
    const indexMs = await serverMs(() => postgres.index.settled(), passages);
    add('indexing a passage, processor of the server', POSTGRES, 'ms', [indexMs]);
    add('disk, a passage', POSTGRES, 'bytes', [(await postgres.store.databaseBytes()) / passages]);
    for (const { name, rows, indexes } of await bytesByTable(url)) {
      add(`disk, a passage, table ${name}`, POSTGRES, 'bytes', [rows / passages]);
      add(`disk, a passage, indexes of ${name}`, POSTGRES, 'bytes', [indexes / passages]);
    }

    const questions = guardQuestions();
    const askAll = async (asks: number, from: number, counts: boolean) => {
      let different = 0;
      for (let at = from; at < from + asks; at += 1) {
        const question = questions[at % questions.length]!;
        const answers = new Map<string, Answer>();
        for (const { who, newsroom, asks: times } of at % 2 === 0 ? engines : engines.toReversed()) {
          const taken = await timed(async () => {
            answers.set(who, await newsroom.answers.ask({ scope: SCOPE, question }));
          });
          if (counts) push(times, taken);
        }
        if (shownOf(answers.get(BYLINE)!) !== shownOf(answers.get(POSTGRES)!)) different += 1;
      }
      return different;
    };
    await askAll(WARM_UP, 0, false);
    let different = 0;
    const askServerMs = await serverMs(async () => {
      different = await askAll(ASKS, WARM_UP, true);
    }, ASKS);
    for (const { who, asks } of engines) {
      add('ask without the reader, p50', who, 'ms', [percentile(asks.ms, 0.5)]);
      add('ask without the reader, p95', who, 'ms', [percentile(asks.ms, 0.95)]);
      add('ask without the reader, processor of the bot', who, 'ms', [mean(asks.cpuMs)]);
    }
    add('ask without the reader, processor of the server', POSTGRES, 'ms', [askServerMs]);
    add(`answers of ${ASKS} that differ from SQLite's`, POSTGRES, '', [different]);

    const articles: PreparedArticle[] = [];
    while (articles.length < ARTICLES) articles.push(await archive.next());
    const saveServerMs = await serverMs(async () => {
      for (const article of articles) {
        for (const { store, saves } of engines)
          push(saves, await timed(() => store.articles.save(SCOPE, article, null)));
        archive.articles += 1;
        archive.passages += article.passages.length;
      }
    }, ARTICLES);
    for (const { who, saves } of engines) {
      add('storing an article, p50', who, 'ms', [percentile(saves.ms, 0.5)]);
      add('storing an article, processor of the bot', who, 'ms', [mean(saves.cpuMs)]);
    }
    add('storing an article, processor of the server', POSTGRES, 'ms', [saveServerMs]);
    await sqlite.index.settled();
  } finally {
    for (const { newsroom } of engines) await newsroom.close();
    await server.close();
  }
}

/** What a reader sees of an answer, and in which order. */
const shownOf = ({ kind, statements, shortAnswer }: Answer): string =>
  JSON.stringify([
    kind,
    shortAnswer?.text,
    statements.map(({ citations }) =>
      citations.map(({ articleId, span, quote }) => [articleId, span, quote]),
    ),
  ]);

const none = (): Times => ({ ms: [], cpuMs: [] });

function push(times: Times, { ms, cpuMs }: { readonly ms: number; readonly cpuMs: number }): void {
  times.ms.push(ms);
  times.cpuMs.push(cpuMs);
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Bytes of the tables that have more than a page or two, the largest first. */
async function bytesByTable(
  url: string,
): Promise<{ readonly name: string; readonly rows: number; readonly indexes: number }[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string; rows: string; indexes: string }>(
      `SELECT relname AS name, pg_table_size(oid) AS rows, pg_indexes_size(oid) AS indexes FROM pg_class
       WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace
         AND pg_total_relation_size(oid) > 200000 ORDER BY pg_total_relation_size(oid) DESC`,
    );
    return rows.map(({ name, ...bytes }) => ({
      name,
      rows: Number(bytes.rows),
      indexes: Number(bytes.indexes),
    }));
  } finally {
    await client.end();
  }
}
