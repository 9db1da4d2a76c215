/**
 * `text` without the characters at its end that match `character`. A pattern such as `/[.\s]+$/` takes quadratic time
 * in such characters before another one.
 * @param character Matches one UTF-16 code unit.
 */
export function withoutTrailing(text: string, character: RegExp): string {
  let end = text.length;
  while (end > 0 && character.test(text[end - 1]!)) end -= 1;
  return text.slice(0, end);
}
