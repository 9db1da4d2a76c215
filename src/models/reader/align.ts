import type { Span } from '../../domain/article.js';

/** How far ahead of where it is expected a token's text is looked for: past what a tokenizer left out. */
const LOOK_AHEAD_CHARS = 40;

/** A text as tokenizers compare it, and where each of its characters came from. */
export interface FoldedText {
  readonly text: string;
  /** For each UTF-16 code unit of `text`, where it stands in the original; one more entry for its end. */
  readonly origins: Uint32Array;
}

/** Lower case, without accents. */
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

export const fold = (text: string): string =>
  ASCII.test(text) ? text.toLowerCase() : text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const ASCII = /^\p{ASCII}*$/u;

/**
 * Where tokens stand in the text they were made from; transformers.js does not say. Tokens are walked along the
 * text, whatever the tokenizer: one whose text is not found there (part of a character) gets an empty span, and the
 * next one is looked for a little further on.
 *
 * @param tokens The text of each token, folded, without the marks that say how it joins the one before; null for
 *   the token that stands for a whole word outside the vocabulary, which is passed over.
 * @returns Spans into the original text.
 */
export function alignTokens(tokens: readonly (string | null)[], { text, origins }: FoldedText): Span[] {
  let at = 0;
  return tokens.map((token) => {
    while (at < text.length && isBlank(text.charCodeAt(at))) at += 1;
    if (token === null) {
      const start = origins[at]!;
      at += unknownWord(text, at);
      return { start, end: start };
    }
    const found = token === '' ? -1 : findNear(text, token, at);
    if (found < 0) return { start: origins[at]!, end: origins[at]! };
    at = found + token.length;
    return { start: origins[found]!, end: endOf(origins, at) };
  });
}

/** Length of the word, mark or ideograph that begins here. */
const unknownWord = (text: string, at: number): number =>
  (/^(?:\p{Script=Han}|[^\s\p{P}]+|\p{P})/u.exec(text.slice(at))?.[0] ?? text.slice(at, at + 1)).length;

function findNear(text: string, token: string, from: number): number {
  if (text.startsWith(token, from)) return from;
  const found = text.slice(from, from + LOOK_AHEAD_CHARS + token.length).indexOf(token);
  return found < 0 ? -1 : from + found;
}

/** The end of the original character that the folded unit before `at` came from. */
function endOf(origins: Uint32Array, at: number): number {
  const last = origins[at - 1]!;
  let end = at;
  while (end < origins.length - 1 && origins[end] === last) end += 1;
  return origins[end]!;
}

const isBlank = (code: number): boolean =>
  code === 32 || (code >= 9 && code <= 13) || code === 160 || code === 8239;
