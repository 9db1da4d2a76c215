import type { CopiedTable, Row } from './tables.js';

export interface ScopeRef {
  readonly key: number;
  readonly name: string;
}

/**
 * The last change of the content: two copies that share it are states of one newsroom. The SQLite engine has it in
 * its change log.
 */
export interface History {
  readonly seq: number;
  readonly mark: string;
}

/** Reads one state of a newsroom, whatever is written meanwhile. */
export interface CopyReader {
  /** All scopes in the order of their keys, purged ones included. */
  scopes(): Promise<ScopeRef[]>;
  /** @param scope Null for a table whose rows belong to no scope. */
  rows(table: CopiedTable, scope: number | null): AsyncIterable<Row>;
  /** The highest key that each of `KEYED_TABLES` ever had. */
  lastKeys(): Promise<Readonly<Record<string, number>>>;
  history(): Promise<History | null>;
}

/** The digest of each table of a scope, by its name. */
export type Digests = Readonly<Record<string, string>>;

/** Writes a copy. Each call is a transaction, and one that was made before may be made again after `clear`. */
export interface CopyWriter {
  /**
   * Begins a copy, or goes on with one that was interrupted.
   * @param from Where the original is.
   * @returns what was copied before, by scope.
   * @throws UserError `file.exists` if the target has content that isn't an unfinished copy of the same original.
   */
  begin(from: string): Promise<ReadonlyMap<number, Digests>>;
  /** Deletes what the scope has. */
  clear(scope: number): Promise<void>;
  insert(table: CopiedTable, scope: number | null, rows: readonly Row[]): Promise<void>;
  /** Builds what full-text search needs of a scope from its texts. */
  indexTexts(scope: number): Promise<void>;
  /** Notes that the scope is complete; null that it isn't. */
  note(scope: number, digests: Digests | null): Promise<void>;
  setLastKeys(keys: Readonly<Record<string, number>>): Promise<void>;
  /** The copy is complete and may be used. */
  finish(history: History | null): Promise<void>;
}

/** A target, which is read to verify it. */
export interface CopyTarget {
  readonly writer: CopyWriter;
  read<T>(work: (reader: CopyReader) => Promise<T>): Promise<T>;
}
