const MIN_TITLE_CHARS = 4;

/** The words of a text in lower case, without punctuation, for comparing titles and captions. */
export const plainWords = (text: string): string =>
  text
    .toLowerCase()
    .match(/[\p{L}\p{N}]{1,500}/gu)
    ?.join(' ') ?? '';

/** True if one title is the other, perhaps with more words, such as the name of the outlet. */
export function isSameTitle(heading: string, title: string | null): boolean {
  const [a, b] = [plainWords(heading), plainWords(title ?? '')];
  if (a.length < MIN_TITLE_CHARS || b.length < MIN_TITLE_CHARS) return a === b && a !== '';
  return a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `);
}
