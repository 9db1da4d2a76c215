import type { IsoDate } from '../../domain/article.js';
import type { PurgeReport } from '../../domain/deletion.js';
import type { Preferences, Scope } from '../../domain/scope.js';

export interface Purged extends PurgeReport {
  readonly key: number;
}

/** Preferences of scopes, and the servers that the bot left. */
export interface ScopeStore {
  preferences(scope: Scope): Promise<Preferences>;

  /** Of the scopes that have chosen any. */
  allPreferences(): Promise<[Scope, Preferences][]>;

  setPreferences(scope: number, given: Preferences): Promise<void>;

  /** Marks a server as left, unless it already is or nothing is stored for it. */
  markLeft(scope: Scope, at: Date): Promise<void>;

  /** Clears the mark of a server. @returns when the bot had left; null if it had not. */
  markJoined(scope: Scope): Promise<IsoDate | null>;

  /** Servers with stored data that the bot has not left. */
  servers(): Promise<Scope[]>;

  /** Clears the marks of the servers in `present`, and marks those in `gone` as left, unless they already are. */
  markPresent(present: readonly Scope[], gone: readonly Scope[], at: Date): Promise<void>;

  /** Servers left before a time, longest ago first. */
  leftBefore(moment: Date): Promise<Scope[]>;
}
