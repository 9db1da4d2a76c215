const QUOTED_LINE_RE = /^ ?> ?/;
const MIN_LINES = 2;

/** A text of which each line is marked as a quotation by ">", as mail programs and chats do, without one such mark. */
export function withoutQuoteMarks(text: string): string {
  const lines = text.split(/\r\n?|\n/);
  const filled = lines.filter((line) => line.trim() !== '');
  if (filled.length < MIN_LINES || !filled.every((line) => QUOTED_LINE_RE.test(line))) return text;
  return lines.map((line) => line.replace(QUOTED_LINE_RE, '')).join('\n');
}
