import { errorCatalogue, wording } from '../domain/errors.js';

const counted = (count: number): string => count.toLocaleString('en');

const NO_ARTICLE_REASONS = {
  wall: 'it shows a consent or sign-in wall',
  'no-text': 'it contains no running text',
  error: 'it shows an error or a notice of maintenance',
  list: 'it lists stories without telling one',
  paid: 'it shows its text to subscribers only',
  markup: 'its markup cannot be parsed',
} as const;
export type NoArticleReason = keyof typeof NO_ARTICLE_REASONS;

const EXCESSES = {
  depth: (limit: number) => `elements nested more than ${counted(limit)} levels deep`,
  elements: (limit: number) => `more than ${counted(limit)} elements`,
  pieces: (limit: number) => `more than ${counted(limit)} tags and pieces of text`,
  'depth-sum': () => 'too many deeply nested elements',
} as const;
export type MarkupExcess = keyof typeof EXCESSES;

export const ingestErrors = errorCatalogue('ingest', {
  forgotten: wording(
    'article.forgotten',
    () =>
      'This article was forgotten here, so it is not added automatically. To get it back, ingest its URL or paste it.',
  ),
  deletedMeanwhile: wording('cancelled', () => 'The article was deleted as soon as it was stored.'),
  noSentence: wording<{ readonly source: string; readonly empty: boolean }>(
    'source.empty',
    ({ source, empty }) =>
      `There is no sentence to cite in ${source}: ${empty ? 'it is empty' : 'it contains only titles, symbols or boilerplate'}. ` +
      'Give the sentences of an article.',
  ),
  tooManyWords: wording<{ readonly words: number; readonly maxWords: number }>(
    'source.too-long',
    ({ words, maxWords }) =>
      `The article has ${counted(words)} words; the limit is ${counted(maxWords)} (MAX_ARTICLE_WORDS). Split it into parts.`,
  ),
  noArticle: wording<{ readonly source: string; readonly reason: NoArticleReason }>(
    'page.no-article',
    ({ source, reason }) =>
      `No article was found in ${source}: ${NO_ARTICLE_REASONS[reason]}. Open it in a browser and paste the text.`,
  ),
  excessiveMarkup: wording<{
    readonly source: string;
    readonly excess: MarkupExcess;
    readonly limit: number;
  }>(
    'page.no-article',
    ({ source, excess, limit }) =>
      `The page ${source} has ${EXCESSES[excess]?.(limit)}, far more than an article needs, so it is not read. Paste the text instead.`,
  ),
  noStories: wording<{ readonly url: string }>(
    'section.empty',
    ({ url }) => `No links to stories were found at ${url}. Give a section page, a sitemap or a feed.`,
  ),
  listTooLarge: wording<{ readonly url: string; readonly maxMib: number }>(
    'source.too-large',
    ({ url, maxMib }) =>
      `${url} could not be decompressed within ${maxMib} MiB (FETCH_MAX_MIB). Give a smaller list.`,
  ),
});
