import { stemmer } from 'stemmer';
import type { Span } from '../domain/article.js';
import { canonicalSpelling } from './spelling.js';

export interface Token extends Span {
  /** The word as written. */
  readonly word: string;
  /** What search compares: folded, spelled one way, stemmed; number words as digits. */
  readonly term: string;
}

/**
 * A word: letters and digits with inner apostrophes or dots ("don't", "U.S.", "3.5"), a number with its
 * thousands separators, or one CJK ideograph. Hyphens part words, so that "US-India" meets "US India".
 */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|\d+(?:[.,]\d+)*|(?:\p{L}\.){2,}|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}]+)*/gu;

const NUMBER_WORDS = new Map(
  (
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen ' +
    'sixteen seventeen eighteen nineteen twenty'
  )
    .split(' ')
    .map((word, value) => [word, String(value)] as const),
);

/** Words that carry no topic: they are kept in text and left out of queries and counts. */
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

/** "us" is a stop word, "US" is a country: written in capitals it counts. "didn't" and "who's" count as their stems. */
function isStopWord(word: string): boolean {
  if (word === 'US' || word === 'IT' || word === 'WHO') return false;
  return STOP_WORDS.has(word.toLowerCase().replace(/n?['’].*$/, '')) || /n['’]t$/i.test(word);
}

/** A term of its own: "US" in lower case would be the stem of "use". */
const UNITED_STATES = /^(?:US|USA|U\.S\.|U\.S\.A\.)$/;
const MAX_REMEMBERED_TERMS = 50_000;
const remembered = new Map<string, string>();

/** The search term of a word: "Defence" and "defense" give one term, so do "signed" and "signing". */
export function termOf(word: string): string {
  const had = remembered.get(word);
  if (had !== undefined) return had;
  if (remembered.size >= MAX_REMEMBERED_TERMS) remembered.clear();
  const term = computeTerm(word);
  remembered.set(word, term);
  return term;
}

function computeTerm(word: string): string {
  if (UNITED_STATES.test(word)) return 'usa';
  const folded = (/^\d/.test(word) ? word.replaceAll(',', '') : word)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    // One letter, written in another way where it ends a word.
    .replaceAll('ς', 'σ')
    .replace(/['’]s?$/u, '')
    .replace(/['’.]/g, (mark) => (mark === '.' && /\d/.test(word) ? '.' : ''))
    // What a ligature or fraction folds to beside letters would part the term in full-text search ("½", "ﷺ").
    .replace(/[^\p{L}\p{N}.]/gu, '.');
  return NUMBER_WORDS.get(folded) ?? (/^[a-z]+$/.test(folded) ? stemmer(canonicalSpelling(folded)) : folded);
}

/** Every word of `text` with its span and term. */
export function tokenize(text: string): Token[] {
  return Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({
    word,
    term: termOf(word),
    start: index,
    end: index + word.length,
  }));
}

/** The terms of `text` that carry a topic, in order, repeats kept. */
export function contentTerms(text: string): string[] {
  return tokenize(text)
    .filter((token) => !isStopWord(token.word))
    .map((token) => token.term)
    .filter((term) => term !== '');
}
