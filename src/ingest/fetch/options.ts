import type { LookupFunction } from 'node:net';
import type { Config } from '../../config/config.js';
import { BYTES_PER_MIB } from '../../domain/units.js';

/** The settings that bound a source; a whole `Config` fits. */
export type SourceLimits = Pick<
  Config,
  'MAX_FILE_MIB' | 'FETCH_MAX_MIB' | 'FETCH_TIMEOUT_S' | 'USER_AGENT' | 'ALLOW_PRIVATE_URLS'
>;

export interface SourceOptions {
  readonly limits: SourceLimits;
  readonly signal?: AbortSignal;
  /** What "today" is for a dateline without a year; default: the clock. */
  readonly now?: Date;
  readonly onStage?: (stage: 'fetching' | 'reading') => void;
  /** Resolves host names; default: the system's resolver. Its answers are guarded all the same. */
  readonly lookup?: LookupFunction;
}

/** "11.2 MiB", rounded up so that what is over a limit never reads as the limit itself. */
export function mib(bytes: number): string {
  return `${Math.ceil((bytes / BYTES_PER_MIB) * 10) / 10} MiB`;
}
