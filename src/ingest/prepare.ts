import { isClaimed } from '../domain/article.js';
import { contentHashOf } from '../domain/content-hash.js';
import type { PreparedArticle } from '../store/ports/article-store.js';
import { splitText } from '../text/analyse.js';
import { withoutTrailing } from '../text/trailing.js';
import { ingestErrors } from './errors.js';
import { languageOf } from './language.js';
import type { SourceDocument } from './parse/parse-document.js';
import { countWords, type ParsedDocument } from './parse/parsed-document.js';

const MAX_TITLE_CHARS = 100;

/** An article without passages and vectors. */
export type AnalysedArticle = Omit<PreparedArticle, 'passages' | 'vectors'> &
  Pick<ParsedDocument, 'omissions' | 'nextPage'>;

/**
 * Checks the length of a document, splits it into sentences and gives it a title if it has none.
 * @throws UserError `source.too-long` over `maxWords`, `source.empty` without a sentence.
 */
export function prepareArticle(document: SourceDocument, maxWords: number, fetchedAt: Date): AnalysedArticle {
  const { provenance, url, isDeclaredUrl, omissions, nextPage } = document;
  const words = countWords(document.text);
  if (words > maxWords) throw ingestErrors.tooManyWords({ words, maxWords });
  const sentences = splitText(document.text, document.boilerplate);
  const opening = sentences[0];
  if (!opening) {
    throw ingestErrors.noSentence({ source: 'this text', empty: document.text === '' });
  }
  return {
    title: document.title ?? shorten(document.text.slice(opening.span.start, opening.span.end)),
    outlet: document.outlet,
    author: document.author,
    language: languageOf(document.text),
    publishedAt: document.publishedAt,
    fetchedAt: fetchedAt.toISOString(),
    contentHash: contentHashOf(document.text),
    text: document.text,
    boilerplate: document.boilerplate,
    words,
    urls: url === null || isClaimed(provenance) ? [] : [url, ...document.alternativeUrls],
    ...(isDeclaredUrl ? { isDeclaredUrl } : {}),
    provenance,
    claimedUrl: isClaimed(provenance) ? url : null,
    sentences,
    ...(omissions ? { omissions } : {}),
    ...(nextPage === undefined ? {} : { nextPage }),
  };
}

/** A title made of a sentence, cut at a word if possible, with an ellipsis if cut. */
function shorten(sentence: string): string {
  if (sentence.length <= MAX_TITLE_CHARS) return withoutTrailing(sentence, /[.\s]/);
  const cut = sentence.slice(0, MAX_TITLE_CHARS);
  const space = cut.lastIndexOf(' ');
  const kept = space >= MAX_TITLE_CHARS / 2 ? cut.slice(0, space) : cut.replace(/[\uD800-\uDBFF]$/, '');
  return `${withoutTrailing(kept, /[,;:\s]/)}…`;
}
