import type { LookupFunction } from 'node:net';
import type { Config } from '../../config/config.js';
import { BYTES_PER_MIB } from '../../domain/units.js';

/** The settings that bound a source. */
export type SourceLimits = Pick<
  Config,
  'MAX_FILE_MIB' | 'FETCH_MAX_MIB' | 'FETCH_TIMEOUT_S' | 'USER_AGENT' | 'ALLOW_PRIVATE_URLS'
>;

export interface SourceOptions {
  readonly limits: SourceLimits;
  readonly signal?: AbortSignal;
  /** The date used for a dateline without a year. Default: the system clock. */
  readonly now?: Date;
  readonly onStage?: (stage: 'fetching' | 'reading') => void;
  /** Resolves host names; its answers are guarded. Default: the system's resolver. */
  readonly lookup?: LookupFunction;
}

/** "11.2 MiB", rounded up so that a size above a limit never looks equal to it. */
export function mib(bytes: number): string {
  return `${Math.ceil((bytes / BYTES_PER_MIB) * 10) / 10} MiB`;
}
