import { parseDocument } from 'yaml';
import { z } from 'zod';
import { formatErrors } from './errors.js';
import { type DocumentMetadata, NO_METADATA, readMetadata } from './metadata.js';

/** Longer front matter is read line by line: YAML nested 10,000 levels deep costs as much as a long article. */
const MAX_YAML_CHARS = 10_000;
const MAX_ALIASES = 100;

const FRONT_MATTER_RE = /^\s*---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;
const KEY_RE = /^[\w-]+$/;
const KEY_LINE_RE = /^[\w-]+:(?:\s|$)/;
/** Where a value continues on the lines below. */
const BLOCK_VALUE_RE = /^[>|][+-]?\d?$/;

const schema = z.object({
  title: z.string().max(500).optional(),
  outlet: z.string().max(200).optional(),
  author: z.string().max(500).optional(),
  date: z.string().optional(),
  url: z.string().optional(),
  link: z.string().optional(),
});

/**
 * Separates the front matter of a file, YAML between two `---` lines at its start, from the text after it. Keys used:
 * title, outlet, author (a name or several), date, url or link. Front matter that is not valid YAML is read as
 * `key: value` lines.
 * @throws UserError `usage` for an unreadable date or a value that is too long, `url.invalid` for an invalid link.
 */
export function parseFrontMatter(source: string, text: string): { metadata: DocumentMetadata; body: string } {
  const [matched = '', content = ''] = FRONT_MATTER_RE.exec(text) ?? [];
  const values = parseYaml(content) ?? parseLines(content);
  if (!values) return { metadata: NO_METADATA, body: text };
  const parsed = schema.safeParse(Object.fromEntries(values));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw formatErrors.badFrontMatter({
      source,
      key: issue?.path.join('.') ?? '',
      problem: issue?.message ?? '',
    });
  }
  const { title, outlet, author, date, url, link } = parsed.data;
  return {
    metadata: readMetadata(source, { title, outlet, author, date, url: url ?? link }),
    body: text.slice(matched.length),
  };
}

/** Lower-case keys with their values as text; null for anything but a YAML map with names as keys. */
function parseYaml(content: string): Map<string, string> | null {
  if (content.length > MAX_YAML_CHARS) return null;
  try {
    const document = parseDocument(content, { schema: 'failsafe', uniqueKeys: false, logLevel: 'silent' });
    if (document.errors.length > 0) return null;
    const parsed: unknown = document.toJS({ mapAsMap: true, maxAliasCount: MAX_ALIASES });
    if (!(parsed instanceof Map) || parsed.size === 0) return null;
    const entries = [...parsed].filter((entry): entry is [string, unknown] => typeof entry[0] === 'string');
    if (!entries.every(([key]) => KEY_RE.test(key))) return null;
    return new Map(entries.map(([key, value]) => [key.toLowerCase(), namesIn(value).join(', ')]));
  } catch (error) {
    // Too many aliases, or nested deeper than the stack.
    if (error instanceof ReferenceError || error instanceof RangeError) return null;
    throw error;
  }
}

/** A value as text; of a list its members, of a map its `name`. */
function namesIn(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (value instanceof Map) return typeof value.get('name') === 'string' ? [value.get('name')] : [];
  return Array.isArray(value) ? value.filter((item) => !Array.isArray(item)).flatMap(namesIn) : [];
}

/** Null unless every line is `key: value`, indented, a comment or blank. */
function parseLines(content: string): Map<string, string> | null {
  const lines = content.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('#'));
  if (lines.length === 0 || !lines.every((line) => KEY_LINE_RE.test(line) || /^\s/.test(line))) return null;
  return new Map(
    lines.flatMap((line) => {
      const colon = line.indexOf(':');
      const value = line.slice(colon + 1).trim();
      if (!KEY_LINE_RE.test(line) || value === '' || BLOCK_VALUE_RE.test(value)) return [];
      return [[line.slice(0, colon).toLowerCase(), unquote(value)] as const];
    }),
  );
}

function unquote(value: string): string {
  return /^(["']).*\1$/.test(value) && value.length > 1 ? value.slice(1, -1) : value;
}
