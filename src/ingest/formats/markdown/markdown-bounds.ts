/**
 * The parser takes time in the square of the markers in a block and of the blocks, and recurses as deep as blocks
 * nest. At these bounds the worst input found takes about 2 s, a long article a few hundred milliseconds.
 */
const MAX_CHARS = 1_000_000;
const MAX_MARKERS = 20_000;
/** Sum over blocks of the square of their markers. */
const MAX_SQUARED_MARKERS = 2.5e7;
const MAX_MARKED_LINES = 2000;

/** Line breaks are markers too: a quotation that goes on without ">" takes quadratic time in its lines. */
const MARKER_RE = /[*_~`[\]!<>&\\|#+\n@:-]|www\./gi;
/** The start of a line that opens a heading, a quotation, a list item or a footnote, or underlines a heading. */
const MARKED_LINE_RE = /^[ \t]*(?:[>#=+*-]|\d{1,9}[.)]|\[\^)/gm;
/** A blank line, or a line that starts a list item and so ends the paragraph before it. */
const BLOCK_BREAK_RE = /\n[ \t]*\n|\n(?= {0,3}(?:[-+*]|1[.)])[ \t]+\S)/;
/** A line that opens 50 quotations or list items, or is indented as far as an item that deep. */
const DEEP_NESTING_RE =
  /^[ \t]*(?:(?:>|(?:[-+*]|\d{1,9}[.)])[ \t])[ \t]*){50}|^[ \t]{100,}(?:[>+*-]|\d{1,9}[.)])/m;

/** Whether the Markdown parser reads a text in reasonable time. */
export function isFastToParse(markdown: string): boolean {
  if (markdown.length > MAX_CHARS || DEEP_NESTING_RE.test(markdown)) return false;
  if (countOf(MARKED_LINE_RE, markdown) > MAX_MARKED_LINES) return false;
  const counts = markdown
    .replace(/\r\n?/g, '\n')
    .split(BLOCK_BREAK_RE)
    .map((block) => countOf(MARKER_RE, block) + 1);
  const sum = counts.reduce((total, count) => total + count, 0);
  const squares = counts.reduce((total, count) => total + count * count, 0);
  return sum <= MAX_MARKERS && squares <= MAX_SQUARED_MARKERS;
}

const countOf = (pattern: RegExp, text: string): number => text.match(pattern)?.length ?? 0;
