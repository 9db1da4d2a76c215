export interface Line {
  readonly text: string;
  /** Offset in the whole text, in UTF-16 code units. */
  readonly start: number;
}

/** The lines of `text` that are not empty, without their line feeds. */
export function linesOf(text: string): Line[] {
  let start = 0;
  return text.split('\n').flatMap((line) => {
    const at = start;
    start += line.length + 1;
    return line === '' ? [] : [{ text: line, start: at }];
  });
}
