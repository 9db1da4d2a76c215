import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Scope } from '../../../domain/scope.js';
import type { Derived } from '../../ports/derived.js';
import type {
  ArticleRecord,
  ImportOutcome,
  PlainRecord,
  RevisionOutcome,
  RevisionRecord,
  TransferCounts,
  TransferRecord,
  TransferStore,
} from '../../ports/transfer-store.js';
import { type Database, EVERY_SCOPE } from '../connection/database.js';
import { addPlain } from './add-plain.js';
import { addRevision } from './add-revision.js';
import { countRecords, readRecords } from './read-records.js';

/** Records read before they are asked for; one may be a long text. */
const RECORDS_AHEAD = 4;

export class PostgresTransferStore implements TransferStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  counts(scope: Scope | null): Promise<TransferCounts> {
    return this.#database.read(EVERY_SCOPE, (session) => countRecords(session, scope));
  }

  /** The transaction stays open until the last record was taken, or nobody takes any more. */
  async *records(scope: Scope | null): AsyncGenerator<TransferRecord> {
    const records = new PassThrough({ objectMode: true, highWaterMark: RECORDS_AHEAD });
    const reading = this.#database
      .read(EVERY_SCOPE, (session) => pipeline(Readable.from(readRecords(session, scope)), records))
      .catch((error: unknown) => void records.destroy(error as Error));
    try {
      yield* records as AsyncIterable<TransferRecord>;
    } finally {
      records.destroy();
      await reading;
    }
  }

  add(records: readonly PlainRecord[]): Promise<ImportOutcome[]> {
    return this.#database.write(EVERY_SCOPE, (session) => addPlain(session, records));
  }

  addRevision(
    article: ArticleRecord,
    revision: RevisionRecord,
    derived: Derived | null,
  ): Promise<RevisionOutcome> {
    return this.#database.write(article.scope, (session, scope) =>
      addRevision(session, scope, article, revision, derived),
    );
  }
}
