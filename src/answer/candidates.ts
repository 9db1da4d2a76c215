import { type StoredSentence, sentencesOf } from '../store/candidates.js';
import type { IndexedModel } from '../store/scope-index.js';
import type { Store } from '../store/store.js';
import { contentTerms } from '../text/tokens.js';
import type { Article } from '../types.js';
import type { RetrievedArticle } from './retrieve.js';

/** A long article's sentences are looked at only near the passages that were found. */
const MAX_SENTENCES_WHOLE = 150;

/** A retrieved article with its text and every sentence of it. */
export interface CandidateArticle {
  readonly article: Article;
  readonly retrieved: RetrievedArticle;
  readonly sentences: readonly StoredSentence[];
  readonly titleTerms: ReadonlySet<string>;
}

/** A sentence that may be shown. */
export interface Candidate {
  readonly from: CandidateArticle;
  readonly sentence: StoredSentence;
  readonly text: string;
  /** Content terms in order. */
  readonly ordered: readonly string[];
  readonly terms: ReadonlySet<string>;
  /** Its neighbour before it in the article; null at the start. */
  readonly previous: Candidate | null;
}

/** Every sentence of the retrieved articles that may be shown, in the order of articles and text. */
export function candidatesOf(
  store: Store,
  model: IndexedModel,
  articles: readonly RetrievedArticle[],
): Candidate[] {
  return articles.flatMap((retrieved) => {
    const article = store.articles.byKey(retrieved.key);
    if (!article) return [];
    const sentences = sentencesOf(store.db, retrieved.key, model);
    const from = { article, retrieved, sentences, titleTerms: new Set(contentTerms(article.title)) };
    const all: Candidate[] = [];
    for (const sentence of sentences) {
      if (sentences.length > MAX_SENTENCES_WHOLE && !isNear(retrieved, sentence.ordinal)) continue;
      const before = all.at(-1);
      all.push(
        candidateAt(from, sentence, before?.sentence.ordinal === sentence.ordinal - 1 ? before : null),
      );
    }
    return all;
  });
}

/** Every term of some candidates and of the titles of their articles. */
export const vocabularyOf = (candidates: readonly Candidate[]): Set<string> =>
  new Set([
    ...candidates.flatMap(({ ordered }) => ordered),
    ...[...new Set(candidates.map(({ from }) => from))].flatMap(({ titleTerms }) => [...titleTerms]),
  ]);

/** One sentence of an article as a candidate. */
export function candidateAt(
  from: CandidateArticle,
  sentence: StoredSentence,
  previous: Candidate | null = null,
): Candidate {
  const text = from.article.text.slice(sentence.span.start, sentence.span.end);
  const ordered = contentTerms(text);
  return { from, sentence, text, ordered, terms: new Set(ordered), previous };
}

const isNear = ({ passages }: RetrievedArticle, ordinal: number): boolean =>
  passages.some(({ first, last }) => ordinal >= first - 2 && ordinal <= last + 2);
