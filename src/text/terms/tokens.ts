import { stemmer } from 'stemmer';
import type { Span } from '../../domain/article.js';
import { SMALL_NUMBERS } from '../lexicon/amounts.js';
import { memoise } from './memoise.js';
import { canonicalSpelling } from './spelling.js';

export interface Token extends Span {
  /** As written. */
  readonly word: string;
  /** Search term: case-folded, in American spelling, stemmed; number words become digits. */
  readonly term: string;
}

/**
 * A word is a run of letters and digits with inner apostrophes or dots ("don't", "U.S.", "3.5"), a number with
 * thousands separators, or one CJK character. Hyphens separate words, so that "US-India" matches "US India".
 */
const WORD_RE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|\d+(?:[.,]\d+)*|(?:\p{L}\.){2,}|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}]+)*/gu;

const DIGITS_OF_WORDS = new Map(SMALL_NUMBERS.map((word, value) => [word, String(value)]));

/** Words without a topic: left out of queries and term counts. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a about after again all also am an and any are as at be because been before being between both but by ' +
    'can could did do does doing done for from had has have having he her here hers him his how i if in into ' +
    'is it its just like me more most my no nor not of off on once only or other our out over own please s ' +
    'said same say says she should so some such t tell than that the their them then there these they this ' +
    'those through to too under until up us very was we were what when where which while who whom whose why ' +
    'whats whos hows wheres whens whys thats theres ' +
    'will with would you your any anyone anybody someone something'
  ).split(' '),
);

/** "us" is a stop word; "US", in capitals, is a country. "who's" is looked up as "who", "didn't" as "did". */
function isStopWord(word: string): boolean {
  if (word === 'US' || word === 'IT' || word === 'WHO') return false;
  return STOP_WORDS.has(word.toLowerCase().replace(/n?['’].*$/s, '')) || /n['’]t$/i.test(word);
}

/** Has its own term, because "us" is also the stem of "use". */
const UNITED_STATES_RE = /^(?:US|USA|U\.S\.|U\.S\.A\.)$/;
const MAX_CACHED_TERMS = 25_000;
/** Longer than any English word. */
const STEMMED_WORD_RE = /^[a-z]{1,50}$/;

/** The search term of a word: "Defence" and "defense" have the same one, and so do "signed" and "signing". */
export const termOf = memoise((word: string): string => {
  if (UNITED_STATES_RE.test(word)) return 'usa';
  const folded = (/^\d/.test(word) ? word.replaceAll(',', '') : word)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    // The same letter, in the form it has at the end of a word.
    .replaceAll('ς', 'σ')
    .replace(/['’]s?$/u, '')
    .replace(/['’.]/g, (mark) => (mark === '.' && /\d/.test(word) ? '.' : ''))
    // Ligatures and fractions ("½", "ﷺ") may fold to symbols, which would split the term in full-text search.
    .replace(/[^\p{L}\p{N}.]/gu, '.');
  return (
    DIGITS_OF_WORDS.get(folded) ??
    (STEMMED_WORD_RE.test(folded) ? stemmer(canonicalSpelling(folded)) : folded)
  );
}, MAX_CACHED_TERMS);

/** A question looks at each of its some hundred sentences several times. Takes some megabytes, of Chinese up to some ten. */
const MAX_CACHED_TEXTS = 500;
/** Of a text whose words are cached. */
const MAX_CACHED_CHARS = 400;

/** The words of a text with their spans and terms. */
export const tokenize = memoise(
  (text: string): readonly Token[] =>
    Array.from(text.matchAll(WORD_RE), ({ 0: word, index }) => ({
      word,
      term: termOf(word),
      start: index,
      end: index + word.length,
    })),
  MAX_CACHED_TEXTS,
  MAX_CACHED_CHARS,
);

/** The terms of a text without stop words, in order, with repeats. */
export const contentTerms = memoise(
  (text: string): readonly string[] => termsWithoutStopWords(tokenize(text)),
  MAX_CACHED_TEXTS,
  MAX_CACHED_CHARS,
);

/** The same of words that have been found already. */
export const termsWithoutStopWords = (tokens: readonly Token[]): string[] =>
  tokens.filter(({ word, term }) => term !== '' && !isStopWord(word)).map(({ term }) => term);
