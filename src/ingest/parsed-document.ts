import type { IsoDate, Span } from '../domain/article.js';
import { UserError } from '../domain/errors.js';

/** What a source yields before it has a scope, a language or vectors. Unknown things are null, never guessed. */
export interface ParsedDocument {
  /** As `normaliseText` leaves it: paragraphs parted by one blank line, no line break inside a paragraph. */
  readonly text: string;
  /** Spans of `text` that are neither retrieved nor quoted, in order, without overlap. */
  readonly boilerplate: readonly Span[];
  readonly title: string | null;
  readonly outlet: string | null;
  readonly author: string | null;
  readonly publishedAt: IsoDate | null;
  /** Canonical; null when the source has no address. */
  readonly url: string | null;
  /** Other addresses that led to this text (before a redirect, an AMP page), without `url` itself. */
  readonly alternativeUrls: readonly string[];
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’.-][\p{L}\p{M}\p{N}]+)*/gu;
/** Scripts written without blanks between words: there a letter counts as a word. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;
const SENTENCE_END = /[.!?…。！？؟۔।]["'”’»)\]]*$/u;
const WORDS_OF_AN_UNFINISHED_SENTENCE = 5;

/** Words of `text`, a letter of an unspaced script counting as one. */
export function countWords(text: string): number {
  const unspaced = text.match(UNSPACED)?.length ?? 0;
  return unspaced + (text.replace(UNSPACED, ' ').match(WORD)?.length ?? 0);
}

/** `text` without the spans, which must be in order and without overlap. */
export function withoutSpans(text: string, spans: readonly Span[]): string {
  let rest = '';
  let from = 0;
  for (const { start, end } of spans) {
    rest += text.slice(from, start);
    from = end;
  }
  return rest + text.slice(from);
}

/**
 * A sentence is a paragraph of two words with a full stop, or of five without. `source` names what was read.
 * @throws UserError `source.empty` when nothing outside the boilerplate could be cited.
 */
export function requireSentence(source: string, text: string, boilerplate: readonly Span[]): void {
  const citable = withoutSpans(text, boilerplate)
    .split('\n\n')
    .some((paragraph) => {
      const least = SENTENCE_END.test(paragraph.trim()) ? 2 : WORDS_OF_AN_UNFINISHED_SENTENCE;
      return /\p{L}/u.test(paragraph) && countWords(paragraph) >= least;
    });
  if (citable) return;
  throw new UserError(
    'source.empty',
    `There is no sentence to cite in ${source}. Expected an article's text; ` +
      `${text === '' ? 'it is empty' : 'found only titles, symbols or boilerplate'}. Give the article's own sentences.`,
  );
}
