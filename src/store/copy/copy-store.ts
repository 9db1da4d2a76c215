import { storeErrors } from '../errors.js';
import { TableDigest } from './digest.js';
import type { CopyReader, CopyTarget, CopyWriter, Digests, ScopeRef } from './endpoints.js';
import { type CopiedTable, GLOBAL_TABLES, isLeftBehind, type Row, SCOPED_TABLES } from './tables.js';

/** Rows and characters written at a time. */
const MAX_BATCH_ROWS = 500;
const MAX_BATCH_BYTES = 4 * 1024 * 1024;

/** A step of a copy: `rows` were written, a scope was there already, or the target's rows are read again. */
export type CopyProgress =
  | { readonly step: 'begun'; readonly scopes: number }
  | { readonly step: 'copying'; readonly scope: string; readonly table: string; readonly rows: number }
  | { readonly step: 'present'; readonly scope: string }
  | { readonly step: 'indexing' | 'verifying'; readonly scope: string };

export interface CopyReport {
  readonly scopes: number;
  /** Scopes that an earlier, interrupted run had copied. */
  readonly present: number;
  /** Number of rows by table; each was verified. */
  readonly rows: Readonly<Record<string, number>>;
}

export interface CopyOptions {
  readonly onProgress?: ((progress: CopyProgress) => void) | undefined;
  /** Stops between two batches; the next run goes on. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Copies a whole newsroom into an empty one, scope by scope, and compares every table of the copy with the original.
 * After an interruption the same call goes on: a scope that is complete and did not change is not copied again.
 * @param from Where the original is, by which an interrupted copy is recognised.
 * @throws UserError `file.exists`, `store.damaged` if the copy differs.
 */
export async function copyStore(
  from: string,
  reader: CopyReader,
  target: CopyTarget,
  options: CopyOptions = {},
): Promise<CopyReport> {
  const { writer } = target;
  const done = await writer.begin(from);
  const scopes = await reader.scopes();
  options.onProgress?.({ step: 'begun', scopes: scopes.length });
  const keys = new Set(scopes.map(({ key }) => key));
  for (const key of done.keys()) {
    if (keys.has(key)) continue;
    await writer.clear(key);
    await writer.note(key, null);
  }
  for (const table of GLOBAL_TABLES) await writer.insert(table, null, await globalRows(reader, table));

  const expected = new Map<number, Digests>();
  let present = 0;
  for (const scope of scopes) {
    const before = done.get(scope.key);
    const isPresent = before !== undefined && isSame(before, await digestsOf(reader, scope));
    if (isPresent) options.onProgress?.({ step: 'present', scope: scope.name });
    present += isPresent ? 1 : 0;
    expected.set(scope.key, isPresent ? before : await copyScope(reader, writer, scope, options));
  }
  await writer.setLastKeys(await reader.lastKeys());
  const wrong = await target.read((copy) => differences(reader, copy, scopes, expected, options));
  for (const { scope } of wrong) if (scope !== null) await writer.note(scope.key, {});
  if (wrong.length > 0) throw storeErrors.copyDiffers({ tables: wrong.map(nameOf) });
  await writer.finish(await reader.history());
  return { scopes: scopes.length, present, rows: rowsOf(expected.values()) };
}

async function copyScope(
  reader: CopyReader,
  writer: CopyWriter,
  scope: ScopeRef,
  { onProgress, signal }: CopyOptions,
): Promise<Digests> {
  // Marks the scope as begun, so that a later run clears it even if the original has lost it by then.
  await writer.note(scope.key, {});
  await writer.clear(scope.key);
  const digests: Record<string, string> = {};
  for (const table of SCOPED_TABLES) {
    const digest = new TableDigest(table);
    for await (const batch of batches(reader.rows(table, scope.key))) {
      requireRunning(signal);
      for (const row of batch) digest.add(row);
      await writer.insert(table, scope.key, batch);
      onProgress?.({ step: 'copying', scope: scope.name, table: table.name, rows: batch.length });
    }
    digests[table.name] = digest.toString();
  }
  onProgress?.({ step: 'indexing', scope: scope.name });
  await writer.indexTexts(scope.key);
  await writer.note(scope.key, digests);
  return digests;
}

function requireRunning(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw storeErrors.copyInterrupted({});
}

async function* batches(rows: AsyncIterable<Row>): AsyncGenerator<Row[]> {
  let batch: Row[] = [];
  let bytes = 0;
  for await (const row of rows) {
    batch.push(row);
    bytes += sizeOf(row);
    if (batch.length < MAX_BATCH_ROWS && bytes < MAX_BATCH_BYTES) continue;
    yield batch;
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) yield batch;
}

const sizeOf = (row: Row): number =>
  Object.values(row).reduce<number>(
    (sum, cell) => sum + (typeof cell === 'string' || Buffer.isBuffer(cell) ? cell.length : 8),
    0,
  );

async function globalRows(reader: CopyReader, table: CopiedTable): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of reader.rows(table, null))
    if (table.name !== 'meta' || !isLeftBehind(row.name as string)) rows.push(row);
  return rows;
}

async function digestsOf(reader: CopyReader, scope: ScopeRef): Promise<Digests> {
  const digests: Record<string, string> = {};
  for (const table of SCOPED_TABLES) {
    const digest = new TableDigest(table);
    for await (const row of reader.rows(table, scope.key)) digest.add(row);
    digests[table.name] = digest.toString();
  }
  return digests;
}

interface Difference {
  readonly table: string;
  readonly scope: ScopeRef | null;
}

const nameOf = ({ table, scope }: Difference): string =>
  scope === null ? table : `${table} of ${scope.name}`;

async function differences(
  reader: CopyReader,
  copy: CopyReader,
  scopes: readonly ScopeRef[],
  expected: ReadonlyMap<number, Digests>,
  { onProgress, signal }: CopyOptions,
): Promise<Difference[]> {
  const wrong: Difference[] = [];
  for (const table of GLOBAL_TABLES) {
    const original = JSON.stringify(await globalRows(reader, table));
    if (original !== JSON.stringify(await globalRows(copy, table)))
      wrong.push({ table: table.name, scope: null });
  }
  for (const scope of scopes) {
    requireRunning(signal);
    onProgress?.({ step: 'verifying', scope: scope.name });
    const actual = await digestsOf(copy, scope);
    for (const [table, digest] of Object.entries(expected.get(scope.key)!))
      if (actual[table] !== digest) wrong.push({ table, scope });
  }
  return wrong;
}

const isSame = (a: Digests, b: Digests): boolean =>
  SCOPED_TABLES.every(({ name }) => a[name] !== undefined && a[name] === b[name]);

function rowsOf(digests: Iterable<Digests>): Record<string, number> {
  const rows: Record<string, number> = {};
  for (const scope of digests)
    for (const [table, digest] of Object.entries(scope))
      rows[table] = (rows[table] ?? 0) + Number(digest.split(' ')[0]);
  return rows;
}
