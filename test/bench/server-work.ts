import { existsSync, readFileSync } from 'node:fs';
import pg from 'pg';

/** Processor time of the server's processes that serve a database, as the kernel of this machine counts it. */
export class ServerWork {
  readonly #client: pg.Client;

  private constructor(client: pg.Client) {
    this.#client = client;
  }

  static async of(url: string): Promise<ServerWork> {
    const client = new pg.Client(url);
    await client.connect();
    return new ServerWork(client);
  }

  /**
   * Milliseconds that the connections spent which are open at the end; null if the server runs elsewhere or nobody
   * counts.
   */
  async during(work: () => Promise<void>): Promise<number | null> {
    const before = await this.#processorMs();
    await work();
    const after = await this.#processorMs();
    if (before === null || after === null) return null;
    return [...after].reduce((sum, [pid, ms]) => sum + ms - (before.get(pid) ?? 0), 0);
  }

  async #processorMs(): Promise<Map<number, number> | null> {
    const { rows } = await this.#client.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`,
    );
    if (!rows.every(({ pid }) => isPostgres(`/proc/${pid}`))) return null;
    return new Map(
      rows.map(({ pid }) => [
        pid,
        Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ', 1)[0]) / 1e6,
      ]),
    );
  }

  close(): Promise<void> {
    return this.#client.end();
  }
}

const isPostgres = (folder: string): boolean =>
  existsSync(`${folder}/schedstat`) && readFileSync(`${folder}/comm`, 'utf8').startsWith('postgres');
