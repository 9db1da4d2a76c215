import type { IsoDate } from '../../domain/article.js';

/** What a database contains. */
export interface Contents {
  readonly scopes: number;
  readonly articles: number;
  readonly answers: number;
  readonly feeds: number;
}

/** An article whose stored text does not match its content hash. */
export interface DamagedText {
  readonly scope: string;
  readonly id: string;
  readonly title: string;
  readonly revision: number;
}

export interface BackupOptions {
  /** Replace an existing file. Default false. */
  readonly force?: boolean;
  readonly onStep?: (step: 'copying' | 'verifying', bytes: number) => void;
}

export interface BackupReport extends Contents {
  readonly file: string;
  readonly bytes: number;
  readonly schema: number;
  /** The backup contains everything that was stored at this time. */
  readonly at: IsoDate;
  /** Number of texts that do not match their content hash. */
  readonly damagedTexts: number;
  readonly ms: number;
}

/** The steps of a restore. Before `swapped` the old database is in place, from then on the restored one. */
export type RestoreStep = 'copied' | 'verified' | 'prepared' | 'set-aside' | 'index-removed' | 'swapped';

export interface RestoreOptions {
  /** Delete the present database instead of keeping it under another name. Default false. */
  readonly discardCurrent?: boolean;
  /** Also restore what was deleted since the backup. Default false. */
  readonly bringBack?: boolean;
  readonly onStep?: (step: RestoreStep) => void;
}

/** Deletions of the present database that were repeated in the restored one. */
export interface Reapplied {
  readonly articles: number;
  readonly scopes: number;
  readonly answers: number;
  readonly ratings: number;
  /** Hashes that keep forgotten articles away. */
  readonly tombstones: number;
}

export interface RestoreReport extends Contents {
  readonly file: string;
  /** Null if the file does not say when it was made. */
  readonly madeAt: IsoDate | null;
  /** The schema version that was migrated; null if it is the present one. */
  readonly migratedFrom: number | null;
  /** Path of the former database; null if there was none or it was deleted. */
  readonly setAside: string | null;
  /**
   * `none`: there was no former database. `unreadable`: it is damaged, so what was deleted since the backup is back.
   * `brought-back`: as requested.
   */
  readonly deletions: Reapplied | 'none' | 'unreadable' | 'brought-back';
  readonly damagedTexts: readonly DamagedText[];
  /** Processes that opened the former database during the restore and must be restarted. */
  readonly openedMeanwhile: readonly string[];
  readonly ms: number;
}

/** `warning`: Byline works, but something should be done. */
export type FindingState = 'ok' | 'warning' | 'failed';

/** The result of one check of a data folder. */
export interface Finding {
  readonly check: string;
  readonly state: FindingState;
  readonly detail: string;
}

export interface RepairReport {
  /** What was done, in sentences. */
  readonly done: readonly string[];
  /** What could not be mended, with what to do. */
  readonly left: readonly string[];
  /** The copy made before the first change; null if the database was not changed. */
  readonly copy: string | null;
}

/** The stored data, for maintenance outside of the newsroom. Nothing here creates or migrates a database. */
export interface Maintenance {
  /**
   * Writes a verified copy of the database, an SQLite file, while other processes use it.
   * @throws UserError `file.exists`, `file.invalid`, `store.no-space`, `store.damaged`, `store.newer`.
   */
  backup(file: string, options?: BackupOptions): BackupReport | Promise<BackupReport>;
  /**
   * Replaces the database by a backup, whichever engine it was made from. Interrupted at any time, it leaves the old
   * database or the restored one.
   * @throws UserError `store.in-use` if another process has the database open; `file.invalid`, `store.damaged`,
   *   `store.newer`, `store.no-space`.
   */
  restore(file: string, options?: RestoreOptions): RestoreReport | Promise<RestoreReport>;
  /** Checks the database, and the data folder, without changing them, except for a test write. Never throws. */
  inspect(now: Date): Iterable<Finding> | AsyncIterable<Finding>;
  /**
   * Mends what can be mended from what is stored; never deletes a text, an answer or a feed that can be read.
   * @throws UserError `store.in-use` if another process has the database open.
   */
  repair(now: Date): RepairReport | Promise<RepairReport>;
}
