/** Habits of a text that decide what a full stop means in it. */
import { wordList } from '../lexicon/words.js';

export interface WritingStyle {
  /** Written without capitals: a lower-case word may begin a sentence. */
  readonly lowerCase: boolean;
  /** In a language that writes ordinal numbers with a full stop, as in "am 24. Oktober". */
  readonly dottedOrdinals: boolean;
}

const SAMPLE_CHARS = 6000;
/** Fewer letters tell nothing about capitals. */
const MIN_CASED_LETTERS = 40;
/** Maximum share of capitals in a text without; English prose has at least 2 %. */
const MAX_CAPITALS = 0.003;

/** Function words of German, Danish, Norwegian, Finnish, Estonian, Latvian, Czech, Slovak, Polish, Hungarian, Croatian,
 * Slovene, Turkish and Icelandic that none of the languages below has. */
const ORDINAL_WORDS: ReadonlySet<string> = new Set(
  wordList(
    `der die das und ist nicht ein eine den dem mit von für auf im am zu sich auch wird wurde zum zur er sie seit vom bis
    og er af på til det ikke fra blev ble etter efter jeg
    ja on oli että mutta myös sekä kun ovat ei see aga un ir kas
    je že byl podle který bol pre się jest nie oraz jego przez dla
    és az egy hogy nem volt su na koji bio bilo kao što ki bil
    ve bir bu için ile olarak olan að sem var`,
  ),
);
/** Those of English, French, Spanish, Italian, Portuguese, Dutch, Swedish and Romanian. */
const OTHER_WORDS: ReadonlySet<string> = new Set(
  wordList(
    `the of and to that was with for from is are by has have its his said will be he she they
    le la les du une dans pour que est sur avec par au aux ont
    el los las y en por con una del al se su il che di è per della nel dei gli
    o os do em uma não com dos das as het een van zijn voor dat och är inte att från på till som av si în cu pe`,
  ),
);

/** Reads the style of a text from its beginning. */
export function writingStyleOf(text: string): WritingStyle {
  const sample = text.slice(0, SAMPLE_CHARS);
  const capitals = sample.match(/\p{Lu}/gu)?.length ?? 0;
  const cased = capitals + (sample.match(/\p{Ll}/gu)?.length ?? 0);
  let ordinal = 0;
  let other = 0;
  for (const [word] of sample.toLowerCase().matchAll(/\p{L}+/gu)) {
    if (ORDINAL_WORDS.has(word)) ordinal += 1;
    if (OTHER_WORDS.has(word)) other += 1;
  }
  return {
    lowerCase: cased >= MIN_CASED_LETTERS && capitals <= cased * MAX_CAPITALS,
    dottedOrdinals: ordinal > other,
  };
}
