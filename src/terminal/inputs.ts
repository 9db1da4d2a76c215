import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { MAX_FILE_MIB_AT_MOST } from '../config/config.js';
import { fileTypeOf, READABLE_EXTENSIONS } from '../domain/file-types.js';
import type { SourceInput, SourceMetadata } from '../domain/ingest.js';
import { BYTES_PER_MIB } from '../domain/units.js';
import { terminalErrors } from './errors.js';

/** A source and its name on the command line; `read` is called when its turn comes. */
export interface NamedSource {
  readonly name: string;
  read(): Promise<SourceInput>;
}

export interface NamedSources {
  readonly sources: readonly NamedSource[];
  /** Paths of files in folders that are of no type that is read. */
  readonly passedOver: readonly string[];
}

/**
 * Resolves the arguments of `ingest`: URLs, files, folders (all readable files in them, sorted by name), and `-`
 * for standard input.
 * @param metadata For texts and files only; title and URL for a single source only.
 * @throws UserError `source.not-found` for a missing path, `source.empty` for a folder without articles, `usage`
 *   for metadata that does not fit the sources (for a page, thrown by its `read`).
 */
export function namedSources(
  args: readonly string[],
  stdin: () => Promise<string>,
  metadata: SourceMetadata = {},
): NamedSources {
  const given = args.map((arg) => sourcesOf(arg, stdin));
  const sources = given.flatMap((named) => named.sources);
  const passedOver = given.flatMap((named) => named.passedOver);
  if (Object.keys(metadata).length === 0) return { sources, passedOver };
  if (sources.length > 1 && (metadata.title !== undefined || metadata.url !== undefined))
    throw terminalErrors.metadataForSeveral({ sources: sources.length });
  const described = sources.map(({ name, read }) => ({
    name,
    read: async () => {
      const source = await read();
      if (source.kind === 'url') throw terminalErrors.metadataForPage({ url: source.url });
      return { ...source, ...metadata };
    },
  }));
  return { sources: described, passedOver };
}

/** A source by itself. */
export const single = (source: NamedSource): NamedSources => ({ sources: [source], passedOver: [] });

function sourcesOf(arg: string, stdin: () => Promise<string>): NamedSources {
  if (arg === '-')
    return single({ name: 'standard input', read: async () => ({ kind: 'text', text: await stdin() }) });
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(arg))
    return single({ name: arg, read: async () => ({ kind: 'url', url: arg }) });
  if (!existsSync(arg)) throw terminalErrors.pathNotFound({ path: arg });
  if (!statSync(arg).isDirectory()) return single(fileSource(arg));
  const files = filesIn(arg);
  const isRead = (path: string): boolean => fileTypeOf(path) !== undefined;
  const sources = files.filter(isRead).map(fileSource);
  if (sources.length === 0)
    throw terminalErrors.emptyFolder({ folder: arg, extensions: [...READABLE_EXTENSIONS] });
  return { sources, passedOver: files.filter((path) => !isRead(path)) };
}

const fileSource = (path: string): NamedSource => ({
  name: path,
  read: async () => ({ kind: 'file', name: basename(path), bytes: bytesOf(path) }),
});

/**
 * A device or a pipe may have no end, and a file may be gone or locked since it was found.
 * @throws UserError `source.unsupported`.
 */
function bytesOf(path: string): Uint8Array {
  try {
    const file = statSync(path);
    if (!file.isFile()) throw terminalErrors.fileNotRead({ path, reason: 'it is not a regular file' });
    if (file.size > MAX_FILE_MIB_AT_MOST * BYTES_PER_MIB)
      throw terminalErrors.fileNotRead({ path, reason: `it is larger than ${MAX_FILE_MIB_AT_MOST} MiB` });
    return readFileSync(path);
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (syscall === undefined) throw error;
    throw terminalErrors.fileNotRead({ path, reason: String(code) }, { cause: error });
  }
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.'))
    .sort((a, b) => a.name.localeCompare(b.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesIn(path);
      return entry.isFile() ? [path] : [];
    });
}
