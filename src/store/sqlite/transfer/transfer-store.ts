import Database from 'better-sqlite3';
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
import { storageFault } from '../faults/storage-fault.js';
import type { StoreGuard } from '../faults/store-guard.js';
import { addPlain } from './add-plain.js';
import { addRevision } from './add-revision.js';
import { countRecords, readRecords } from './read-records.js';

export class SqliteTransferStore implements TransferStore {
  readonly #db: Database.Database;
  readonly #guard: StoreGuard;

  constructor(db: Database.Database, guard: StoreGuard) {
    this.#db = db;
    this.#guard = guard;
  }

  counts(scope: Scope | null): Promise<TransferCounts> {
    return this.#guard.run(() => countRecords(this.#db, scope));
  }

  /** Has a connection of its own, whose read transaction stays open. */
  async *records(scope: Scope | null): AsyncGenerator<TransferRecord> {
    const db = new Database(this.#db.name, { readonly: true, fileMustExist: true });
    try {
      db.exec('BEGIN');
      yield* readRecords(db, scope);
    } catch (error) {
      throw storageFault(error, db.name) ?? error;
    } finally {
      db.close();
    }
  }

  add(records: readonly PlainRecord[]): Promise<ImportOutcome[]> {
    return this.#guard.run(() => this.#db.transaction(() => addPlain(this.#db, records)).immediate());
  }

  addRevision(
    article: ArticleRecord,
    revision: RevisionRecord,
    derived: Derived | null,
  ): Promise<RevisionOutcome> {
    return this.#guard.run(() =>
      this.#db.transaction(() => addRevision(this.#db, article, revision, derived)).immediate(),
    );
  }
}
