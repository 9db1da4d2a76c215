import { sentenceEndRe } from '../../text/sentences/sentence-end.js';
import { hyphenatedWords, isBroken, lineBefore } from './line-end-hyphens.js';

/** Invisible code points except joiners (handled separately) and variation selectors (used by emoji). */
const INVISIBLE_RE =
  /(?![\ufe00-\ufe0f\u180b-\u180d\u200c\u200d])\p{Default_Ignorable_Code_Point}|[\ufff9-\ufffc]/gu;

/**
 * Characters next to which zero-width joiners carry meaning: cursive and Indic scripts, and emoji. Combining marks may
 * be in between, in any order, since NFC may reorder them.
 */
const JOINABLE =
  '\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Mongolian}\\p{Script=Devanagari}\\p{Script=Bengali}' +
  '\\p{Script=Gurmukhi}\\p{Script=Gujarati}\\p{Script=Oriya}\\p{Script=Tamil}\\p{Script=Telugu}' +
  '\\p{Script=Kannada}\\p{Script=Malayalam}\\p{Script=Sinhala}\\p{Script=Khmer}' +
  '\\p{Extended_Pictographic}\\p{Emoji_Modifier}';
/** Unicode's Stream-Safe Text Format allows as many (UAX #15); NFC takes quadratic time in the marks of a character. */
const MAX_MARKS = 30;
const EXCESS_MARKS_RE = new RegExp(`(?<=\\p{M}{${MAX_MARKS}})\\p{M}+`, 'gu');
const STRAY_JOINER_RE = new RegExp(
  `(?<![${JOINABLE}]\\p{M}{0,${MAX_MARKS}})[\\u200c\\u200d]|[\\u200c\\u200d](?!\\p{M}{0,${MAX_MARKS}}[${JOINABLE}])`,
  'gu',
);

// biome-ignore lint/suspicious/noControlCharactersInRegex: it removes control characters
const CONTROL_RE = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g;
const PARAGRAPH_BREAK_RE = /[\f\u2029]/g;
const LINE_BREAK_RE = /\r\n?|[\v\u0085\u2028]/g;

/** Narrower blocks are lists or verse; wider ones are not hard-wrapped. */
const MIN_WRAP_COLUMNS = 40;
const MAX_WRAP_COLUMNS = 120;

/** Fewer lines that end with a hyphen end with one of a compound. */
const MIN_BROKEN_LINES = 2;
const MIN_BROKEN_SHARE = 0.05;

/** A line that ends with a colon or semicolon may be a line of its own, too. */
const LINE_END_RE = sentenceEndRe({ also: ':;' });
const LIST_ITEM_RE = /^(?:[-*•‣▪◦–—]|\d{1,3}[.)])\s/u;
/** A line of one word, which cannot be wrapped and may be wider than the lines around it. */
const ADDRESS_RE = /^[!-~]{1,500}$/;
const LETTER_RE = /[a-z]/i;
const UNSPACED_END_RE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}。、！？」』）]$/u;
const UNSPACED_START_RE = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}「『（]/u;

/**
 * The normal form of all text, so that offsets, hashes and text fragments agree: NFC; no control, zero-width,
 * soft-hyphen or bidi-control characters; at most 30 combining marks in a row; whitespace collapsed; paragraphs
 * separated by one blank line, without line breaks inside. Idempotent.
 *
 * A single line break is ambiguous. It counts as a hard wrap, and the lines are joined, if three conditions hold: the
 * block is 40 to 120 columns wide without addresses; the first word of the next line would not have fitted on this line (as greedy
 * wrapping implies), or is the rest of a broken word; and at least one such break in the text is inside a sentence. Any other line break separates
 * paragraphs, so that pasted text with one paragraph per line, lists and headlines remain separate.
 */
export function normaliseText(raw: string): string {
  const lines = clean(raw)
    .split('\n')
    .map((line) => spacedOnce(line));
  return unwrap(blocksOf(lines)).join('\n\n').normalize('NFC');
}

/** One space for any white space, none at the ends. In steps: a run of millions overflows the stack of one pattern. */
export const spacedOnce = (line: string): string =>
  line
    .replace(/\s{1,1000}/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();

/** Removes invisible characters and turns every line break into `\n`. */
function clean(raw: string): string {
  return raw
    .replace(LINE_BREAK_RE, '\n')
    .replace(PARAGRAPH_BREAK_RE, '\n\n')
    .replace(CONTROL_RE, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(INVISIBLE_RE, '')
    .replace(EXCESS_MARKS_RE, '')
    .normalize('NFC')
    .replace(EXCESS_MARKS_RE, '')
    .replace(STRAY_JOINER_RE, '')
    .replace(EXCESS_MARKS_RE, '')
    .normalize('NFC');
}

/** Runs of non-blank lines. */
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
  const wrapped = blocks.some((block, b) => block.some((line, i) => wraps[b]![i] && !LINE_END_RE.test(line)));
  if (!wrapped) return blocks.flat();
  const words = brokenWords(blocks);
  return blocks.flatMap((block, b) => {
    const paragraphs: string[][] = [];
    for (const [i, line] of block.entries()) {
      const isJoined = i + 1 < block.length && wraps[b]![i]!;
      const piece = isJoined ? beforeNext(line, block[i + 1]!, words) : line;
      if (i > 0 && wraps[b]![i - 1]) paragraphs.at(-1)!.push(piece);
      else paragraphs.push([piece]);
    }
    return paragraphs.map((pieces) => pieces.join(''));
  });
}

/** The words of a text that breaks words at the ends of its lines; null for others, whose hyphens are their own. */
function brokenWords(blocks: readonly string[][]): ReadonlySet<string> | null {
  const broken = blocks.reduce(
    (sum, block) => sum + block.filter((line, i) => isBroken(line, block[i + 1] ?? '')).length,
    0,
  );
  const lines = blocks.flat();
  return broken >= MIN_BROKEN_LINES && broken >= lines.length * MIN_BROKEN_SHARE
    ? hyphenatedWords(lines)
    : null;
}

/** For each line of a block, true if the break after it can be a hard wrap. */
function wrapsOf(block: readonly string[]): boolean[] {
  const breakable = block.filter((line) => !(ADDRESS_RE.test(line) && LETTER_RE.test(line)));
  const columns = (breakable.length > 0 ? breakable : block).reduce(
    (max, line) => Math.max(max, line.length),
    0,
  );
  const isWrapWidth = columns >= MIN_WRAP_COLUMNS && columns <= MAX_WRAP_COLUMNS;
  return block.map((line, i) => {
    const next = block[i + 1];
    if (next === undefined || !isWrapWidth || LIST_ITEM_RE.test(next)) return false;
    return isBroken(line, next) || line.length + 1 + next.split(' ', 1)[0]!.length > columns;
  });
}

/** A line with the space before the next one; scripts without spaces have none, nor words broken at a hyphen. */
function beforeNext(line: string, next: string, words: ReadonlySet<string> | null): string {
  if (UNSPACED_END_RE.test(line) && UNSPACED_START_RE.test(next)) return line;
  if (words !== null && isBroken(line, next)) return lineBefore(next, line, words);
  return /\p{L}-$/u.test(line) && /^\p{L}/u.test(next) ? line : `${line} `;
}
