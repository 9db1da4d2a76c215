import { dot } from '../domain/vectors.js';
import type { Store } from '../store/ports/store.js';
import type { IndexedModel } from '../store/ports/vector-index.js';
import { articleAt, type CandidateArticle, type QuotableSentence } from './evidence/candidates.js';
import { type Evidence, questionShare } from './evidence/gather.js';
import type { RankedSentence } from './evidence/rank.js';

/** Two articles whose opening passages are this alike tell one story. Cosine. */
const SAME_STORY = 0.8;
/** An article is part of an overview when it holds this share of what the best one holds of the question. */
const RELEVANT = 0.75;

/** The opening sentences of the newest articles, one a story, newest first: "news today". */
export async function latestLeads(
  store: Store,
  model: IndexedModel,
  scope: number,
  among: readonly number[] | null,
  count: number,
): Promise<QuotableSentence[]> {
  const keys = await store.search.newest(scope, among, count * 3);
  const articles = await Promise.all(keys.map((key) => articleAt(store, key)));
  const found = articles.filter((article) => article !== null);
  return (await onePerStory(store, model, found)).slice(0, count).flatMap(leadOf);
}

/**
 * What happened with a topic: the opening sentence of every article that is about it, newest first, one a
 * story; then the best other sentences of those articles.
 */
export async function topicOverview(
  store: Store,
  model: IndexedModel,
  evidence: Evidence,
  ordered: readonly RankedSentence[],
  count: number,
): Promise<QuotableSentence[]> {
  const terms = new Map<CandidateArticle, Set<string>>();
  for (const { candidate } of ordered) {
    const held = terms.get(candidate.from) ?? new Set(candidate.from.titleTerms);
    for (const term of candidate.terms) held.add(term);
    terms.set(candidate.from, held);
  }
  const shares = new Map([...terms].map(([from, held]) => [from, questionShare(evidence, [held])]));
  const most = Math.max(...shares.values());
  const about = (from: CandidateArticle): boolean => shares.get(from)! >= most * RELEVANT;
  const articles = [...terms.keys()].filter(about).sort((a, b) => dateOf(b).localeCompare(dateOf(a)));
  const leads = (await onePerStory(store, model, articles)).flatMap(leadOf);
  const isLead = ({ from, sentence }: QuotableSentence): boolean =>
    leads.some((lead) => lead.from === from && lead.sentence.ordinal === sentence.ordinal);
  const others = ordered
    .map(({ candidate }) => candidate)
    .filter((candidate) => about(candidate.from) && !isLead(candidate));
  return [...leads, ...others].slice(0, count);
}

const leadOf = (from: CandidateArticle): QuotableSentence[] =>
  from.sentences.slice(0, 1).map((sentence) => ({ from, sentence }));

const dateOf = ({ article }: CandidateArticle): string => article.publishedAt ?? article.fetchedAt;

/** The first article of each story, in the order given. */
async function onePerStory(
  store: Store,
  model: IndexedModel,
  articles: readonly CandidateArticle[],
): Promise<CandidateArticle[]> {
  const kept: { readonly from: CandidateArticle; readonly vector: Float32Array | undefined }[] = [];
  for (const from of articles) {
    const vector = (await store.search.passageVectors(from.key, model))[0]?.vector;
    const isTold = kept.some((other) => vector && other.vector && dot(other.vector, vector) >= SAME_STORY);
    if (!isTold) kept.push({ from, vector });
  }
  return kept.map(({ from }) => from);
}
