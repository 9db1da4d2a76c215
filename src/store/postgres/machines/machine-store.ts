import type { Listener, MachineClaim, MachineStore, Taking } from '../../ports/machine-store.js';
import { Database, EVERY_SCOPE, LOCK_CLASS } from '../connection/database.js';
import type { ConnectionPool, ListeningPool, Session } from '../connection/session.js';
import { GuardedPool } from '../faults/guarded-pool.js';
import { serverFault } from '../faults/server-fault.js';
import { migrate } from '../migrations/migrate.js';

/** Key of the advisory lock of whoever takes a place. */
const PLACE_LOCK = 2;

/** Machines that share a database may belong to bots with schemas of their own. */
const CHANNEL = "'byline_' || md5(current_schema())";

interface ClaimRow extends MachineClaim {
  /** Milliseconds. */
  readonly left: number;
}

const guarded = (pool: ConnectionPool): Database =>
  new Database(new GuardedPool(pool, { onTrouble: () => undefined }));

/** In tables of their own, which are no part of a newsroom: neither copied nor backed up. */
export class PostgresMachineStore implements MachineStore {
  readonly #database: Database;
  readonly #pool: ListeningPool;

  private constructor(pool: ListeningPool) {
    this.#pool = pool;
    this.#database = guarded(pool);
  }

  /**
   * Creates what is missing.
   * @param pool Closed with the store, and if it cannot be opened.
   * @param migrating Used for that alone, and closed; `pool` may give up connections that are silent for seconds.
   * @throws UserError `store.unavailable`
   */
  static async open(pool: ListeningPool, migrating?: ConnectionPool): Promise<PostgresMachineStore> {
    const store = new PostgresMachineStore(pool);
    const database = migrating ? guarded(migrating) : store.#database;
    try {
      await migrate(database);
    } catch (error) {
      await store.close();
      throw error;
    } finally {
      if (migrating) await database.close();
    }
    return store;
  }

  take(claim: MachineClaim, owner: string, leaseMs: number): Promise<Taking> {
    return this.#database.write(EVERY_SCOPE, async (session) => {
      await session.rows(`SELECT pg_advisory_xact_lock(${LOCK_CLASS}, ${PLACE_LOCK})`);
      const others = await session.rows<ClaimRow>(
        `SELECT number, machines AS of, shards, host,
           extract(epoch FROM held_until - clock_timestamp())::float8 * 1000 AS left
         FROM machine WHERE held_until > clock_timestamp() AND owner <> $1 ORDER BY number`,
        owner,
      );
      const differs = ({ of, shards }: ClaimRow) => of !== claim.of || shards !== claim.shards;
      const inTheWay = others.find(({ number }) => number === claim.number) ?? others.find(differs);
      if (inTheWay) {
        const { left: leftMs, ...by } = inTheWay;
        return { outcome: by.number === claim.number ? 'occupied' : 'disagrees', by, leftMs };
      }
      // Turns of machines that are gone are nobody's.
      if (others.length === 0) await session.run('DELETE FROM login_turn');
      await session.run(
        `INSERT INTO machine (number, machines, shards, host, owner, held_until)
         VALUES ($1, $2, $3, $4, $5, clock_timestamp() + $6 * interval '1 millisecond')
         ON CONFLICT (number) DO UPDATE SET machines = excluded.machines, shards = excluded.shards,
           host = excluded.host, owner = excluded.owner, held_until = excluded.held_until`,
        claim.number,
        claim.of,
        claim.shards,
        claim.host,
        owner,
        leaseMs,
      );
      return { outcome: 'taken' };
    });
  }

  present(): Promise<MachineClaim[]> {
    return this.#database.read(EVERY_SCOPE, presentMachines);
  }

  renew(number: number, owner: string, leaseMs: number): Promise<boolean> {
    return this.#database.write(EVERY_SCOPE, async (session) => {
      const renewed = await session.run(
        `UPDATE machine SET held_until = clock_timestamp() + $3 * interval '1 millisecond'
         WHERE number = $1 AND owner = $2 AND held_until > clock_timestamp()`,
        number,
        owner,
        leaseMs,
      );
      return renewed > 0;
    });
  }

  async leave(number: number, owner: string): Promise<void> {
    await this.#database.write(EVERY_SCOPE, (session) =>
      session.run('DELETE FROM machine WHERE number = $1 AND owner = $2', number, owner),
    );
  }

  loginTurn(row: number, intervalMs: number, maxWaitMs: number): Promise<number> {
    return this.#database.write(EVERY_SCOPE, async (session) => {
      const [turn] = await session.rows<{ wait: number }>(
        `INSERT INTO login_turn (login_row, free_at)
         VALUES ($1, clock_timestamp() + $2 * interval '1 millisecond')
         ON CONFLICT (login_row) DO UPDATE SET free_at = $2 * interval '1 millisecond' + CASE
           WHEN login_turn.free_at > clock_timestamp() + $3 * interval '1 millisecond' THEN clock_timestamp()
           ELSE greatest(login_turn.free_at, clock_timestamp()) END
         RETURNING greatest(0, extract(epoch FROM free_at - clock_timestamp())::float8 * 1000 - $2) AS wait`,
        row,
        intervalMs,
        maxWaitMs,
      );
      return turn!.wait;
    });
  }

  clockAhead(): Promise<number> {
    return this.#database.read(EVERY_SCOPE, async (session) => {
      const before = Date.now();
      const [row] = await session.rows<{ now: number }>(
        'SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS now',
      );
      return row!.now - (before + Date.now()) / 2;
    });
  }

  async tell(message: string): Promise<void> {
    await this.#database.write(EVERY_SCOPE, (session) =>
      session.run(`SELECT pg_notify(${CHANNEL}, $1)`, message),
    );
  }

  async listen(listener: Listener): Promise<() => Promise<void>> {
    const channel = await this.#database.read(EVERY_SCOPE, async (session) => {
      const [row] = await session.rows<{ name: string }>(`SELECT ${CHANNEL} AS name`);
      return row!.name;
    });
    try {
      return await this.#pool.listen(channel, listener);
    } catch (error) {
      throw serverFault(error) ?? error;
    }
  }

  close(): Promise<void> {
    return this.#database.close();
  }
}

/** Those whose lease has not ended. */
export const presentMachines = (session: Session): Promise<MachineClaim[]> =>
  session.rows<MachineClaim>(
    `SELECT number, machines AS of, shards, host FROM machine WHERE held_until > clock_timestamp()
     ORDER BY number`,
  );
