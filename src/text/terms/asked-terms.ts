/**
 * The terms of a text that a question may match. Stems are too coarse for names: "ferry" and "Ferri" have the same one,
 * and so have "bill" and "the Bills", "PM" and "p.m.".
 */
import { tagsOf } from '../naming/tags.js';
import { canonicalSpelling } from './spelling.js';
import { contentTerms, type Token, tokenize } from './tokens.js';
import { baseForms, isKnownWord, nounClassOf } from './wordnet.js';

/** Each term of a question as it is written there, in lower case. */
export type AskedWords = ReadonlyMap<string, string>;

/** The content terms of a text, without those whose word is another than the one asked for. */
export function askedTerms(text: string, asked: AskedWords): Set<string> {
  const terms = new Set(contentTerms(text));
  if (![...asked.keys()].some((term) => terms.has(term))) return terms;
  const tokens = tokenize(text);
  const matched = new Set<string>();
  const others = new Set<string>();
  const hasNames = !isTitleCase(tokens);
  tokens.forEach((token, at) => {
    const word = asked.get(token.term);
    if (word === undefined) return;
    (isSameWord(text, tokens, at, word, hasNames) ? matched : others).add(token.term);
  });
  for (const term of others) if (!matched.has(term)) terms.delete(term);
  return terms;
}

const CAPITALISED_RE = /^\p{Lu}\p{Ll}/u;
const MIN_TITLE_WORDS = 4;
const TITLE_CASE_SHARE = 0.6;

/** True for a headline in title case, in which a capital tells nothing. */
function isTitleCase(tokens: readonly Token[]): boolean {
  const long = tokens.filter(({ word }) => word.length >= MIN_TITLE_WORDS && /^\p{L}/u.test(word));
  const capitalised = long.filter(({ word }) => CAPITALISED_RE.test(word));
  return long.length >= MIN_TITLE_WORDS && capitalised.length > long.length * TITLE_CASE_SHARE;
}

function isSameWord(
  text: string,
  tokens: readonly Token[],
  at: number,
  asked: string,
  hasNames: boolean,
): boolean {
  const { word, term } = tokens[at]!;
  if (term === 'pm') return asked.includes('.') || isOffice(text, tokens[at]!);
  const own = plain(word);
  const other = plain(asked);
  if (!hasNames || !CAPITALISED_RE.test(word) || opensSentence(text, tokens[at]!) || /\d/.test(term))
    return true;
  if (own === other || canonicalSpelling(own) === canonicalSpelling(other)) return true;
  if (!isKnownWord(own)) return false;
  return !isNameOfAnother(text, tokens, at, own, other);
}

/** "PM" or "pm", but neither "p.m." nor "5 pm". */
const isOffice = (text: string, { word, start }: Token): boolean =>
  !word.includes('.') && !/\d\s?$/.test(text.slice(Math.max(0, start - 2), start));

const plain = (word: string): string => word.toLowerCase().replace(/['’]s?$/, '');

const opensSentence = (text: string, { start }: Token): boolean =>
  /(?:^|[.!?:"“‘'(–—-]\s*|\n)$/.test(text.slice(Math.max(0, start - 4), start));

/** "the Bills" for "bill", "Bill Ames" for "bills": an inflection of the word asked for, but a name. */
function isNameOfAnother(
  text: string,
  tokens: readonly Token[],
  at: number,
  own: string,
  other: string,
): boolean {
  if (nounClassOf(other) === null || nounClassOf(other) === 'person') return false;
  const next = tokens[at + 1];
  const beforeName =
    next !== undefined && CAPITALISED_RE.test(next.word) && text.slice(tokens[at]!.end, next.start) === ' ';
  if (baseForms(own).includes(other)) return !beforeName;
  return beforeName && tagsOf(`${tokens[at]!.word} ${next.word}`).has('Person');
}
