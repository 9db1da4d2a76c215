import { wordList } from '../../lexicon/words.js';
import type { Tokens } from '../token.js';

const MAX_WORDS = 4;
/** Plurals without "s". */
const IRREGULAR_PLURALS = new Set(
  wordList(
    'people men women children police cattle sheep fish feet teeth geese mice troops personnel staff crew aircraft spacecraft series species media data bacteria criteria salmon deer',
  ),
);
/** Words in "s" that are no plurals, and words that end a noun phrase. */
const NOT_PLURAL_RE =
  /(?:ss|us|is|ous)$|^(?:as|was|has|does|its|his|this|yes|less|plus|across|towards|besides|perhaps|always|sometimes|afterwards|upwards|overseas|gas|news|athletics|physics|politics|others)$/;
const ENDS_PHRASE = new Set(
  wordList(`of in on at to from by for with and or but than that which who whom whose when where while as if because after before
  during since until under over between into onto through against without within is are was were be been being has have had do does did will
  would can could may might must shall should not no the a an this that these those it he she they we you i his her its their our your my
  there here then now so too also only just more less most each every all both said says died killed injured hurt missing dead
  per ago later earlier old times ever yet still again away up down out off back today yesterday tomorrow`),
);
/** After a number and a hyphen, these are no nouns: "one-off", "two-way". */
export const isAdjectival = (word: string): boolean =>
  /^(?:off|sided|way|fold|on|to|by|time|way)$/.test(word);
const IRREGULAR_SINGULARS: Readonly<Record<string, string>> = {
  men: 'man',
  women: 'woman',
  children: 'child',
  feet: 'foot',
  teeth: 'tooth',
  geese: 'goose',
  mice: 'mouse',
  lives: 'life',
  wives: 'wife',
  knives: 'knife',
  wolves: 'wolf',
  leaves: 'leaf',
  shelves: 'shelf',
  thieves: 'thief',
  halves: 'half',
  bacteria: 'bacterium',
  criteria: 'criterion',
};

/**
 * The noun that a number counts, in the singular: "boat" for "12 fishing boats", "storey" for "12-storey"; '' if none
 * follows. The first plural within four words is taken, or the next word after a hyphen or "one".
 */
export function countedNounAfter(tokens: Tokens, at: number, amount: number): string {
  const [hyphen, joined] = [tokens[at], tokens[at + 1]];
  if (
    hyphen?.text === '-' &&
    hyphen.space === '' &&
    joined?.kind === 'word' &&
    joined.space === '' &&
    /^\p{Ll}/u.test(joined.text)
  )
    return singularOf(joined.lower);
  for (let i = at; i < at + MAX_WORDS; i += 1) {
    const token = tokens[i];
    if (token?.kind === 'symbol' && token.text === '-' && token.space === '') continue;
    if (token?.kind !== 'word') break;
    if (ENDS_PHRASE.has(token.lower)) {
      if (/^(?:more|other|such)$/.test(token.lower)) continue;
      break;
    }
    if (isPlural(token.lower) && !/^\p{Lu}/u.test(token.text)) return singularOf(token.lower);
    if (amount === 1 && i === at && !/^\p{Lu}/u.test(token.text)) return token.lower;
  }
  return '';
}

export const isPlural = (word: string): boolean =>
  IRREGULAR_PLURALS.has(word) ||
  word in IRREGULAR_SINGULARS ||
  (word.length > 3 && word.endsWith('s') && !NOT_PLURAL_RE.test(word));

/** The regular singular; "people", "police" and the like stay. */
export function singularOf(noun: string): string {
  if (noun in IRREGULAR_SINGULARS) return IRREGULAR_SINGULARS[noun]!;
  if (!isPlural(noun) || IRREGULAR_PLURALS.has(noun)) return noun;
  if (/ies$/.test(noun) && noun.length > 4) return noun.replace(/ies$/, 'y');
  if (/(?:x|ch|sh|ss|zz)es$/.test(noun)) return noun.replace(/es$/, '');
  if (/(?:bus|virus|campus|plus|lens|atlas)es$/.test(noun)) return noun.replace(/es$/, '');
  if (/(?:tomato|potato|hero|echo|volcano)es$/.test(noun)) return noun.replace(/es$/, '');
  return noun.replace(/s$/, '');
}
