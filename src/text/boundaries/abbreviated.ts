import {
  AFTER_TIME,
  CAPITALISED_ABBREVIATIONS,
  CLOSING_ABBREVIATIONS,
  CONTINUING_WORDS,
  LETTERED_NOUNS,
  LOWER_CASE_ABBREVIATIONS,
  MID_SENTENCE_ABBREVIATIONS,
  NUMBER_ABBREVIATION_WORDS,
  NUMBER_ABBREVIATIONS,
  TITLE_ABBREVIATIONS,
} from '../lexicon/abbreviations.js';
import { MONTH_ABBREVIATIONS, MONTHS, WEEKDAYS } from '../lexicon/months.js';
import { ENGLISH_OPENERS, OPENERS } from '../lexicon/sentence-openers.js';
import { anyOf, wordList } from '../lexicon/words.js';
import type { Stop } from './boundary.js';
import type { WritingStyle } from './writing-style.js';

const TOKEN_SEPARATOR_RE = /[\s"“”„«»‘(){}[\]—–/'’]/u;
const TIME_NAMES: ReadonlySet<string> = new Set(
  [...MONTHS, ...MONTH_ABBREVIATIONS, ...WEEKDAYS].map((name) => name.toLowerCase()),
);
/** What a number with a full stop counts in languages that write ordinals so, beside months, in German. */
const COUNTED_RE = new RegExp(
  `^${anyOf(
    wordList(
      `Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember Jahrhunderts?
      Jahrestag Geburtstag Spieltag Spielminute Minute Platz Lebensjahr Etage Stock Jh`,
    ),
  )}\\b`,
  'u',
);
const ROMAN_RE = /^[IVXLC]{2,6}$/;
const NUMBER_RE = /^[#§(]?(?:\d|[IVXLC]+\b)/;
/** "Kabul time" */
const TIME_OF_PLACE_RE = /^\p{Lu}\p{L}{1,20} (?:standard |daylight |summer )?time\b/iu;
/** "5 a.m. (0400 GMT)" */
const TIME_IN_BRACKETS_RE = /^[([]\d{1,2}[:.]?\d{2}\b/;
/** "At 5 a.m. Mr. Airey left": nothing but the time precedes. */
const BARE_TIME_RE =
  /^(?:At|By|Around|About|Before|After|Until|Since|From|On|Shortly after)\s(?:\S+\s){0,2}\S*$/u;

/**
 * True if the full stop belongs to an abbreviation, an initial or an ordinal number, so that the sentence goes on.
 * @param next The first word after the stop.
 * @param rest What follows the stop from that word on.
 */
export function isAbbreviated(stop: Stop, next: string, rest: string, style: WritingStyle): boolean {
  const token = stop.before.split(TOKEN_SEPARATOR_RE).at(-1)!;
  if (token === '') return false;
  const word = token.toLowerCase();
  const nextWord = next.toLowerCase();
  const opens =
    OPENERS.has(nextWord.replaceAll('’', "'")) && !/^\p{L}\./u.test(rest) && !/^[–—-]/u.test(stop.after);
  if (/^[#№]?\d{1,3}$/.test(token) || ROMAN_RE.test(token)) {
    if (COUNTED_RE.test(next) && /\d/.test(token)) return true;
    if (!style.dottedOrdinals || opens || isNumbered(stop.before)) return false;
    return !/^\d/.test(next) || isNumericDate(stop.before, rest);
  }
  if (/^\p{L}$/u.test(token)) return isInitial(stop.before, token, nextWord, opens, rest);
  return isKnown(stop, token, word, { nextWord, opens, rest, style });
}

/** "Abs. 3", which counts nothing. */
const isNumbered = (before: string): boolean =>
  NUMBER_ABBREVIATIONS.has(before.split(/\s/).at(-2)?.toLowerCase().replace(/\.$/, '') ?? '');

/** "1. 1. 2027", at either of its stops. */
const isNumericDate = (before: string, rest: string): boolean =>
  /^\d{1,2}\.(?:\s|$)/.test(rest) || (/\d\.\s\d{1,2}$/.test(before) && /^\d{4}\b/.test(rest));

function isInitial(before: string, token: string, nextWord: string, opens: boolean, rest: string): boolean {
  const previous = before.split(/\s/).at(-2) ?? '';
  if (token === 'I' && /^\p{Ll}/u.test(previous)) return false;
  if (/^\p{Ll}/u.test(token)) return !opens;
  if (/^\d/.test(rest)) return NUMBER_ABBREVIATIONS.has(token.toLowerCase());
  if (LETTERED_NOUNS.has(previous.toLowerCase())) return false;
  return !(ENGLISH_OPENERS.has(nextWord) && opens);
}

interface Following {
  readonly nextWord: string;
  readonly opens: boolean;
  readonly rest: string;
  readonly style: WritingStyle;
}

function isKnown(
  stop: Stop,
  token: string,
  word: string,
  { nextWord, opens, rest, style }: Following,
): boolean {
  const last = word.slice(Math.max(word.lastIndexOf('-'), word.lastIndexOf('.')) + 1);
  // "LA." is a place, "La." a state.
  const capitalised = style.lowerCase || (/^\p{Lu}/u.test(token) && !/^(?:[LPGV]A|MD|KY|VT)$/.test(token));
  if (capitalised && (TITLE_ABBREVIATIONS.has(word) || TITLE_ABBREVIATIONS.has(last))) return true;
  if (MID_SENTENCE_ABBREVIATIONS.has(word)) return true;
  if (/^[ap]\.m$/.test(word)) {
    const [first = ''] = nextWord.split(/[-–]/, 1);
    if (style.lowerCase && CONTINUING_WORDS.has(nextWord)) return true;
    if (TIME_IN_BRACKETS_RE.test(stop.after)) return true;
    if (TIME_NAMES.has(first) || AFTER_TIME.has(first) || TIME_OF_PLACE_RE.test(rest)) return true;
    return stop.fromStart && BARE_TIME_RE.test(stop.before);
  }
  if (CLOSING_ABBREVIATIONS.has(word)) return false;
  if (/[°№]$/u.test(token)) return true;
  if (NUMBER_ABBREVIATIONS.has(word)) {
    if (/^[#§(]?\d/.test(rest) || (word !== 'no' && NUMBER_RE.test(rest))) return true;
    if (CAPITALISED_ABBREVIATIONS.has(word) && capitalised) return !opens;
    return !NUMBER_ABBREVIATION_WORDS.has(word) && !opens;
  }
  if (word === 'al') return /^\d/.test(rest);
  if (capitalised && CAPITALISED_ABBREVIATIONS.has(word)) return !opens;
  if (LOWER_CASE_ABBREVIATIONS.has(word)) return !opens;
  return /^(?:\p{L}{1,2}\.)+-?\p{L}{1,2}$/u.test(token) && !opens;
}
