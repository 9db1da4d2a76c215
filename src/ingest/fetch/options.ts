import type { LookupFunction } from 'node:net';
import type { Config } from '../../config/config.js';
import { BYTES_PER_MIB } from '../../domain/units.js';
import type { Parser, ParseTurn } from '../parse/parser.js';

/** The settings that bound a source. */
export type SourceLimits = Pick<
  Config,
  'MAX_FILE_MIB' | 'FETCH_MAX_MIB' | 'FETCH_TIMEOUT_S' | 'USER_AGENT' | 'ALLOW_PRIVATE_URLS'
>;

export interface SourceOptions {
  readonly limits: SourceLimits;
  readonly signal?: AbortSignal;
  readonly onStage?: (stage: 'fetching') => void;
  /** Resolves host names; its answers are guarded. Default: the system's resolver. */
  readonly lookup?: LookupFunction;
}

/** For a feed or another list of stories. */
export interface ListOptions extends SourceOptions {
  readonly parser: Pick<Parser, 'feed' | 'opml' | 'listing'>;
  /** Whose turn the parser counts it as. */
  readonly turn?: ParseTurn | undefined;
}

/** "11.2 MiB", rounded up so that a size above a limit never looks equal to it. */
export function mib(bytes: number): string {
  return `${Math.ceil((bytes / BYTES_PER_MIB) * 10) / 10} MiB`;
}
