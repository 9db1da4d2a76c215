import { COMMENTS_HEADING_RE } from '../surroundings/comment-words.js';
import { comparable } from './json-ld.js';
import type { Block } from './page-blocks.js';
import { partsOfTitle } from './page-title.js';

const MAX_HEAD_BLOCKS = 40;
/** Lines before the headline: a kicker, a date, the section. */
const BLOCKS_BEFORE = 4;
/** A standfirst may be as long as a paragraph. */
const MAX_PROSE_BLOCKS = 2;
const PROSE_WORDS = 25;
const SENTENCE_WORDS = 12;
/** A shorter line may be the name of the site or of a section. */
const MIN_HEADLINE_CHARS = 12;
/** Further headings above what readers wrote. */
const COMMENTS_RE =
  /^(?:\d{1,5} )?(?:(?:reader )?comments?|responses?|replies|discussion|leave a (?:comment|reply)|kommentare?|kommentarer|antworten|commentaires?|comentarios?|comentários?|commenti|reacties|komentarze|комментари\p{L}{1,3})(?!\p{L})[^.]{0,20}$/iu;

export interface PageParts {
  /** Just above the headline, in the same part of the page. */
  readonly above: readonly Block[];
  /** Between the headline and the second paragraph. */
  readonly below: readonly Block[];
  /** All before the second paragraph, with what stands above it at some distance. */
  readonly opening: readonly Block[];
  /** From the second paragraph to the comments. */
  readonly rest: readonly Block[];
}

/** Where the lines of a page stand. Without a headline, all before the second paragraph is only `opening`. */
export function pageParts(all: readonly Block[], title: string | null): PageParts {
  const at = headlineAt(all, title);
  const start = at ?? firstText(all);
  const blocks = all.slice(0, endOfArticle(all, start));
  const end = endOfOpening(blocks, at === null ? start : start + 1);
  const limit = start + 1 + MAX_HEAD_BLOCKS;
  return {
    above:
      at === null ? [] : blocks.slice(Math.max(0, at - BLOCKS_BEFORE), at).filter(({ inMain }) => inMain),
    below: at === null ? [] : blocks.slice(at + 1, Math.min(end, limit)),
    opening: blocks.slice(0, end),
    rest: blocks.slice(end),
  };
}

/** Where the comments begin: at a heading below a paragraph. */
function endOfArticle(blocks: readonly Block[], start: number): number {
  const text = blocks.findIndex((block, at) => at > start && isProse(block.text));
  const comments = blocks.findIndex(
    ({ isHeading, text: heading }, at) =>
      text >= 0 && at > text && isHeading && (COMMENTS_RE.test(heading) || COMMENTS_HEADING_RE.test(heading)),
  );
  return comments < 0 ? blocks.length : comments;
}

function headlineAt(blocks: readonly Block[], title: string | null): number | null {
  const wanted = comparable(title ?? '');
  const headings = blocks.flatMap(({ isHeading, text }, at) =>
    isHeading ? [{ at, text: comparable(text) }] : [],
  );
  const own = wanted === '' ? undefined : headings.find(({ text }) => text === wanted);
  return (
    own?.at ??
    headlineLineAt(blocks, title ?? '') ??
    headings.find(({ at }) => blocks[at]!.inMain)?.at ??
    null
  );
}

/** Where a line above the text, in no element of a heading, is the larger part of the title. */
function headlineLineAt(blocks: readonly Block[], title: string): number | null {
  const chars = comparable(title).length;
  const parts = partsOfTitle(title)
    .map(comparable)
    .filter((part) => part.length >= MIN_HEADLINE_CHARS && part.length * 2 > chars);
  const at = blocks.findIndex(({ text }) => text.length <= title.length && parts.includes(comparable(text)));
  const prose = blocks.findIndex(({ text }) => isProse(text));
  return at >= 0 && (prose < 0 || at <= prose) ? at : null;
}

/** Of the first heading or paragraph: many sites show today's date above it. */
function firstText(blocks: readonly Block[]): number {
  const start = blocks.findIndex(({ isHeading, text }) => isHeading || isProse(text));
  return start < 0 ? blocks.length : start;
}

function endOfOpening(blocks: readonly Block[], from: number): number {
  let prose = 0;
  for (let at = from; at < blocks.length; at++) {
    if (isProse(blocks[at]!.text)) prose += 1;
    if (prose >= MAX_PROSE_BLOCKS) return at;
  }
  return blocks.length;
}

/** What follows the first heading or paragraph. */
export const afterStart = (blocks: readonly Block[]): readonly Block[] => blocks.slice(firstText(blocks));

/** True for a paragraph: long, or a sentence of some length. */
export function isProse(text: string): boolean {
  const words = wordCount(text);
  return (
    words >= PROSE_WORDS ||
    (words >= SENTENCE_WORDS && SENTENCE_END_RE.test(text) && !READING_TIME_RE.test(text))
  );
}

const SENTENCE_END_RE = /[.!?…]["'”’»)]?$/u;
/** The end of a line with a byline and a date: "Lesezeit: 3 Min." */
const READING_TIME_RE = /: ?(?:ca\. ?)?\d{1,3} ?(?:min|mins|mn)\.$/iu;
const MIN_SMALL_WORDS = 3;

/** True for a line that says what happened, however short. */
export const isSentence = (text: string): boolean =>
  isProse(text) || (SENTENCE_END_RE.test(text) && smallWords(text) >= MIN_SMALL_WORDS);

/** Words that begin with a small letter: few in bylines, labels and dates. */
export const smallWords = (text: string): number =>
  text.match(/(?<![\p{L}\p{M}'’])\p{Ll}\p{L}/gu)?.length ?? 0;

/** Words between blanks; bars, slashes and dashes are none. */
export const wordCount = (text: string): number =>
  text.match(/(?<!\S)[^\s\p{L}\p{N}]{0,20}[\p{L}\p{N}]/gu)?.length ?? 0;
