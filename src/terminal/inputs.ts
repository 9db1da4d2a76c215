import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileTypeOf, READABLE_EXTENSIONS } from '../domain/file-types.js';
import type { SourceInput, SourceMetadata } from '../domain/ingest.js';
import { terminalErrors } from './errors.js';

/** A source and its name on the command line; `read` is called when its turn comes. */
export interface NamedSource {
  readonly name: string;
  read(): Promise<SourceInput>;
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
): NamedSource[] {
  const sources = sourcesOf(args, stdin);
  if (Object.keys(metadata).length === 0) return sources;
  if (sources.length > 1 && (metadata.title !== undefined || metadata.url !== undefined))
    throw terminalErrors.metadataForSeveral({ sources: sources.length });
  return sources.map(({ name, read }) => ({
    name,
    read: async () => {
      const source = await read();
      if (source.kind === 'url') throw terminalErrors.metadataForPage({ url: source.url });
      return { ...source, ...metadata };
    },
  }));
}

function sourcesOf(args: readonly string[], stdin: () => Promise<string>): NamedSource[] {
  return args.flatMap((arg): NamedSource[] => {
    if (arg === '-')
      return [{ name: 'standard input', read: async () => ({ kind: 'text', text: await stdin() }) }];
    if (/^[a-z][a-z0-9+.-]*:\/\//i.test(arg))
      return [{ name: arg, read: async () => ({ kind: 'url', url: arg }) }];
    if (!existsSync(arg)) throw terminalErrors.pathNotFound({ path: arg });
    if (!statSync(arg).isDirectory()) return [fileSource(arg)];
    const files = filesIn(arg);
    if (files.length === 0)
      throw terminalErrors.emptyFolder({ folder: arg, extensions: [...READABLE_EXTENSIONS] });
    return files.map(fileSource);
  });
}

const fileSource = (path: string): NamedSource => ({
  name: path,
  read: async () => ({ kind: 'file', name: basename(path), bytes: readFileSync(path) }),
});

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.'))
    .sort((a, b) => a.name.localeCompare(b.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesIn(path);
      return entry.isFile() && fileTypeOf(entry.name) !== undefined ? [path] : [];
    });
}
