/** A typo in the word that asks: "wher did it sink", "hwo many died", "wat is the toll". */
import {
  AMBIGUOUS_AUXILIARIES,
  NEGATED_AUXILIARIES,
  QUESTION_AUXILIARIES,
  QUESTION_WORDS,
} from '../../text/lexicon/auxiliaries.js';
import { anyOf, wordList } from '../../text/lexicon/words.js';
import { isKnownWord } from '../../text/terms/wordnet.js';

const ASKED = new Set(QUESTION_WORDS);
const AUXILIARY = anyOf([...QUESTION_AUXILIARIES, ...AMBIGUOUS_AUXILIARIES, ...NEGATED_AUXILIARIES]);
const MEASURES = anyOf(wordList('many much long old far big large tall high fast often soon'));
const FIRST_WORDS_RE = /^(\p{L}{2,7})( +)(\S+)/u;
const STARTS_WITH_AUXILIARY_RE = new RegExp(`^${AUXILIARY}\\b`, 'i');
const FOLLOWS_HOW_RE = new RegExp(`^(?:${MEASURES}|${anyOf(wordList('do does did can could'))})\\b`, 'i');
/** "howmany" */
const JOINED_RE = new RegExp(`^(how)(${MEASURES})(?= )`, 'i');
const OTHER_QUESTION_RE = new RegExp(`.\\b${anyOf(QUESTION_WORDS)}\\b`, 'i');

/** "whats", "whos"; "hows" and the like may be nouns elsewhere. */
const CONTRACTION_RE =
  /(?<![\p{L}\p{N}'’-])(?<!\bthe )(?:what|who|where)(?=s(?! app\b)(?![\p{L}\p{N}'’-]))|^(?:how|when|why)(?=s )/giu;
/** "wasnt", "wouldve"; "cant" and "wont" are words. */
const NO_APOSTROPHE_RE = new RegExp(
  `(?<![\\p{L}\\p{N}'’-])(?:${anyOf(QUESTION_AUXILIARIES.filter((word) => word !== 'can' && word !== 'will'))}n(?=t(?![\\p{L}\\p{N}'’-]))|(?:would|could|should)(?=ve(?![\\p{L}\\p{N}'’-])))`,
  'giu',
);
/** May stand before any word: "wich party", "hwo signed". */
const BEFORE_ANYTHING = new Set(['which', 'who', 'whose', 'whom']);

/**
 * The question with its first word corrected if that is a question word with one typo. An English word is only
 * corrected if a letter of the question word is missing and an auxiliary follows: "were is it", but not "wait did it".
 */
export function withQuestionWordSpelled(question: string): string {
  const parted = question
    .replace(CONTRACTION_RE, "$&'")
    .replace(NO_APOSTROPHE_RE, "$&'")
    .replace(JOINED_RE, '$1 $2');
  const [, first = '', , next = ''] = FIRST_WORDS_RE.exec(parted) ?? [];
  const word = first.toLowerCase();
  if (first === '' || ASKED.has(word) || mayBeName(parted, first, next)) return parted;
  const meant = questionWordMeant(word, next);
  return meant === null ? parted : meant + parted.slice(first.length);
}

/** "WHOI study", "Wat Pho fire", "Wen was arrested". */
const mayBeName = (question: string, first: string, next: string): boolean =>
  /^\p{Lu}/u.test(first) &&
  (/^\p{Lu}/u.test(next) ||
    first === first.toUpperCase() ||
    !question.includes('?') ||
    OTHER_QUESTION_RE.test(question));

function questionWordMeant(word: string, next: string): string | null {
  const isAsked = STARTS_WITH_AUXILIARY_RE.test(next);
  if (isKnownWord(word) || STARTS_WITH_AUXILIARY_RE.test(word)) {
    if (!isAsked) return null;
    return only(QUESTION_WORDS.filter((asked) => asked[0] === word[0] && lacksLetter(word, asked)));
  }
  for (const isTypo of [lacksLetter, hasLettersExchanged, hasLetterTooMany, hasOtherLetter]) {
    const meant = QUESTION_WORDS.filter((asked) => isTypo(word, asked));
    if (meant.length === 0) continue;
    const one = only(meant) ?? (meant.includes('how') ? howOrWho(next) : null);
    const fits =
      isAsked || FOLLOWS_HOW_RE.test(next) || (word.length > 2 && one !== null && BEFORE_ANYTHING.has(one));
    return fits ? one : null;
  }
  return null;
}

const only = (words: readonly string[]): string | null => (words.length === 1 ? words[0]! : null);

/** "hwo" stands for both. */
const howOrWho = (next: string): string => (FOLLOWS_HOW_RE.test(next) ? 'how' : 'who');

const lacksLetter = (typed: string, meant: string): boolean =>
  typed.length === meant.length - 1 && [...meant].some((_, at) => without(meant, at) === typed);

const hasLetterTooMany = (typed: string, meant: string): boolean => lacksLetter(meant, typed);

const hasLettersExchanged = (typed: string, meant: string): boolean =>
  [...meant].some((_, at) => exchanged(meant, at) === typed);

const hasOtherLetter = (typed: string, meant: string): boolean =>
  typed.length > 3 &&
  typed[0] === meant[0] &&
  typed.length === meant.length &&
  [...meant].filter((letter, at) => letter !== typed[at]).length === 1;

const without = (word: string, at: number): string => word.slice(0, at) + word.slice(at + 1);

const exchanged = (word: string, at: number): string =>
  word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
