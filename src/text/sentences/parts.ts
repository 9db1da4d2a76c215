/** Cuts long text into parts of bounded length, for what takes more than linear time in the length of its input. */

/** Combining marks of one character that are looked at; `normaliseText` keeps fewer. */
const MAX_MARKS = 100;

/**
 * The end of the part of `text` that begins at `start` and has at most `max` code units: after the last sentence in its
 * second half, else before white space there, else between two characters. `max` is well above 100.
 */
export function endOfPart(text: string, start: number, max: number): number {
  const limit = start + max;
  if (limit >= text.length) return text.length;
  const half = start + Math.floor(max / 2);
  const window = text.slice(half, limit + 1);
  const sentence = Math.max(...['. ', '! ', '? '].map((end) => window.lastIndexOf(end)));
  if (sentence >= 0) return half + sentence + 1;
  const space = window.search(/\s\S*$/u);
  if (space >= 0) return half + space;
  let end = limit;
  while (end > limit - MAX_MARKS && continuesCharacter(text, end)) end -= 1;
  return end;
}

/** True between the halves of a surrogate pair and before a combining mark or a joiner. */
function continuesCharacter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  const isLowSurrogate = code >= 0xdc00 && code <= 0xdfff;
  return isLowSurrogate || /^[\p{M}\u200c\u200d]/u.test(text.slice(at, at + 2));
}
