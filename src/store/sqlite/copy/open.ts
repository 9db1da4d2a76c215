import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { makeDataFolder } from '../../../config/data-folder.js';
import type { CopyReader, CopyTarget } from '../../copy/endpoints.js';
import { storeErrors } from '../../errors.js';
import { folderErrors } from '../folder/errors.js';
import { databaseIn, flush, leaveToOwner, PRIVATE_FILE, sizeOf } from '../folder/files.js';
import { damageOf, explained, lockDatabase, openForWriting, requireByline } from '../folder/open-file.js';
import { migrate } from '../migrations/migrate.js';
import { SqliteCopyReader } from './reader.js';
import { SqliteCopyTarget } from './target.js';

export interface OpenSource {
  /** By which an interrupted copy is recognised. */
  readonly place: string;
  read<T>(work: (reader: CopyReader) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface OpenTarget {
  readonly place: string;
  readonly target: CopyTarget;
  /** Puts the finished copy in its place. */
  publish(): Promise<void>;
  close(): Promise<void>;
}

const placeOf = (folder: string): string => `sqlite:${resolve(folder)}`;

/**
 * Locks a data folder's database and updates its schema.
 * @throws UserError `file.invalid` if there is none, `store.in-use`, `store.damaged`, `store.newer`.
 */
export function openFolderAsSource(folder: string): OpenSource {
  const file = databaseIn(folder);
  if (sizeOf(file) === null) throw folderErrors.noDatabase({ folder });
  const damaged = (reason: string, cause?: unknown) => folderErrors.damaged({ file, reason }, { cause });
  const db = lockDatabase(file);
  if (db === null) throw damaged('it can’t be read');
  try {
    const damage = damageOf(db);
    if (damage.length > 0) throw damaged(damage.slice(0, 3).join('; '));
    requireByline(db, file);
    migrate(db);
  } catch (error) {
    db.close();
    throw explained(error, file, damaged);
  }
  return {
    place: placeOf(folder),
    read: (work) => work(new SqliteCopyReader(db)),
    close: async () => void db.close(),
  };
}

/**
 * A folder without a database. The copy has another name until it is complete.
 * @throws UserError `file.exists`, `store.in-use`.
 */
export function openFolderAsTarget(folder: string): OpenTarget {
  makeDataFolder(folder);
  const file = databaseIn(folder);
  if (existsSync(file)) throw storeErrors.targetHasContent({ target: placeOf(folder), begun: null });
  const opened = openFileAsTarget(`${file}.copy`);
  return {
    ...opened,
    place: placeOf(folder),
    async publish() {
      await opened.close();
      flush(`${file}.copy`);
      renameSync(`${file}.copy`, file);
      flush(folder);
    },
  };
}

/** A file for a copy; one that an interrupted copy has left is opened again. */
export function openFileAsTarget(file: string): OpenTarget {
  if (!existsSync(file)) {
    writeFileSync(file, '', { mode: PRIVATE_FILE, flag: 'wx' });
    leaveToOwner(file);
  }
  flush(dirname(file));
  const unusable = (reason: string, cause?: unknown) => folderErrors.unusable({ file, reason }, { cause });
  // The file is nobody else's, and empty at first.
  const db = sizeOf(file) === 0 ? openForWriting(file) : lockDatabase(file);
  if (db === null) throw unusable('an earlier copy has left it damaged; delete it');
  try {
    migrate(db);
  } catch (error) {
    db.close();
    throw explained(error, file, unusable);
  }
  return {
    place: placeOf(file),
    target: new SqliteCopyTarget(db),
    publish: async () => void db.close(),
    close: async () => void db.close(),
  };
}
