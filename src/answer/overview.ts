import { dot } from '../domain/vectors.js';
import type { SearchStore } from '../store/ports/search-store.js';
import type { Store } from '../store/ports/store.js';
import type { IndexedModel } from '../store/ports/vector-index.js';
import { isKnownWord } from '../text/terms/wordnet.js';
import { type DistinctSentence, mergeCopies } from './copies.js';
import { type CandidateArticle, loadArticles, type QuotableSentence } from './evidence/candidates.js';
import { eventsOf } from './evidence/event.js';
import type { Evidence } from './evidence/gather.js';
import type { RankedSentence } from './evidence/rank.js';
import { leadOf, newestFirst, openingCoverage, type TopicReports } from './evidence/topic-reports.js';

/**
 * Articles whose first passages are at least this similar report one event, too, and an overview shows one of them.
 * Looser than `sameStory`, which detects copies of one report: here the reports may be written independently.
 */
const SAME_EVENT_COSINE = 0.8;
const WHOLE_TOPIC = 0.99;
/** A single word may be that of another story: the city of the heist. */
const MIN_KNOWN_TERMS = 2;

type OverviewSearch = Pick<SearchStore, 'passageVectors' | 'documentFrequencies' | 'passageCount'>;

/** The opening sentences of the newest articles, one per event, newest first: "news today". */
export async function latestLeads(
  store: Store,
  model: IndexedModel,
  scope: number,
  articleKeys: readonly number[] | null,
  count: number,
): Promise<QuotableSentence[]> {
  const keys = await store.search.newest(scope, articleKeys, count * 3);
  const articles = await loadArticles(store, scope, keys);
  return (await onePerEvent(store.search, model, scope, [...articles.values()]))
    .slice(0, count)
    .flatMap(leadOf);
}

/** True if the title and the first sentence of one of the articles name the whole topic. */
export const coversTopic = (evidence: Evidence, articles: readonly CandidateArticle[]): boolean =>
  articles.some((from) => openingCoverage(evidence, from) >= WHOLE_TOPIC);

/**
 * True if they name at least two words of the topic, and all that any passage has: "museum heist" where the reports call
 * it a theft. False if a name is missing.
 */
export function coversKnownTopic(evidence: Evidence, articles: readonly CandidateArticle[]): boolean {
  const { question, candidates } = evidence;
  const isKnown = (term: string): boolean =>
    candidates.some(({ terms, from }) => terms.has(term) || from.titleTerms.has(term));
  const known = question.terms.filter(isKnown);
  const isWord = (term: string): boolean => isKnownWord(question.words.get(term) ?? term);
  if (known.length < MIN_KNOWN_TERMS || !question.terms.every((term) => isKnown(term) || isWord(term)))
    return false;
  const about = { ...evidence, question: { ...question, terms: known } };
  return coversTopic(about, articles);
}

/** The sentences in the order in which the question asks for them. @param max How many will be shown. */
export async function overviewOf(
  search: OverviewSearch,
  model: IndexedModel,
  evidence: Evidence,
  reports: TopicReports,
  ranked: readonly RankedSentence[],
  max: number,
): Promise<QuotableSentence[]> {
  const { about, passing } = reports;
  switch (evidence.question.overview) {
    case 'timeline':
      return timeline(about.length > 0 ? about : passing);
    case 'outlets':
      return onePerOutlet([...about, ...passing], ranked);
    case 'latest':
      return latestReports(search, model, evidence, reports, ranked, max);
    case 'topic':
      return topicOverview(search, model, evidence, reports, ranked);
  }
}

/** The first sentences of the articles, oldest first; those without a date are left out if others have one. */
function timeline(articles: readonly CandidateArticle[]): QuotableSentence[] {
  const dated = articles.filter(({ article }) => article.publishedAt !== null);
  const shown = dated.length > 0 ? dated : articles;
  return shown.toSorted((a, b) => newestFirst(b, a)).flatMap(leadOf);
}

/** The best sentence of each outlet, the best outlet first. */
function onePerOutlet(
  articles: readonly CandidateArticle[],
  ranked: readonly RankedSentence[],
): QuotableSentence[] {
  const best = new Map<string, QuotableSentence>();
  for (const { candidate } of ranked) {
    if (!articles.includes(candidate.from)) continue;
    const outlet = candidate.from.article.outlet?.toLowerCase() ?? candidate.from.article.id;
    if (!best.has(outlet)) best.set(outlet, candidate);
  }
  return [...best.values()];
}

