import type Database from 'better-sqlite3';
import { logChange } from '../articles/derived.js';
import { SCHEMA_VERSION } from '../migrations/migrate.js';
import { passageRanges } from '../search/passage-ranges.js';
import { isDamage, schemaOf } from './open-file.js';

/** Rows read at a time; in a part that can't be read, one at a time. */
const ROWS_PER_SLICE = 256;
/** Keys tried after the last row that could be read, if the end of a table can't be read. */
const MAX_BLIND_ROWS = 20_000;
const HEX = [...'0123456789abcdef'];

type Row = Record<string, unknown>;
/** A condition that selects some rows of a table, and finer ones for when these can't be read together. */
interface Slice {
  readonly where: string;
  readonly values: readonly (string | number)[];
  readonly finer?: () => readonly Slice[];
  /** Whether all that can't be read of it counts as one. */
  readonly countsOnce?: boolean;
  /** Instead of the condition: the whole table in this order, up to the first row that can't be read. */
  readonly order?: string;
}

/** What a table lost: parts that could not be read, and rows whose article, answer or feed is lost. */
export interface TableLoss {
  readonly table: string;
  readonly copied: number;
  readonly unreadable: number;
  readonly orphaned: number;
}

/** Tables with their parents, in the order in which they are copied. Full-text tables are built again. */
const BY_ROWID = ['scope', 'model', 'article', 'url', 'answer', 'feed', 'feed_entry', 'headline', 'accepted'];
const DERIVED = ['passage', 'vectors'];

const PARENTS: readonly (readonly [table: string, column: string, parent: string, key: string])[] = [
  ['article', 'scope', 'scope', 'key'],
  ['revision', 'article', 'article', 'key'],
  ['url', 'article', 'article', 'key'],
  ['answer', 'scope', 'scope', 'key'],
  ['citation', 'answer', 'answer', 'id'],
  ['rating', 'answer', 'answer', 'id'],
  ['preference', 'scope', 'scope', 'key'],
  ['tombstone', 'scope', 'scope', 'key'],
  ['feed', 'scope', 'scope', 'key'],
  ['feed_entry', 'feed', 'feed', 'key'],
  ['headline', 'feed', 'feed', 'key'],
  ['headline', 'article', 'article', 'key'],
  ['accepted', 'scope', 'scope', 'key'],
  ['sentence', 'article', 'article', 'key'],
  ['passage', 'article', 'article', 'key'],
  ['vectors', 'article', 'article', 'key'],
];

/**
 * Copies every row that can be read from a damaged database into an empty one. Rows are read by their keys, so that a
 * damaged page loses only the rows on it.
 * @returns what was copied and lost of each table.
 */
export function salvage(from: Database.Database, to: Database.Database): TableLoss[] {
  to.pragma('foreign_keys = OFF');
  const copied = new Map<string, { copied: number; unreadable: number }>();
  const copy = (table: string, slices: Iterable<Slice>) => {
    const before = copied.get(table) ?? { copied: 0, unreadable: 0 };
    const more = copyRows(from, to, table, slices);
    copied.set(table, {
      copied: before.copied + more.copied,
      unreadable: before.unreadable + more.unreadable,
    });
  };
  const keys = (sql: string) => to.prepare<[], string | number>(sql).pluck().all();

  copy('meta', [
    { where: '1', values: [], finer: () => byPrefix('name', [...'abcdefghijklmnopqrstuvwxyz']) },
  ]);
  for (const table of BY_ROWID) copy(table, byRowid(from, table));
  copy('preference', byRowid(from, 'preference'));
  const articles = keys('SELECT key FROM article');
  copy('revision', bothWays('article, number'));
  copy('revision', missingRevisions(to));
  const answers = keys('SELECT id FROM answer');
  copy('citation', byParent('answer', answers));
  copy('rating', byParent('answer', answers));
  copy(
    'tombstone',
    byParent('scope', keys('SELECT key FROM scope'), (own) => byPrefix('hash', twoDigits(), own)),
  );
  if (schemaOf(from) === SCHEMA_VERSION) {
    copy('sentence', byParent('article', articles));
    for (const table of DERIVED) copy(table, byRowid(from, table));
  }
  keepSequences(from, to);
  const losses = withoutOrphans(to, copied);
  logPassages(to);
  to.pragma('foreign_keys = ON');
  return losses;
}

function copyRows(from: Database.Database, to: Database.Database, table: string, slices: Iterable<Slice>) {
  const columns = columnsOf(to, table).filter((name) => columnsOf(from, table).includes(name));
  let copied = 0;
  let unreadable = 0;
  if (columns.length === 0) return { copied, unreadable };
  const insert = to.prepare(
    `INSERT OR IGNORE INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`,
  );
  const take = (slice: Slice): void => {
    if (slice.order !== undefined) {
      for (const row of readable(from, table, columns, slice.order)) copied += insert.run(row).changes;
      return;
    }
    const rows = read(from, table, columns, slice);
    if (rows !== null) for (const row of rows) copied += insert.run(row).changes;
    else if (slice.finer) {
      const before = unreadable;
      for (const finer of slice.finer()) take(finer);
      if (slice.countsOnce) unreadable = Math.min(unreadable, before + 1);
    } else unreadable += 1;
  };
  to.transaction(() => {
    for (const slice of slices) take(slice);
  })();
  return { copied, unreadable };
}

/** Null if the rows can't be read. */
function read(
  db: Database.Database,
  table: string,
  columns: readonly string[],
  { where, values }: Slice,
): Row[] | null {
  try {
    return db
      .prepare<unknown[], Row>(`SELECT ${columns.join(', ')} FROM ${table} WHERE ${where}`)
      .all(...values);
  } catch (error) {
    if (isDamage(error)) return null;
    throw error;
  }
}

