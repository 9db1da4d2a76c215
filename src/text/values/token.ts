/** A run of digits, a word, or one other character. */
export interface Token {
  readonly text: string;
  readonly lower: string;
  readonly kind: 'digits' | 'word' | 'symbol';
  readonly start: number;
  readonly end: number;
  /** White space between the token before and this one; '' if there is none. */
  readonly space: string;
}

const TOKEN_RE = /\d+|\p{L}[\p{L}\p{M}]*|[^\s\d\p{L}]/gu;

/** Splits a text into tokens; its cost is linear. */
export function valueTokens(text: string): Token[] {
  let end = 0;
  return Array.from(text.matchAll(TOKEN_RE), ({ 0: match, index: start }) => {
    const space = text.slice(end, start);
    end = start + match.length;
    const kind = /^\d/.test(match) ? 'digits' : /^\p{L}/u.test(match) ? 'word' : 'symbol';
    return { text: match, lower: match.toLowerCase(), kind, start, end, space };
  });
}

export type Tokens = readonly Token[];

/** True for a token that stands directly after the one before it. */
export const isGlued = (token: Token | undefined): token is Token => token?.space === '';

/** True if the tokens from `at` on are these words or symbols, in lower case. */
export const startsWith = (tokens: Tokens, at: number, words: readonly string[]): boolean =>
  words.every((word, i) => tokens[at + i]?.lower === word);
