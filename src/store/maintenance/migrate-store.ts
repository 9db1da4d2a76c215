import { type CopyOptions, type CopyReport, copyStore } from '../copy/copy-store.js';
import { storeErrors } from '../errors.js';
import { EVERY_SCOPE } from '../postgres/connection/database.js';
import { PostgresCopyReader } from '../postgres/copy/reader.js';
import { copyBegun, PostgresCopyTarget } from '../postgres/copy/target.js';
import { serverErrors } from '../postgres/maintenance/errors.js';
import {
  hasNewsroom,
  newsroomsUsing,
  prepareServer,
  type Server,
  wordingFaults,
} from '../postgres/maintenance/server.js';
import {
  type OpenSource,
  type OpenTarget,
  openFolderAsSource,
  openFolderAsTarget,
} from '../sqlite/copy/open.js';

/** Where a newsroom is or goes to: a data folder, or a database of a server. */
export type Place = { readonly folder: string } | { readonly server: Server };

/**
 * Copies everything from one place to another; see `copyStore`. Nobody else may use either meanwhile.
 * @throws UserError `store.in-use`, `file.exists`, `file.invalid`, `store.damaged`.
 */
export async function migrateStore(from: Place, to: Place, options: CopyOptions = {}): Promise<CopyReport> {
  const servers = [from, to].flatMap((place) => ('server' in place ? [place.server] : []));
  return wordingFaults(servers, () => migrate(from, to, options));
}

async function migrate(from: Place, to: Place, options: CopyOptions): Promise<CopyReport> {
  const source = 'folder' in from ? openFolderAsSource(from.folder) : await serverAsSource(from.server);
  try {
    const target = 'folder' in to ? openFolderAsTarget(to.folder) : await serverAsTarget(to.server);
    try {
      const report = await source.read((reader) => copyStore(source.place, reader, target.target, options));
      await target.publish();
      return report;
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

async function serverAsSource(server: Server): Promise<OpenSource> {
  await requireUnused(server);
  if (!(await hasNewsroom(server))) throw serverErrors.empty({ place: server.place });
  await prepareServer(server);
  const begun = await server.database.read(EVERY_SCOPE, copyBegun);
  if (begun !== null) throw storeErrors.copyUnfinished({ from: begun });
  return {
    place: server.place,
    read: (work) => server.database.read(EVERY_SCOPE, (session) => work(new PostgresCopyReader(session))),
    close: async () => undefined,
  };
}

async function serverAsTarget(server: Server): Promise<OpenTarget> {
  await requireUnused(server);
  await prepareServer(server);
  return {
    place: server.place,
    target: PostgresCopyTarget.in(server.database, server.place),
    publish: async () => undefined,
    close: async () => undefined,
  };
}

async function requireUnused(server: Server): Promise<void> {
  const users = await newsroomsUsing(server);
  if (users.length > 0) throw serverErrors.inUse({ place: server.place, users });
}
