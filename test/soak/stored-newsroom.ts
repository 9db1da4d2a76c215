/** What a bot has stored, read past the bot. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import { openMaintenance, type StoreSettings } from '../../src/app/open-data-folder.js';
import { openStore } from '../../src/app/open-store.js';
import type { Store } from '../../src/store/ports/store.js';

/** Each in its current revision. */
const TEXTS = 'SELECT text FROM article JOIN revision ON revision.article = article.key AND number = current';
const NEWS = 'SELECT entry FROM feed_entry WHERE tell';

export class StoredNewsroom {
  readonly #place: StoreSettings;

  /** With `DATABASE_URL`, of a database whose search path begins with a schema of this newsroom alone. */
  constructor(place: StoreSettings) {
    this.#place = place;
  }

  /** Of a bot that has this newsroom, besides its folder. */
  get settings(): Record<string, string> {
    const { DATABASE_URL } = this.#place;
    return DATABASE_URL === undefined ? {} : { DATABASE_URL };
  }

  openStore(): Promise<Store> {
    return openStore(this.#place);
  }

  /** The text of every article. */
  texts(): Promise<string[]> {
    return this.#column(TEXTS);
  }

  /** Hashed ids of the entries of feeds that are news for the bot. */
  news(): Promise<string[]> {
    return this.#column(NEWS);
  }

  /** What `byline doctor` calls failed. */
  async damages(): Promise<string[]> {
    const damages: string[] = [];
    for await (const { check, state, detail } of openMaintenance(this.#place).inspect(new Date()))
      if (state === 'failed') damages.push(`${check}: ${detail}`);
    return damages;
  }

  async #column(statement: string): Promise<string[]> {
    const { DATA_DIR, DATABASE_URL } = this.#place;
    if (DATABASE_URL !== undefined) return serverColumn(DATABASE_URL, statement);
    const database = new Database(join(DATA_DIR, 'byline.db'), { readonly: true });
    try {
      return database.prepare<[], string>(statement).pluck().all();
    } finally {
      database.close();
    }
  }
}

async function serverColumn(url: string, statement: string): Promise<string[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query("SELECT set_config('byline.every_scope', 'on', false)");
    const { rows } = await client.query<[string]>({ text: statement, rowMode: 'array' });
    return rows.map(([value]) => value);
  } finally {
    await client.end();
  }
}
