/** Evidence for tests without a store or models. */
import { type Candidate, type CandidateArticle, candidatesOf } from '../../src/answer/evidence/candidates.js';
import type { Evidence } from '../../src/answer/evidence/gather.js';
import { analyseQuestion } from '../../src/answer/question/question.js';
import type { ScoredSpan } from '../../src/domain/models.js';
import type { StoredArticle } from '../../src/store/ports/article-store.js';
import { splitText } from '../../src/text/analyse.js';
import { contentTerms } from '../../src/text/terms/tokens.js';

let key = 0;

/** The article's title is "Title" unless given. */
export function articleOf(text: string, fields: Partial<StoredArticle> = {}): CandidateArticle {
  key += 1;
  const article: StoredArticle = {
    id: `article-${key}`,
    scope: 'test',
    revision: 1,
    title: 'Title',
    outlet: null,
    author: null,
    language: 'eng',
    publishedAt: null,
    fetchedAt: '2025-11-01T00:00:00.000Z',
    ingestedBy: null,
    contentHash: '',
    boilerplate: [],
    urls: [],
    provenance: 'fetched',
    claimedUrl: null,
    words: 1,
    ...fields,
    text,
  };
  return { key, article, sentences: splitText(text, []), titleTerms: new Set(contentTerms(article.title)) };
}

/** The span of some words in a text. @throws Error if the text does not contain them. */
export function spanOf(text: string, words: string): { start: number; end: number } {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`${JSON.stringify(text)} does not contain ${JSON.stringify(words)}`);
  return { start, end: start + words.length };
}

/** Words that a reader finds, with their score; null means unread. */
export type Found = Readonly<Record<string, number>> | null;

/**
 * Evidence whose articles are one passage each, all of the same retrieval score.
 * @param found Spans of each article in the sentences that contain the words; default: read, but nothing found.
 */
export function evidenceOf(
  question: string,
  articles: readonly CandidateArticle[],
  found: readonly Found[] = articles.map(() => ({})),
): Evidence {
  const analysed = analyseQuestion(question);
  const candidates = articles.flatMap((from, at) => candidatesIn(from, found[at] ?? null));
  return {
    scope: 1,
    question: analysed,
    retrieval: { passages: [], bestBm25: 1, idf: new Map(analysed.terms.map((term) => [term, 1])) },
    candidates,
    read: candidates.some(({ spans }) => spans !== null),
  };
}

function candidatesIn(from: CandidateArticle, found: Found): Candidate[] {
  const { sentences } = from;
  const last = sentences.length - 1;
  const retrieved = { key: from.key, article: from.key, first: 0, last, fused: 2 };
  return candidatesOf([{ from, retrieved, sentences }], null).map((candidate) => ({
    ...candidate,
    spans: found && spansIn(candidate, found),
  }));
}

function spansIn({ from, sentence, text }: Candidate, found: Readonly<Record<string, number>>): ScoredSpan[] {
  return Object.entries(found)
    .filter(([words]) => text.includes(words))
    .map(([words, score]) => {
      const { start, end } = spanOf(from.article.text.slice(sentence.span.start), words);
      return { start: start + sentence.span.start, end: end + sentence.span.start, score };
    })
    .sort((a, b) => b.score - a.score);
}
