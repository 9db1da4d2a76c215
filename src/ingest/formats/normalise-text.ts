/**
 * One form for all text, so that offsets, hashes and text fragments agree: see `normaliseText`.
 */

/** Invisible code points, but for joiners (treated apart) and variation selectors (emoji need them). */
const INVISIBLE =
  /(?![\ufe00-\ufe0f\u180b-\u180d\u200c\u200d])\p{Default_Ignorable_Code_Point}|[\ufff9-\ufffc]/gu;

/**
 * Where zero-width joiners carry meaning: cursive and Indic scripts, and emoji sequences. Marks may stand in
 * between, in any order, since NFC may give them another.
 */
const JOINED =
  '\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Mongolian}\\p{Script=Devanagari}\\p{Script=Bengali}' +
  '\\p{Script=Gurmukhi}\\p{Script=Gujarati}\\p{Script=Oriya}\\p{Script=Tamil}\\p{Script=Telugu}' +
  '\\p{Script=Kannada}\\p{Script=Malayalam}\\p{Script=Sinhala}\\p{Script=Khmer}' +
  '\\p{Extended_Pictographic}\\p{Emoji_Modifier}';
const STRAY_JOINER = new RegExp(
  `(?<![${JOINED}]\\p{M}*)[\\u200c\\u200d]|[\\u200c\\u200d](?!\\p{M}*[${JOINED}])`,
  'gu',
);

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g;
const PARAGRAPH_BREAK = /[\f\u2029]/g;
const LINE_BREAK = /\r\n?|[\v\u0085\u2028]/g;

/** Narrower blocks are lists or verse, wider ones are not wrapped by hand. */
const MIN_WRAP_COLUMNS = 40;
const MAX_WRAP_COLUMNS = 120;

const ENDS_SENTENCE = /[.!?…:;。！？]["'”’»)\]]*$/u;
const LIST_ITEM = /^(?:[-*•‣▪◦–—]|\d{1,3}[.)])\s/u;
const UNSPACED_END = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}。、！？」』）]$/u;
const UNSPACED_START = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}「『（]/u;

/**
 * Plain text in Byline's form: NFC; no control, zero-width, soft-hyphen or bidi-control characters; blanks
 * collapsed; paragraphs parted by one blank line and without line breaks inside. Idempotent.
 *
 * A single line break is ambiguous. It is taken for a hand-made wrap, and the lines are joined, where three
 * things hold: the block is 40 to 120 columns wide; the next line's first word would not have fitted on this
 * line (what every greedy wrapper leaves behind); and some such break in the text falls inside a sentence.
 * Every other line break parts paragraphs, so text pasted with one paragraph a line, lists and headlines stay apart.
 */
export function normaliseText(raw: string): string {
  const lines = clean(raw)
    .split('\n')
    .map((line) => line.replace(/\s+/gu, ' ').trim());
  return unwrap(blocksOf(lines)).join('\n\n').normalize('NFC');
}

/** Removes what cannot be seen; only `\n` is left of the line breaks. */
function clean(raw: string): string {
  return raw
    .replace(LINE_BREAK, '\n')
    .replace(PARAGRAPH_BREAK, '\n\n')
    .replace(CONTROL, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(INVISIBLE, '')
    .normalize('NFC')
    .replace(STRAY_JOINER, '')
    .normalize('NFC');
}

/** Runs of lines that are not blank. */
function blocksOf(lines: readonly string[]): string[][] {
  const blocks: string[][] = [[]];
  for (const line of lines) {
    if (line !== '') blocks.at(-1)!.push(line);
    else if (blocks.at(-1)!.length > 0) blocks.push([]);
  }
  return blocks.filter((block) => block.length > 0);
}

function unwrap(blocks: readonly string[][]): string[] {
  const wraps = blocks.map(wrapsOf);
  const wrapped = blocks.some((block, b) =>
    block.some((line, i) => wraps[b]![i] && !ENDS_SENTENCE.test(line)),
  );
  return blocks.flatMap((block, b) => {
    const paragraphs: string[] = [];
    for (const [i, line] of block.entries()) {
      if (i > 0 && wrapped && wraps[b]![i - 1]) {
        paragraphs[paragraphs.length - 1] += glue(block[i - 1]!, line) + line;
      } else paragraphs.push(line);
    }
    return paragraphs;
  });
}

/** For each line of a block whether the break after it can be a wrap. */
function wrapsOf(block: readonly string[]): boolean[] {
  const columns = block.reduce((most, line) => Math.max(most, line.length), 0);
  const width = columns >= MIN_WRAP_COLUMNS && columns <= MAX_WRAP_COLUMNS;
  return block.map((line, i) => {
    const next = block[i + 1];
    if (next === undefined || !width || LIST_ITEM.test(next)) return false;
    return line.length + 1 + next.split(' ', 1)[0]!.length > columns;
  });
}

/** A word cut at its hyphen and scripts without blanks are joined tightly. */
function glue(left: string, right: string): '' | ' ' {
  const tight =
    (/\p{L}-$/u.test(left) && /^\p{L}/u.test(right)) ||
    (UNSPACED_END.test(left) && UNSPACED_START.test(right));
  return tight ? '' : ' ';
}