/** The rows up to the first that can't be read. */
function* readable(
  db: Database.Database,
  table: string,
  columns: readonly string[],
  order: string,
): Generator<Row> {
  try {
    yield* db
      .prepare<[], Row>(`SELECT ${columns.join(', ')} FROM ${table} ORDER BY ${order}`)
      .iterate() as Iterable<Row>;
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
}

/** Columns are empty for a table that this schema has not. */
const columnsOf = (db: Database.Database, table: string): string[] =>
  db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table);

function* byRowid(db: Database.Database, table: string): Generator<Slice> {
  const end = lastRowid(db, table);
  const one = (key: number): Slice => ({ where: 'rowid = ?', values: [key] });
  for (let first = 1; first <= end; first += ROWS_PER_SLICE) {
    const last = Math.min(first + ROWS_PER_SLICE - 1, end);
    const finer = () => Array.from({ length: last - first + 1 }, (_, at) => one(first + at));
    yield { where: 'rowid BETWEEN ? AND ?', values: [first, last], finer };
  }
}

/** The last key; if that can't be read, the last that was ever given, or some way beyond the last that can be read. */
function lastRowid(db: Database.Database, table: string): number {
  const attempts = [
    () => db.prepare<[], number | null>(`SELECT max(rowid) FROM ${table}`).pluck().get(),
    () => db.prepare<[string], number>('SELECT seq FROM sqlite_sequence WHERE name = ?').pluck().get(table),
    () => lastReadable(db, table) + MAX_BLIND_ROWS,
  ];
  for (const attempt of attempts) {
    try {
      const found = attempt();
      if (found !== undefined) return found ?? 0;
    } catch (error) {
      if (!isDamage(error)) throw error;
    }
  }
  return MAX_BLIND_ROWS;
}

function lastReadable(db: Database.Database, table: string): number {
  let last = 0;
  try {
    for (const key of db.prepare<[], number>(`SELECT rowid FROM ${table} ORDER BY rowid`).pluck().iterate())
      last = key;
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  return last;
}

function* byParent(
  column: string,
  parents: readonly (string | number)[],
  finer?: (own: Slice) => readonly Slice[],
): Generator<Slice> {
  for (const parent of parents) {
    const own: Slice = { where: `${column} = ?`, values: [parent] };
    yield finer ? { ...own, finer: () => finer(own) } : own;
  }
}

/**
 * A table from both ends. Looking up a key compares it with rows on the way, which fails if the rest of one of those, on a
 * page of its own, is lost; reading in order does not look at them.
 */
const bothWays = (key: string): Slice[] =>
  [key, key.replaceAll(/\w+/g, '$& DESC')].map((order) => ({ where: '1', values: [], order }));

/** Of each article; a damaged number could be any. */
const MAX_REVISIONS_TRIED = 100;

/** The revisions that an article still lacks, one article at a time, when this is iterated. */
function* missingRevisions(to: Database.Database): Generator<Slice> {
  const articles = to
    .prepare<[], { key: number; current: number | null }>('SELECT key, current FROM article')
    .all();
  const isCopied = to.prepare<[number, number]>('SELECT 1 FROM revision WHERE article = ? AND number = ?');
  for (const { key, current } of articles) {
    const last = current ?? MAX_REVISIONS_TRIED;
    const first = Math.max(1, last - MAX_REVISIONS_TRIED + 1);
    const numbers = Array.from({ length: last - first + 1 }, (_, at) => last - at);
    const missing = numbers.filter((number) => !isCopied.get(key, number));
    if (missing.length > 0)
      yield {
        where: 'article = ?',
        values: [key],
        finer: () =>
          missing.map((number) => ({ where: 'article = ? AND number = ?', values: [key, number] })),
        countsOnce: true,
      };
  }
}

const twoDigits = (): string[] => HEX.flatMap((first) => HEX.map((second) => first + second));

const byPrefix = (
  column: string,
  prefixes: readonly string[],
  own: Slice = { where: '1', values: [] },
): Slice[] =>
  prefixes.map((prefix) => ({
    where: `${own.where} AND ${column} >= ? AND ${column} < ?`,
    values: [...own.values, prefix, `${prefix}\u{10ffff}`],
  }));

/** Keys are never reused, not even those of lost rows. */
function keepSequences(from: Database.Database, to: Database.Database): void {
  // Damage to the schema may have taken the table itself.
  if (columnsOf(from, 'sqlite_sequence').length === 0) return;
  const rows = read(from, 'sqlite_sequence', ['name', 'seq'], { where: '1', values: [] }) ?? [];
  const raise = to.prepare('UPDATE sqlite_sequence SET seq = max(seq, @seq) WHERE name = @name');
  const add = to.prepare('INSERT INTO sqlite_sequence (name, seq) VALUES (@name, @seq)');
  for (const row of rows) if (raise.run(row).changes === 0) add.run(row);
}

function withoutOrphans(
  db: Database.Database,
  copied: ReadonlyMap<string, { copied: number; unreadable: number }>,
): TableLoss[] {
  const orphaned = new Map<string, number>();
  for (const [table, column, parent, key] of PARENTS) {
    const { changes } = db
      .prepare(`DELETE FROM ${table} WHERE ${column} NOT IN (SELECT ${key} FROM ${parent})`)
      .run();
    orphaned.set(table, (orphaned.get(table) ?? 0) + changes);
  }
  return [...copied].map(([table, counts]) => ({ table, ...counts, orphaned: orphaned.get(table) ?? 0 }));
}

/** The indexes are built from the log, which the snapshots of the damaged database do not fit any more. */
function logPassages(db: Database.Database): void {
  for (const { scope, first, last } of passageRanges(db)) logChange(db, scope, 'put', first, last);
}
