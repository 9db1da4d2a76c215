import type { IsoDate, Span } from '../../domain/article.js';
import type { Omission } from '../../domain/ingest-note.js';
import { sentenceEndRe } from '../../text/sentences/sentence-end.js';
import { ingestErrors } from '../errors.js';

/** A source after parsing, before it has a scope, a language or vectors. Unknown fields are null, never guessed. */
export interface ParsedDocument {
  /** In the form of `normaliseText`: paragraphs separated by one blank line, without line breaks inside. */
  readonly text: string;
  /** Spans of `text` that are neither retrieved nor quoted, in order, without overlap. */
  readonly boilerplate: readonly Span[];
  readonly title: string | null;
  readonly outlet: string | null;
  readonly author: string | null;
  readonly publishedAt: IsoDate | null;
  /** Canonical; of a file or text, the URL that it gives as its own. Null if the source has no URL. */
  readonly url: string | null;
  /** Other URLs of this text (before a redirect, an AMP page), without `url`. */
  readonly alternativeUrls: readonly string[];
  /** Present if `url` was not fetched: the page only declares it as its own. */
  readonly isDeclaredUrl?: true;
  /** Present if the page as delivered does not show the text, see `Provenance`. */
  readonly isHidden?: true;
  /** Absent if nothing is known to be missing. */
  readonly omissions?: readonly Omission[];
  /** The page that the article continues on. */
  readonly nextPage?: string;
}

/** Bounded: a loop over a class of Unicode keeps a place to go back to for each character, and the room for them ends. */
const WORD_RE = /[\p{L}\p{M}\p{N}]{1,500}(?:['’.-][\p{L}\p{M}\p{N}]{1,500}){0,100}/gu;
/** Scripts without spaces between words, where each letter counts as a word. */
const UNSPACED_RE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;
const SENTENCE_END_RE = sentenceEndRe();
const MIN_WORDS = 2;
const MIN_WORDS_WITHOUT_END_MARK = 5;

/** Number of words; a letter of a script without spaces counts as one. */
export function countWords(text: string): number {
  const unspaced = countMatches(UNSPACED_RE, text);
  return unspaced + countMatches(WORD_RE, unspaced === 0 ? text : text.replace(UNSPACED_RE, ' '));
}

/** Without an array of millions of matches. @param pattern With the flag `g`. */
function countMatches(pattern: RegExp, text: string): number {
  let count = 0;
  for (pattern.lastIndex = 0; pattern.test(text); ) count += 1;
  return count;
}

/** `text` without the spans, which must be in order and not overlap. */
export function withoutSpans(text: string, spans: readonly Span[]): string {
  let remaining = '';
  let from = 0;
  for (const { start, end } of spans) {
    remaining += text.slice(from, start);
    from = end;
  }
  return remaining + text.slice(from);
}

/**
 * Requires a paragraph that can be cited: two words with a final mark, or five words without.
 * @param source Names the document in messages.
 * @throws UserError `source.empty`.
 */
export function requireSentence(source: string, text: string, boilerplate: readonly Span[]): void {
  const citable = withoutSpans(text, boilerplate)
    .split('\n\n')
    .some((paragraph) => {
      const minWords = SENTENCE_END_RE.test(paragraph.trim()) ? MIN_WORDS : MIN_WORDS_WITHOUT_END_MARK;
      return /\p{L}/u.test(paragraph) && countWords(paragraph) >= minWords;
    });
  if (!citable) throw ingestErrors.noSentence({ source, empty: text === '' });
}
