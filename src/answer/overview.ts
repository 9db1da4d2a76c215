import { newestArticles } from '../store/candidates.js';
import type { IndexedModel } from '../store/scope-index.js';
import type { Store } from '../store/store.js';
import { dot } from '../vectors.js';
import { type Candidate, candidatesOf } from './candidates.js';
import { coverage, type Query } from './features.js';
import type { Ranked } from './rank.js';

/** Two articles whose opening sentences are this alike tell one story. Cosine of titled sentences. */
const SAME_STORY = 0.8;
/** An article is part of an overview when it holds this share of what the best one holds of the question. */
const RELEVANT = 0.75;

/** The opening sentences of the newest articles, one a story, newest first: "news today". */
export function latestLeads(
  store: Store,
  model: IndexedModel,
  scope: number,
  among: readonly number[] | null,
  count: number,
): Candidate[] {
  const keys = newestArticles(store.db, scope, among, count * 3);
  const candidates = candidatesOf(
    store,
    model,
    keys.map((key) => ({ key, score: 0, passages: [] })),
  );
  return oneAStory(leadsOf(candidates)).slice(0, count);
}

/**
 * What happened with a topic: the opening sentence of every article that is about it, newest first, one a
 * story; filled up with the best other sentences of those articles.
 */
export function topicOverview(query: Query, ranked: readonly Ranked[], count: number): Candidate[] {
  const candidates = ranked.map(({ candidate }) => candidate);
  const held = new Map<Candidate['from'], ReadonlySet<string>>();
  for (const { from, terms } of candidates) {
    held.set(from, new Set([...(held.get(from) ?? from.titleTerms), ...terms]));
  }
  const coverages = new Map([...held].map(([from, terms]) => [from, coverage(query, [terms])]));
  const most = Math.max(...coverages.values());
  const about = (candidate: Candidate): boolean => coverages.get(candidate.from)! >= most * RELEVANT;
  const leads = oneAStory(newestFirst(leadsOf(candidates).filter(about)));
  const rest = candidates.filter((candidate) => about(candidate) && !leads.includes(candidate));
  return [...leads, ...rest].slice(0, count);
}

/** The first sentence of each article that may be shown. */
const leadsOf = (candidates: readonly Candidate[]): Candidate[] =>
  candidates.filter(({ sentence, previous }) => sentence.ordinal === 0 && previous === null);

const newestFirst = (candidates: readonly Candidate[]): Candidate[] =>
  candidates.toSorted((a, b) => dateOf(b).localeCompare(dateOf(a)));

const dateOf = ({ from: { article } }: Candidate): string => article.publishedAt ?? article.fetchedAt;

function oneAStory(leads: readonly Candidate[]): Candidate[] {
  const kept: Candidate[] = [];
  for (const lead of leads) {
    if (!kept.some((other) => dot(other.sentence.titled, lead.sentence.titled) >= SAME_STORY))
      kept.push(lead);
  }
  return kept;
}