/**
 * Overview of a topic: the first sentence of every article about it, newest first, one per event, then what others say of it
 * in passing; then the other sentences of these articles, best first.
 */
async function topicOverview(
  search: OverviewSearch,
  model: IndexedModel,
  evidence: Evidence,
  { about, passing }: TopicReports,
  ranked: readonly RankedSentence[],
): Promise<QuotableSentence[]> {
  const articles = [...about, ...passing];
  const shown = await onePerEvent(search, model, evidence.scope, articles);
  const leads = shown.flatMap((from) =>
    passing.includes(from) ? mentionIn(from, evidence, ranked) : leadOf(from),
  );
  return [...leads, ...otherSentences(articles, leads, ranked)];
}

/**
 * The first sentences of the articles about a topic, newest first, at least one of each event; then what others say of it in
 * passing, and other sentences of all these articles, best first.
 */
async function latestReports(
  search: OverviewSearch,
  model: IndexedModel,
  evidence: Evidence,
  { about, passing }: TopicReports,
  ranked: readonly RankedSentence[],
  max: number,
): Promise<QuotableSentence[]> {
  const ofEvents = await onePerEvent(search, model, evidence.scope, about);
  const chosen = [...new Set([...ofEvents, ...about])];
  const articles = [...chosen.slice(0, max).sort(newestFirst), ...chosen.slice(max)];
  const mentions = passing.flatMap((from) => mentionIn(from, evidence, ranked));
  const leads = [...articles.flatMap(leadOf), ...mentions];
  return [...leads, ...otherSentences([...articles, ...passing], leads, ranked)];
}

/** The best sentence of an article that has a word of the topic, or its first sentence. */
function mentionIn(
  from: CandidateArticle,
  { question }: Evidence,
  ranked: readonly RankedSentence[],
): QuotableSentence[] {
  const mention = ranked.find(
    ({ candidate }) => candidate.from === from && question.terms.some((term) => candidate.terms.has(term)),
  );
  return mention ? [mention.candidate] : leadOf(from);
}

/** The sentences of the articles that are no leads, best first. */
function otherSentences(
  articles: readonly CandidateArticle[],
  leads: readonly QuotableSentence[],
  ranked: readonly RankedSentence[],
): QuotableSentence[] {
  const isLead = ({ from, sentence }: QuotableSentence): boolean =>
    leads.some((lead) => lead.from === from && lead.sentence.ordinal === sentence.ordinal);
  return ranked
    .map(({ candidate }) => candidate)
    .filter((candidate) => articles.includes(candidate.from) && !isLead(candidate));
}

/** The first article about each event, in the order given. */
async function onePerEvent(
  search: OverviewSearch,
  model: IndexedModel,
  scope: number,
  articles: readonly CandidateArticle[],
): Promise<CandidateArticle[]> {
  const events = await eventsOf(search, scope, articles);
  const keys = articles.map(({ key }) => key);
  const passages = await search.passageVectors(scope, keys, model);
  const kept: { readonly from: CandidateArticle; readonly vector: Float32Array | undefined }[] = [];
  for (const from of articles) {
    const vector = passages.find(({ article }) => article === from.key)?.vector;
    const isRepeat = kept.some(
      (other) =>
        events.areSame(other.from, from) ||
        (vector && other.vector && dot(other.vector, vector) >= SAME_EVENT_COSINE),
    );
    if (!isRepeat) kept.push({ from, vector });
  }
  return kept.map(({ from }) => from);
}

/**
 * The sentences of an overview without repeats. A timeline that is too long has the first report and the newest ones.
 * @param shown In the order of `overviewOf`.
 */
export function shownOf(
  { question }: Pick<Evidence, 'question'>,
  shown: readonly QuotableSentence[],
  stories: ReadonlyMap<number, number>,
  max: number,
): DistinctSentence[] {
  if (question.overview !== 'timeline') return mergeCopies(shown, stories, max);
  const all = mergeCopies(shown, stories, shown.length);
  return all.length > max ? [...all.slice(0, 1), ...all.slice(1 - max)] : all;
}
