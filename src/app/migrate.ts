import { resolve } from 'node:path';
import type { Config } from '../config/config.js';
import type { CopyOptions, CopyReport } from '../store/copy/copy-store.js';
import { migrateStore, type Place } from '../store/maintenance/migrate-store.js';
import { openServer } from '../store/postgres/maintenance/server.js';
import { parseUrl } from '../text/parse-url.js';
import { appErrors } from './errors.js';

const SERVER_RE = /^postgres(?:ql)?:\/\/\S+$/;
const FOLDER_RE = /^sqlite:(.+)$/s;

/**
 * Copies everything from the configured store to another one, which becomes the configured one when the settings say
 * so. Without a change of the settings, Byline goes on with the original.
 * @param to `postgres://user:password@host:port/database`, or `sqlite:` and a folder.
 * @throws UserError `usage`, and those of `migrateStore`.
 */
export async function migrateTo(
  { DATA_DIR, DATABASE_URL }: Pick<Config, 'DATA_DIR' | 'DATABASE_URL'>,
  to: string,
  options: CopyOptions = {},
): Promise<CopyReport & { readonly from: string; readonly to: string }> {
  const [source, target] = [placeOf(DATABASE_URL ?? `sqlite:${DATA_DIR}`), placeOf(to)];
  const [from, into] = [nameOf(source), nameOf(target)];
  try {
    if (from === into) throw appErrors.samePlace({ place: from });
    return { ...(await migrateStore(source, target, options)), from, to: into };
  } finally {
    for (const place of [source, target]) if ('server' in place) await place.server.database.close();
  }
}

function placeOf(text: string): Place {
  const folder = FOLDER_RE.exec(text)?.[1];
  if (folder !== undefined) return { folder: resolve(folder) };
  if (!SERVER_RE.test(text) || parseUrl(text) === null) throw appErrors.unknownPlace({});
  return { server: openServer(text) };
}

const nameOf = (place: Place): string => ('folder' in place ? `sqlite:${place.folder}` : place.server.place);
