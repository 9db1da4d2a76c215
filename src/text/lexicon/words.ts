/** Splits a list written as one string; line breaks count as spaces. */
export const wordList = (text: string): readonly string[] => text.trim().split(/\s+/);

/** The source of a regular expression that matches any of the words, the earliest first. */
export const anyOf = (words: readonly string[]): string => `(?:${words.join('|')})`;

export const capitalise = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** The regular plural: "leaders", "bosses", "agencies", "men". */
export function pluralOf(noun: string): string {
  if (/man$/.test(noun)) return noun.replace(/man$/, 'men');
  if (/[^aeiou]y$/.test(noun)) return noun.replace(/y$/, 'ies');
  return /(?:s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}
