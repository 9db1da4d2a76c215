/** The types of files that are read, by extension with its dot; the first of several is the one that is offered. */
const FILE_TYPES = {
  text: ['.txt', '.text'],
  markdown: ['.md', '.markdown'],
  html: ['.html', '.htm', '.xhtml'],
  pdf: ['.pdf'],
  word: ['.docx'],
  mail: ['.eml'],
  json: ['.json'],
  transcript: ['.vtt', '.srt'],
} as const;

export type FileType = keyof typeof FILE_TYPES;

const TYPE_OF: ReadonlyMap<string, FileType> = new Map(
  Object.entries(FILE_TYPES).flatMap(([type, extensions]) =>
    extensions.map((extension) => [extension, type as FileType] as const),
  ),
);

/** Every extension that is read. */
export const READABLE_EXTENSIONS: readonly string[] = [...TYPE_OF.keys()];

/** The type of a file by its name; undefined for one that is not read. */
export function fileTypeOf(name: string): FileType | undefined {
  return TYPE_OF.get(extensionOf(name));
}

/** In lower case with the dot; empty if the name has none. */
export const extensionOf = (name: string): string =>
  /[^/\\](\.[^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** Aliases such as ".htm" are left out; of transcripts, both are named. */
const OFFERED = Object.entries(FILE_TYPES).flatMap(([type, extensions]) =>
  type === 'transcript' ? [...extensions] : extensions.slice(0, 1),
);

/** For a filter of Discord, which takes at most ten extensions. */
export const FILTERED_EXTENSIONS: readonly `.${string}`[] = [...OFFERED, '.htm'];

/** ".txt .md … .srt", for the help of a command. */
export const OFFERED_EXTENSIONS = OFFERED.join(' ');

/** ".txt, .md, … or .srt", for a sentence. */
export const OFFERED_EXTENSIONS_IN_WORDS = `${OFFERED.slice(0, -1).join(', ')} or ${OFFERED.at(-1)}`;
