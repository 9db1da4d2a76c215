import { statSync } from 'node:fs';
import { storeErrors } from '../../errors.js';

/**
 * The files of an open database as they were opened. SQLite goes on writing to a file that was deleted or replaced;
 * whatever it commits there is lost when the process ends. The files are never opened here, because closing any
 * handle of a file releases SQLite's locks on it.
 */
export class DatabaseFiles {
  readonly #opened: ReadonlyMap<string, string>;

  /** @param file The database, opened and read once, so that its log exists. */
  constructor(file: string) {
    const paths = [file, `${file}-wal`, `${file}-shm`];
    this.#opened = new Map(
      paths.flatMap((path) => {
        const identity = identityOf(path);
        return identity === null ? [] : [[path, identity]];
      }),
    );
  }

  /** The first file that is no longer the one that was opened; null if all are. Takes some microseconds. */
  displaced(): string | null {
    for (const [path, identity] of this.#opened) if (identityOf(path) !== identity) return path;
    return null;
  }

  /** @throws UserError `store.unavailable` if a file was deleted, moved or replaced. */
  requireInPlace(): void {
    const path = this.displaced();
    if (path !== null) throw storeErrors.displaced({ path });
  }
}

/** Null if there is no such file. */
function identityOf(path: string): string | null {
  const stats = statSync(path, { throwIfNoEntry: false, bigint: true });
  return stats ? `${stats.dev}:${stats.ino}` : null;
}
