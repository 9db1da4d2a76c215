import type { Config } from '../../config/config.js';
import { UserError } from '../../domain/errors.js';
import { BYTES_PER_MIB } from '../../domain/units.js';
import { ingestStrings } from '../strings/strings.js';

const CDN_HOSTS: ReadonlySet<string> = new Set(['cdn.discordapp.com', 'media.discordapp.net']);

/** The subset of discord.js's attachment that is needed. */
export interface AttachedFile {
  readonly name: string;
  readonly url: string;
  /** Bytes, as Discord counted them. */
  readonly size: number;
}

/**
 * What can be said before anything is fetched.
 * @throws UserError when the file is over `MAX_FILE_MIB` (`source.too-large`) or not on Discord's own hosts.
 */
export function checkAttachment({ name, url, size }: AttachedFile, config: Config): void {
  const { protocol, hostname, host, origin } = new URL(url);
  const fromDiscord = protocol === 'https:' && CDN_HOSTS.has(hostname) && host === hostname;
  if (!fromDiscord && origin !== new URL(config.DISCORD_API_URL).origin) {
    throw new UserError('url.refused', ingestStrings.fileElsewhere(host));
  }
  if (size > config.MAX_FILE_MIB * BYTES_PER_MIB) {
    const mib = (size / BYTES_PER_MIB).toFixed(1);
    throw new UserError('source.too-large', ingestStrings.fileTooLarge(name, mib, config.MAX_FILE_MIB));
  }
}

/**
 * Downloads a checked attachment; follows no redirect and stops at `MAX_FILE_MIB`, whatever Discord said.
 * @throws UserError
 */
export async function fetchAttachment(file: AttachedFile, config: Config): Promise<Uint8Array> {
  checkAttachment(file, config);
  const limit = config.MAX_FILE_MIB * BYTES_PER_MIB;
  const signal = AbortSignal.timeout(config.FETCH_TIMEOUT_S * 1000);
  try {
    const response = await fetch(file.url, { redirect: 'error', signal });
    if (!response.ok || !response.body) throw new Error(`it answered ${response.status}`);
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body) {
      size += chunk.byteLength;
      if (size > limit) checkAttachment({ ...file, size }, config);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } catch (error) {
    if (error instanceof UserError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new UserError('url.unreachable', ingestStrings.fileGone(file.name, why), { cause: error });
  }
}
