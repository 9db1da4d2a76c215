import type { IsoDate } from '../../domain/article.js';
import type { PurgeReport } from '../../domain/deletion.js';
import type { Preferences, Scope } from '../../domain/scope.js';

export interface Purged extends PurgeReport {
  readonly key: number;
}

/** Preferences of scopes, and when the bot left a server. */
export interface ScopeStore {
  preferences(scope: Scope): Promise<Preferences>;

  setPreferences(scope: number, given: Preferences): Promise<void>;

  /** Remembers when a server was left; one that has nothing stored needs no remembering. */
  left(scope: Scope, at: Date): Promise<void>;

  /** @returns since when it had been left; null when it had not. */
  joined(scope: Scope): Promise<IsoDate | null>;

  /** Marks what happened while nobody watched: `servers` are those the bot is in, of all there are. */
  present(servers: readonly Scope[], at: Date): Promise<void>;

  /** The servers left before a moment, longest ago first. */
  leftBefore(moment: Date): Promise<Scope[]>;
}
