import type { Config } from '../../config/config.js';
import { UserError } from '../../domain/errors.js';
import { fileTypeOf } from '../../domain/file-types.js';
import { BYTES_PER_MIB } from '../../domain/units.js';
import { discordErrors } from '../errors.js';

const CDN_HOSTS: ReadonlySet<string> = new Set(['cdn.discordapp.com', 'media.discordapp.net']);

/** The subset of discord.js's attachment that is needed. */
export interface AttachedFile {
  readonly name: string;
  readonly url: string;
  /** Bytes, as declared by Discord. */
  readonly size: number;
}

/** True for the types of articles. */
const isReadable = (name: string): boolean => fileTypeOf(name) !== undefined;

/**
 * Checks that are possible before downloading.
 * @throws UserError if the file is over `MAX_FILE_MIB` (`source.too-large`), not on Discord's hosts (`url.refused`) or
 *   of a type that is not read (`source.unsupported`).
 * @param isExpected Default: the types of articles.
 */
export function checkAttachment(
  { name, url, size }: AttachedFile,
  config: Config,
  isExpected: (name: string) => boolean = isReadable,
): void {
  const { protocol, hostname, host, origin } = new URL(url);
  const isOnDiscord = protocol === 'https:' && CDN_HOSTS.has(hostname) && host === hostname;
  if (!isOnDiscord && origin !== new URL(config.DISCORD_API_URL).origin) {
    throw discordErrors.fileElsewhere({ host });
  }
  if (!isExpected(name)) throw discordErrors.fileType({ name });
  if (size > config.MAX_FILE_MIB * BYTES_PER_MIB) {
    throw discordErrors.fileTooLarge({ name, mib: size / BYTES_PER_MIB, limitMib: config.MAX_FILE_MIB });
  }
}

/** Whether `checkAttachment` lets an article's file pass. */
export function isTakeable(file: AttachedFile, config: Config): boolean {
  try {
    checkAttachment(file, config);
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

/**
 * Downloads an attachment without following redirects; stops at `MAX_FILE_MIB` even if Discord declared less.
 * @throws UserError as `checkAttachment` does, or `url.unreachable`
 */
export async function fetchAttachment(
  file: AttachedFile,
  config: Config,
  isExpected: (name: string) => boolean = isReadable,
): Promise<Uint8Array> {
  checkAttachment(file, config, isExpected);
  const signal = AbortSignal.timeout(config.FETCH_TIMEOUT_S * 1000);
  try {
    const response = await fetch(file.url, { redirect: 'error', signal });
    if (!response.ok || !response.body) throw new Error(`HTTP status ${response.status}`);
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body) {
      size += chunk.byteLength;
      checkAttachment({ ...file, size }, config, isExpected);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } catch (error) {
    if (error instanceof UserError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw discordErrors.fileUnavailable({ name: file.name, reason }, { cause: error });
  }
}
