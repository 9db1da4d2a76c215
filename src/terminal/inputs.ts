import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { UserError } from '../domain/errors.js';
import type { SourceInput, SourceMetadata } from '../domain/ingest.js';
import { READABLE_EXTENSIONS } from '../ingest/formats/file.js';

const READABLE = new Set(READABLE_EXTENSIONS);

/** A source with the name it was given by; read only when its turn comes. */
export interface NamedSource {
  readonly name: string;
  read(): Promise<SourceInput>;
}

/**
 * What the words after `ingest` stand for: URLs, files, folders (every readable file below, by name), `-` for
 * standard input.
 * @param said What is known of them beside: for texts and files, title and link for one alone.
 * @throws UserError `source.not-found` for what is none of them, `source.empty` for a folder without articles,
 *   `usage` for something said of a page, or of several sources what only one can have.
 */
export function namedSources(
  words: readonly string[],
  stdin: () => Promise<string>,
  said: SourceMetadata = {},
): NamedSource[] {
  const sources = sourcesOf(words, stdin);
  if (Object.keys(said).length === 0) return sources;
  if (sources.length > 1 && (said.title !== undefined || said.url !== undefined)) {
    throw new UserError(
      'usage',
      `--title and --link are one article's; ${sources.length} sources were given. Ingest it alone.`,
    );
  }
  return sources.map(({ name, read }) => ({
    name,
    read: async () => {
      const source = await read();
      if (source.kind !== 'url') return { ...source, ...said };
      throw new UserError(
        'usage',
        `--title, --outlet, --date and --link are for texts and files; the page ${source.url} says its own.`,
      );
    },
  }));
}

function sourcesOf(words: readonly string[], stdin: () => Promise<string>): NamedSource[] {
  return words.flatMap((word): NamedSource[] => {
    if (word === '-')
      return [{ name: 'standard input', read: async () => ({ kind: 'text', text: await stdin() }) }];
    if (/^[a-z][a-z0-9+.-]*:\/\//i.test(word))
      return [{ name: word, read: async () => ({ kind: 'url', url: word }) }];
    if (!existsSync(word)) {
      throw new UserError(
        'source.not-found',
        `There is no file or folder ${JSON.stringify(word)}. Give a URL (with https://), a file, a folder, or - for standard input.`,
      );
    }
    if (!statSync(word).isDirectory()) return [fileSource(word)];
    const files = filesBelow(word);
    if (files.length === 0) {
      throw new UserError(
        'source.empty',
        `The folder ${word} holds no article: expected files ending in ${[...READABLE].join(', ')}.`,
      );
    }
    return files.map(fileSource);
  });
}

const fileSource = (path: string): NamedSource => ({
  name: path,
  read: async () => ({ kind: 'file', name: basename(path), bytes: readFileSync(path) }),
});

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.'))
    .sort((a, b) => a.name.localeCompare(b.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesBelow(path);
      return entry.isFile() && READABLE.has(extname(entry.name).toLowerCase()) ? [path] : [];
    });
}
