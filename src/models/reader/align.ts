import type { Span } from '../../domain/article.js';

/** How far past its expected position a token is searched for, to skip text that the tokenizer dropped. */
const LOOK_AHEAD_CHARS = 40;

/** A text normalised like a tokenizer's input, with a map to the original. */
export interface FoldedText {
  readonly text: string;
  /** For each UTF-16 code unit of `text`, its offset in the original; plus one entry for the end. */
  readonly origins: Uint32Array;
}

export function foldText(original: string): FoldedText {
  let text = '';
  const origins: number[] = [];
  let at = 0;
  for (const character of original) {
    for (const unit of fold(character)) {
      text += unit;
      for (let i = 0; i < unit.length; i += 1) origins.push(at);
    }
    at += character.length;
  }
  origins.push(original.length);
  return { text, origins: Uint32Array.from(origins) };
}

/** Lower case, without accents. */
export const fold = (text: string): string =>
  ASCII_RE.test(text) ? text.toLowerCase() : text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const ASCII_RE = /^\p{ASCII}*$/u;

/**
 * Finds the offsets of tokens in their text, which transformers.js does not return. It matches token by token and
 * works with any tokenizer. A token that is not found, such as part of a character, gets an empty span, and the
 * next one is searched for a little further on.
 *
 * @param tokens The folded text of each token, without the prefix that marks a word's start or continuation; null
 *   for the unknown token, which replaces a whole word and gets an empty span.
 * @returns Spans of the original text.
 */
export function alignTokens(tokens: readonly (string | null)[], { text, origins }: FoldedText): Span[] {
  let at = 0;
  return tokens.map((token) => {
    while (at < text.length && isBlank(text.charCodeAt(at))) at += 1;
    if (token === null) {
      const start = origins[at]!;
      at += unknownWordLength(text, at);
      return { start, end: start };
    }
    const found = token === '' ? -1 : findNear(text, token, at);
    if (found < 0) return { start: origins[at]!, end: origins[at]! };
    at = found + token.length;
    return { start: origins[found]!, end: endOf(origins, at) };
  });
}

/** Length of the word, punctuation mark or ideograph at this position. */
const unknownWordLength = (text: string, at: number): number =>
  (/^(?:\p{Script=Han}|[^\s\p{P}]+|\p{P})/u.exec(text.slice(at))?.[0] ?? text.slice(at, at + 1)).length;

function findNear(text: string, token: string, from: number): number {
  if (text.startsWith(token, from)) return from;
  const found = text.slice(from, from + LOOK_AHEAD_CHARS + token.length).indexOf(token);
  return found < 0 ? -1 : from + found;
}

/** End of the original character that produced the folded unit before `at`. */
function endOf(origins: Uint32Array, at: number): number {
  const last = origins[at - 1]!;
  let end = at;
  while (end < origins.length - 1 && origins[end] === last) end += 1;
  return origins[end]!;
}

const isBlank = (code: number): boolean =>
  code === 32 || (code >= 9 && code <= 13) || code === 160 || code === 8239;
