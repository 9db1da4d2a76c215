import { type Token, tokenize } from '../text/tokens.js';

/**
 * A question's words that are written as names are: with a capital, or a number. The first word is none of them,
 * since it is always written so.
 */
export const namedWords = (question: string): Token[] =>
  tokenize(question).filter(({ word, start }) => start > 0 && /^[\p{Lu}\p{N}]/u.test(word));

/** Whether a named word is no number. */
export const isCapitalised = ({ word }: Token): boolean => /^\p{Lu}/u.test(word);

/** A question's names of two words and more, as pairs in lower case: "super bowl", "bowl 50". */
export function namedPairs(question: string): string[] {
  const words = namedWords(question);
  return words.slice(1).flatMap((word, at) => {
    const before = words[at]!;
    if (!isCapitalised(before) || question.slice(before.end, word.start) !== ' ') return [];
    return [`${before.word} ${word.word.replace(/['’]s$/u, '')}`.toLowerCase()];
  });
}
