import type { Sentence, Span } from '../../domain/article.js';
import type { ReadablePassage, Reading, ScoredSpan } from '../../domain/models.js';
import type { StoredArticle } from '../../store/ports/article-store.js';
import type { Store } from '../../store/ports/store.js';
import { type AskedWords, askedTerms } from '../../text/terms/asked-terms.js';
import type { RetrievedPassage } from './retrieve.js';

/** An article with a retrieved passage. */
export interface CandidateArticle {
  readonly key: number;
  readonly article: StoredArticle;
  readonly sentences: readonly Sentence[];
  /** Of the title; as in `Candidate`. */
  readonly titleTerms: ReadonlySet<string>;
}

/** A sentence and its article. */
export interface QuotableSentence {
  readonly from: CandidateArticle;
  readonly sentence: Sentence;
}

/** A retrieved passage with its article. */
export interface CandidatePassage {
  readonly from: CandidateArticle;
  readonly retrieved: RetrievedPassage;
  readonly sentences: readonly Sentence[];
}

/** A sentence that may answer the question. */
export interface Candidate extends QuotableSentence {
  readonly text: string;
  /** Its content terms, without those that only share a stem with a word of the question. */
  readonly terms: ReadonlySet<string>;
  /** The best retrieved passage that contains it. */
  readonly passage: RetrievedPassage;
  /** Its best spans, best first, from the passage with the highest score; into the article's text. Null if unread. */
  readonly spans: readonly ScoredSpan[] | null;
}

/** The first `limit` passages with their articles. Repeats of the same sentences, from copies of a report, are skipped. */
export async function passagesToRead(
  store: Store,
  scope: number,
  retrieved: readonly RetrievedPassage[],
  limit: number,
  asked: AskedWords = NOTHING_ASKED,
): Promise<CandidatePassage[]> {
  const articles = new Map<number, CandidateArticle>();
  const seen = new Set<string>();
  const passages: CandidatePassage[] = [];
  // As many at a time as may be enough, in one query.
  for (let at = 0; at < retrieved.length && passages.length < limit; at += limit) {
    const next = retrieved.slice(at, at + limit);
    const missing = new Set(next.map(({ article }) => article).filter((key) => !articles.has(key)));
    for (const [key, loaded] of await loadArticles(store, scope, [...missing], asked))
      articles.set(key, loaded);
    for (const passage of next) {
      const from = articles.get(passage.article);
      if (!from) continue;
      const sentences = from.sentences.slice(passage.first, passage.last + 1);
      const text = sentences.map((sentence) => textAt(from, sentence.span)).join(' ');
      if (sentences.length === 0 || seen.has(text)) continue;
      seen.add(text);
      passages.push({ from, retrieved: passage, sentences });
    }
  }
  return passages.slice(0, limit);
}

const NOTHING_ASKED: AskedWords = new Map();

/** The searched articles of these keys that exist and are intact, in the order of the keys. */
export async function loadArticles(
  store: Pick<Store, 'search'>,
  scope: number,
  keys: readonly number[],
  asked: AskedWords = NOTHING_ASKED,
): Promise<ReadonlyMap<number, CandidateArticle>> {
  const found = await store.search.loadArticles(scope, keys);
  return new Map(
    [...found].map(([key, loaded]) => [
      key,
      { key, ...loaded, titleTerms: askedTerms(loaded.article.title, asked) },
    ]),
  );
}

/** The input for the reader: "title. sentences". */
export function readable({ from, sentences }: Pick<CandidatePassage, 'from' | 'sentences'>): ReadablePassage {
  let text = `${from.article.title}. `;
  const spans = sentences.map(({ span }) => {
    const start = text.length;
    text += `${textAt(from, span)} `;
    return { start, end: text.length - 1 };
  });
  return { text: text.trimEnd(), sentences: spans };
}

/** Each sentence of the passages once, best retrieved first. @param reading Null if no reader was available. */
export function candidatesOf(
  passages: readonly CandidatePassage[],
  reading: Reading | null,
  asked: AskedWords = NOTHING_ASKED,
): Candidate[] {
  const candidates = new Map<string, Candidate>();
  passages.forEach((passage, index) => {
    const { from, retrieved, sentences } = passage;
    const read = reading?.[index] ?? null;
    const offsets = readable(passage).sentences;
    sentences.forEach((sentence, i) => {
      const key = `${from.key} ${sentence.ordinal}`;
      const known = candidates.get(key);
      const spans = read && shiftToArticle(read[i]!, offsets[i]!, sentence.span);
      const text = known?.text ?? textAt(from, sentence.span);
      candidates.set(key, {
        from,
        sentence,
        text,
        terms: known?.terms ?? askedTerms(text, asked),
        passage: known?.passage ?? retrieved,
        spans: higherScoring(known?.spans ?? null, spans),
      });
    });
  });
  return [...candidates.values()];
}

/** A sentence is the same in passage and article, so only the offset differs. */
export const shiftToArticle = (spans: readonly ScoredSpan[], inPassage: Span, inText: Span): ScoredSpan[] =>
  spans.map(({ start, end, score }) => ({
    start: start - inPassage.start + inText.start,
    end: end - inPassage.start + inText.start,
    score,
  }));

function higherScoring(
  a: readonly ScoredSpan[] | null,
  b: readonly ScoredSpan[] | null,
): readonly ScoredSpan[] | null {
  if (a === null || b === null) return a ?? b;
  return (b[0]?.score ?? -Infinity) > (a[0]?.score ?? -Infinity) ? b : a;
}

/** The words of an article at a span of its text. */
export const textAt = ({ article }: CandidateArticle, { start, end }: Span): string =>
  article.text.slice(start, end);

/** A sentence without the spans that the reader found in it: it answers nothing. One that was not read stays so. */
export const ruledOut = (candidate: Candidate): Candidate =>
  candidate.spans === null ? candidate : { ...candidate, spans: [] };
