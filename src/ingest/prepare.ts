import { UserError } from '../domain/errors.js';
import { sha256 } from '../domain/ids.js';
import type { PreparedArticle } from '../store/ports/article-store.js';
import { splitText } from '../text/analyse.js';
import { languageOf } from './language.js';
import { countWords, type ParsedDocument } from './parsed-document.js';

const TITLE_CHARS = 100;

/** An article but for its passages and vectors. */
export type AnalysedArticle = Omit<PreparedArticle, 'passages' | 'vectors'>;

/**
 * Bounds a draft, names it, and finds its sentences.
 * @throws UserError `source.too-long` over `maxWords`, `source.empty` without a sentence.
 */
export function prepareArticle(draft: ParsedDocument, maxWords: number, fetchedAt: Date): AnalysedArticle {
  const words = countWords(draft.text);
  if (words > maxWords) {
    throw new UserError(
      'source.too-long',
      `The article has ${words.toLocaleString('en')} words; the limit is ${maxWords.toLocaleString('en')} ` +
        '(MAX_ARTICLE_WORDS). Give it in parts.',
    );
  }
  const sentences = splitText(draft.text, draft.boilerplate);
  const opening = sentences[0];
  if (!opening) {
    throw new UserError(
      'source.empty',
      'There is no sentence to cite in this text. Give an article with sentences.',
    );
  }
  return {
    title: draft.title ?? shorten(draft.text.slice(opening.span.start, opening.span.end)),
    outlet: draft.outlet,
    author: draft.author,
    language: languageOf(draft.text),
    publishedAt: draft.publishedAt,
    fetchedAt: fetchedAt.toISOString(),
    contentHash: sha256(draft.text.replace(/\s+/gu, ' ').trim()),
    text: draft.text,
    boilerplate: draft.boilerplate,
    words,
    urls: draft.url === null ? [] : [draft.url, ...draft.alternativeUrls],
    sentences,
  };
}

/** A title made of a sentence: whole words where it has any, an ellipsis where it was cut. */
function shorten(sentence: string): string {
  if (sentence.length <= TITLE_CHARS) return sentence.replace(/[.\s]+$/, '');
  const cut = sentence.slice(0, TITLE_CHARS);
  const blank = cut.lastIndexOf(' ');
  const kept = blank >= TITLE_CHARS / 2 ? cut.slice(0, blank) : cut.replace(/[\uD800-\uDBFF]$/, '');
  return `${kept.replace(/[,;:\s]+$/, '')}…`;
}
