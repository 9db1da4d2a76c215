import type { IngestRequest, SetAsideSource } from '../../../domain/ingest.js';
import { BYTES_PER_MIB, DAY_MS } from '../../../domain/units.js';
import { storeErrors } from '../../errors.js';
import { MAX_LEASES, MAX_QUEUE_BYTES, SET_ASIDE_DAYS } from '../../jobs/queue-limits.js';
import { decodeSource, encodeSource } from '../../jobs/source-column.js';
import type { IngestJob, JobStore, Lease } from '../../ports/job-store.js';
import { type Database, EVERY_SCOPE } from '../connection/database.js';
import { storableText } from '../storable-text.js';

interface AcceptedRow {
  readonly key: number;
  readonly scope: string;
  readonly source: string;
  readonly bytes: Buffer | null;
  readonly ingested_by: string | null;
  readonly accepted_at: string;
  readonly tries: number;
}

export class PostgresJobStore implements JobStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async add(
    scope: number,
    { source, ingestedBy }: Pick<IngestRequest, 'source' | 'ingestedBy'>,
    address: string | null,
    lease: Lease,
  ): Promise<Pick<IngestJob, 'key' | 'acceptedAt'>> {
    const { bytes, column } = encodeSource(source);
    const acceptedAt = new Date().toISOString();
    return this.#database.write(EVERY_SCOPE, async (session) => {
      const [waiting] = await session.rows<{ size: number }>(
        'SELECT coalesce(sum(octet_length(source) + coalesce(octet_length(bytes), 0)), 0)::bigint AS size FROM accepted',
      );
      if (waiting!.size + column.length + (bytes?.length ?? 0) > MAX_QUEUE_BYTES) {
        throw storeErrors.queueBytes({ mib: MAX_QUEUE_BYTES / BYTES_PER_MIB });
      }
      await session.run(
        'DELETE FROM set_aside WHERE scope = $1 AND (address = $2 OR name = $3)',
        scope,
        address,
        source.kind === 'file' ? storableText(source.name) : null,
      );
      const [added] = await session.rows<{ key: number }>(
        `INSERT INTO accepted (scope, source, bytes, address, ingested_by, accepted_at, owner, held_until, tries)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0) RETURNING key`,
        scope,
        column,
        bytes,
        address,
        ingestedBy ?? null,
        acceptedAt,
        lease.owner,
        lease.until.toISOString(),
      );
      return { key: added!.key, acceptedAt };
    });
  }

  has(key: number): Promise<boolean> {
    return this.#database.read(EVERY_SCOPE, async (session) => {
      const rows = await session.rows('SELECT 1 FROM accepted WHERE key = $1', key);
      return rows.length > 0;
    });
  }

  start(key: number): Promise<void> {
    return this.#run('UPDATE accepted SET tries = tries + 1 WHERE key = $1', key);
  }

  handBack(key: number, { started, until }: { started: boolean; until: Date }): Promise<void> {
    return this.#run(
      "UPDATE accepted SET tries = greatest(0, tries - $1), owner = '', held_until = $2 WHERE key = $3",
      started ? 1 : 0,
      until.toISOString(),
      key,
    );
  }

  async setAside(
    key: number,
    { name, reason, at }: Pick<SetAsideSource, 'name' | 'reason'> & { readonly at: Date },
  ): Promise<void> {
    const oldest = new Date(at.getTime() - SET_ASIDE_DAYS * DAY_MS).toISOString();
    await this.#database.write(EVERY_SCOPE, async (session) => {
      await session.run('DELETE FROM set_aside WHERE at < $1', oldest);
      await session.run(
        `INSERT INTO set_aside (scope, name, address, ingested_by, at, reason)
         SELECT scope, $1, address, ingested_by, $2, $3 FROM accepted WHERE key = $4`,
        storableText(name),
        at.toISOString(),
        storableText(reason),
        key,
      );
      await session.run('DELETE FROM accepted WHERE key = $1', key);
    });
  }

  setAsideSources(scope: number, limit: number): Promise<readonly SetAsideSource[]> {
    return this.#database.read(scope, (session) =>
      session.rows<SetAsideSource>(
        `SELECT name, ingested_by AS "ingestedBy", at, reason FROM set_aside
         WHERE scope = $1 ORDER BY key DESC LIMIT $2`,
        scope,
        limit,
      ),
    );
  }

  remove(key: number): Promise<void> {
    return this.#run('DELETE FROM accepted WHERE key = $1', key);
  }

  count(scope: number): Promise<number> {
    return this.#database.read(scope, async (session) => {
      const [row] = await session.rows<{ count: number }>(
        'SELECT count(*) AS count FROM accepted WHERE scope = $1',
        scope,
      );
      return row!.count;
    });
  }

  async renewLeases(owner: string, keys: readonly number[], until: Date): Promise<void> {
    if (keys.length === 0) return;
    await this.#run(
      'UPDATE accepted SET held_until = $1 WHERE owner = $2 AND key = ANY($3)',
      until.toISOString(),
      owner,
      keys,
    );
  }

  releaseAll(owner: string): Promise<void> {
    return this.#run("UPDATE accepted SET owner = '', held_until = '' WHERE owner = $1", owner);
  }

  /** Workers that claim at the same time pass over what the others are claiming. */
  claimNext(now: Date, lease: Lease): Promise<IngestJob | null> {
    // A lease that ends later than any could by now was taken before the clock was set back.
    const latest = new Date(now.getTime() + MAX_LEASES * (lease.until.getTime() - now.getTime()));
    return this.#database.write(EVERY_SCOPE, async (session) => {
      const [row] = await session.rows<AcceptedRow>(
        `WITH free AS MATERIALIZED (
           SELECT key FROM accepted WHERE held_until <= $3 OR held_until > $4
           ORDER BY key LIMIT 1 FOR UPDATE SKIP LOCKED
         )
         UPDATE accepted q SET owner = $1, held_until = $2 FROM free, scope s
         WHERE q.key = free.key AND s.key = q.scope
         RETURNING q.key, s.name AS scope, q.source, q.bytes, q.ingested_by, q.accepted_at, q.tries`,
        lease.owner,
        lease.until.toISOString(),
        now.toISOString(),
        latest.toISOString(),
      );
      if (!row) return null;
      const { ingested_by: ingestedBy, scope } = row;
      return {
        key: row.key,
        request: { scope, source: decodeSource(row), ...(ingestedBy !== null && { ingestedBy }) },
        acceptedAt: row.accepted_at,
        attempts: row.tries,
      };
    });
  }

  async #run(sql: string, ...values: (string | number | readonly number[])[]): Promise<void> {
    await this.#database.write(EVERY_SCOPE, (session) => session.run(sql, ...values));
  }
}
