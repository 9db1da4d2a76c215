import type Database from 'better-sqlite3';
import type { IngestRequest, SetAsideSource } from '../../../domain/ingest.js';
import { BYTES_PER_MIB, DAY_MS } from '../../../domain/units.js';
import { storeErrors } from '../../errors.js';
import { MAX_LEASES, MAX_QUEUE_BYTES, SET_ASIDE_DAYS } from '../../jobs/queue-limits.js';
import { decodeSource, encodeSource } from '../../jobs/source-column.js';
import type { IngestJob, JobStore, Lease } from '../../ports/job-store.js';

interface AcceptedRow {
  readonly key: number;
  readonly scope: string;
  readonly source: string;
  readonly bytes: Buffer | null;
  readonly ingested_by: string | null;
  readonly accepted_at: string;
  readonly tries: number;
}

export class SqliteJobStore implements JobStore {
  readonly #db: Database.Database;

  constructor(db: Database.Database) {
    this.#db = db;
  }

  async add(
    scope: number,
    { source, ingestedBy }: Pick<IngestRequest, 'source' | 'ingestedBy'>,
    address: string | null,
    lease: Lease,
  ): Promise<Pick<IngestJob, 'key' | 'acceptedAt'>> {
    const { bytes, column } = encodeSource(source);
    const { size } = this.#db
      .prepare<[], { size: number }>(
        'SELECT coalesce(sum(octet_length(source) + coalesce(length(bytes), 0)), 0) AS size FROM accepted',
      )
      .get()!;
    if (size + column.length + (bytes?.length ?? 0) > MAX_QUEUE_BYTES) {
      throw storeErrors.queueBytes({ mib: MAX_QUEUE_BYTES / BYTES_PER_MIB });
    }
    const acceptedAt = new Date().toISOString();
    const add = this.#db.transaction(() => {
      this.#db
        .prepare('DELETE FROM set_aside WHERE scope = ? AND (address = ? OR name = ?)')
        .run(scope, address, source.kind === 'file' ? source.name : null);
      return this.#db
        .prepare(
          `INSERT INTO accepted (scope, source, bytes, address, ingested_by, accepted_at, owner, held_until, tries)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)`,
        )
        .run(
          scope,
          column,
          bytes,
          address,
          ingestedBy ?? null,
          acceptedAt,
          lease.owner,
          lease.until.toISOString(),
        );
    });
    return { key: Number(add.immediate().lastInsertRowid), acceptedAt };
  }

  async has(key: number): Promise<boolean> {
    return this.#db.prepare('SELECT 1 FROM accepted WHERE key = ?').get(key) !== undefined;
  }

  async start(key: number): Promise<void> {
    this.#db.prepare('UPDATE accepted SET tries = tries + 1 WHERE key = ?').run(key);
  }

  async handBack(key: number, { started, until }: { started: boolean; until: Date }): Promise<void> {
    this.#db
      .prepare("UPDATE accepted SET tries = max(0, tries - ?), owner = '', held_until = ? WHERE key = ?")
      .run(started ? 1 : 0, until.toISOString(), key);
  }

  async setAside(
    key: number,
    { name, reason, at }: Pick<SetAsideSource, 'name' | 'reason'> & { readonly at: Date },
  ): Promise<void> {
    const setAside = this.#db.transaction(() => {
      this.#db
        .prepare('DELETE FROM set_aside WHERE at < ?')
        .run(new Date(at.getTime() - SET_ASIDE_DAYS * DAY_MS).toISOString());
      this.#db
        .prepare(
          `INSERT INTO set_aside (scope, name, address, ingested_by, at, reason)
           SELECT scope, ?, address, ingested_by, ?, ? FROM accepted WHERE key = ?`,
        )
        .run(name, at.toISOString(), reason, key);
      this.#db.prepare('DELETE FROM accepted WHERE key = ?').run(key);
    });
    setAside.immediate();
  }

  async setAsideSources(scope: number, limit: number): Promise<readonly SetAsideSource[]> {
    return this.#db
      .prepare<[number, number], SetAsideSource>(
        `SELECT name, ingested_by AS ingestedBy, at, reason FROM set_aside
         WHERE scope = ? ORDER BY key DESC LIMIT ?`,
      )
      .all(scope, limit);
  }

  async remove(key: number): Promise<void> {
    this.#db.prepare('DELETE FROM accepted WHERE key = ?').run(key);
  }

  async count(scope: number): Promise<number> {
    return this.#db
      .prepare<[number], { count: number }>('SELECT count(*) AS count FROM accepted WHERE scope = ?')
      .get(scope)!.count;
  }

  async renewLeases(owner: string, keys: readonly number[], until: Date): Promise<void> {
    // An update of no row would still wait for other writers.
    if (keys.length === 0) return;
    this.#db
      .prepare(
        'UPDATE accepted SET held_until = ? WHERE owner = ? AND key IN (SELECT value FROM json_each(?))',
      )
      .run(until.toISOString(), owner, JSON.stringify(keys));
  }

  async releaseAll(owner: string): Promise<void> {
    this.#db.prepare("UPDATE accepted SET owner = '', held_until = '' WHERE owner = ?").run(owner);
  }

  async claimNext(now: Date, lease: Lease): Promise<IngestJob | null> {
    // A lease that ends later than any could by now was taken before the clock was set back.
    const latest = new Date(now.getTime() + MAX_LEASES * (lease.until.getTime() - now.getTime()));
    const bindings = { now: now.toISOString(), latest: latest.toISOString() };
    const expired = 'held_until <= @now OR held_until > @latest';
    if (!this.#db.prepare(`SELECT 1 FROM accepted WHERE ${expired}`).get(bindings)) return null;
    const claim = this.#db.transaction((): IngestJob | null => {
      const row = this.#db
        .prepare<typeof bindings, AcceptedRow>(
          `SELECT q.key, s.name AS scope, q.source, q.bytes, q.ingested_by, q.accepted_at, q.tries
           FROM accepted q JOIN scope s ON s.key = q.scope WHERE ${expired} ORDER BY q.key LIMIT 1`,
        )
        .get(bindings);
      if (!row) return null;
      this.#db
        .prepare('UPDATE accepted SET owner = ?, held_until = ? WHERE key = ?')
        .run(lease.owner, lease.until.toISOString(), row.key);
      const { ingested_by: ingestedBy, scope } = row;
      return {
        key: row.key,
        request: { scope, source: decodeSource(row), ...(ingestedBy !== null && { ingestedBy }) },
        acceptedAt: row.accepted_at,
        attempts: row.tries,
      };
    });
    return claim.immediate();
  }
}
