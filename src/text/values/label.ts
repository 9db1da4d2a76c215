import { MONTHS, WEEKDAYS } from '../lexicon/months.js';
import { wordList } from '../lexicon/words.js';
import type { Quantity } from './quantity.js';
import { isGlued, type Token, type Tokens } from './token.js';

/** Nouns that a number names instead of counting: "page 3", "room 12". */
const LABEL_NOUNS = new Set(
  wordList(`line row room flight gate platform route highway road bus tram train track
  channel phase version update volume issue figure table appendix annex clause rule law act no nos number unit block plot lot pier
  berth exit junction grade level tier type class group district ward sector zone area episode series season stage game match round lap
  question item step part point protocol resolution order bill case model apartment flat suite floor dock hall lane bay cell court
  proposition amendment mark box file form tel phone extension ext postcode zip code isbn`),
);
/** Of these, whatever follows: "Figure 3 shows". */
const STRONG_LABEL_NOUNS = new Set(
  wordList(`page pages p pp chapter section article paragraph para figure fig table appendix annex clause resolution amendment
  proposition no nos number version vol`),
);
/** After these a capitalised word begins a sentence or is no name that takes a number. */
const FUNCTION_WORDS = new Set(
  wordList(`the a an in on at by for from to of with and but or as if when while after before since until about around nearly almost
  over under some only just more than at least up another other all both these those its his her their our my your it he she they we
  there this that which who what how why where was were is are be been has have had will would can could may might not no so then
  now also one between least most`),
);
const CALENDAR_WORDS = new Set([...MONTHS, ...WEEKDAYS].map((word) => word.toLowerCase()));
const MAX_NAME_NUMBER = 99_999;

/** True for a number that belongs to a name, a label or a footnote: "Folio 2", "the Apollo 11 astronauts", "[3]". */
export function isLabelled(tokens: Tokens, quantity: Quantity): boolean {
  const { start, end, amount, dimension, scale, unit, isInteger } = quantity;
  if (!isInteger || dimension !== 'count' || scale !== 1 || amount > MAX_NAME_NUMBER || amount < 0)
    return false;
  const before = tokens[start - 1];
  if (before?.text === '[' && tokens[end]?.text === ']') return true;
  if (before?.text === '#') return true;
  if (isListMarker(tokens, start, end)) return true;
  const word = wordBefore(tokens, start);
  if (word && STRONG_LABEL_NOUNS.has(word.lower)) return true;
  if (before?.kind !== 'word') return false;
  if (LABEL_NOUNS.has(before.lower) && (unit === '' || /^\p{Lu}/u.test(before.text))) return true;
  const isName =
    /^\p{Lu}/u.test(before.text) && !FUNCTION_WORDS.has(before.lower) && !CALENDAR_WORDS.has(before.lower);
  if (!isName) return false;
  return unit === '' || isDetermined(tokens, start - 1);
}

/** "no. 24-1187", "pages 3-5" */
export const isAfterLabel = (tokens: Tokens, start: number): boolean =>
  isLabelNoun(wordBefore(tokens, start)?.lower ?? '');

/** The noun of a label: "page 3", "no. 24". */
export const isLabelNoun = (word: string): boolean => STRONG_LABEL_NOUNS.has(word) || LABEL_NOUNS.has(word);

/** The word before a number, also if it is abbreviated: "p. 31", "No. 5". */
function wordBefore(tokens: Tokens, at: number): Token | undefined {
  const before = tokens[at - 1];
  const isAbbreviated =
    before?.text === '.' &&
    isGlued(before) &&
    /^(?:no|nos|p|pp|para|fig|vol|art)$/i.test(tokens[at - 2]?.text ?? '');
  return isAbbreviated ? tokens[at - 2] : before?.kind === 'word' ? before : undefined;
}

/** "1. Bring water", "2) Bring blankets" at the beginning of a text. */
const isListMarker = (tokens: Tokens, start: number, end: number): boolean =>
  start === 0 &&
  /^[.)]$/.test(tokens[end]?.text ?? '') &&
  isGlued(tokens[end]) &&
  (tokens[end + 1]?.space ?? '') !== '';

/** "the Apollo 11 astronauts": a determiner and one or two capitalised words before the number. */
function isDetermined(tokens: Tokens, at: number): boolean {
  for (let i = at - 1; i >= at - 2 && i >= 0; i -= 1) {
    if (/^(?:the|a|an|its|his|her|their|this|that|another|two|three|of)$/i.test(tokens[i]!.text)) return true;
    if (!/^\p{Lu}/u.test(tokens[i]!.text)) return false;
  }
  return false;
}
