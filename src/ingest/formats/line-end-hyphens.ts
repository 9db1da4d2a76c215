/** Words that a printed text breaks at the ends of its lines. */

/** A longer word stays hyphenated or not as its end says. */
const MAX_WORD_CHARS = 100;
const BROKEN_RE = /(?:[\p{L}\p{N}]+-)*\p{L}+[-\u00ad\u2010]$/u;
const GOES_ON_RE = /^\p{Ll}[\p{L}-]*/u;
/** Before a longer word, these are parts of a compound rather than of a broken word: "well-known", "twenty-seven". */
const COMPOUND_RE =
  /(?:^|[^\p{L}])(?:well|self|half|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-$/iu;
const MIN_COMPOUND_END_CHARS = 4;

/** The words of a text, which tell whether one that is broken has a hyphen elsewhere. */
export const hyphenatedWords = (lines: readonly string[]): ReadonlySet<string> =>
  new Set(lines.flatMap((text) => text.toLowerCase().match(/[\p{L}\p{N}-]{1,500}/gu) ?? []));

/** Whether a line ends with a part of a word that goes on in the next line. */
export const isBroken = (line: string, next: string): boolean =>
  BROKEN_RE.test(line.slice(-MAX_WORD_CHARS)) && GOES_ON_RE.test(next);

/**
 * A line as it continues in the next one: a word broken at its end loses its hyphen unless the text has it hyphenated
 * elsewhere; any other gets a space.
 */
export function lineBefore(next: string, line: string, words: ReadonlySet<string>): string {
  const head = BROKEN_RE.exec(line.slice(-MAX_WORD_CHARS))?.[0];
  const tail = GOES_ON_RE.exec(next)?.[0];
  if (head === undefined || tail === undefined) return `${line} `;
  const whole = `${head.slice(0, -1)}${tail}`.toLowerCase();
  const hyphenated = `${head.slice(0, -1)}-${tail}`.toLowerCase();
  const isCompound = COMPOUND_RE.test(head) && tail.length >= MIN_COMPOUND_END_CHARS;
  const keepsHyphen = (words.has(hyphenated) || isCompound) && !words.has(whole);
  return keepsHyphen ? line : line.slice(0, -1);
}
