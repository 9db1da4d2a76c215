import type { Sentence } from '../domain/article.js';
import { compareDates } from '../domain/dates.js';
import { dot } from '../domain/vectors.js';
import type { SearchStore } from '../store/ports/search-store.js';
import type { Store } from '../store/ports/store.js';
import type { IndexedModel } from '../store/ports/vector-index.js';
import { isQuestionLine } from '../text/sentences/question-line.js';
import { isStrayLine } from '../text/sentences/stray-line.js';
import { contentTerms } from '../text/terms/tokens.js';
import { isKnownWord } from '../text/terms/wordnet.js';
import { type CandidateArticle, loadArticles, type QuotableSentence } from './evidence/candidates.js';
import { eventsOf, nameTermsIn } from './evidence/event.js';
import { type Evidence, termCoverage } from './evidence/gather.js';
import type { RankedSentence } from './evidence/rank.js';

/**
 * Articles whose first passages are at least this similar report one event, too, and an overview shows one of them.
 * Looser than `sameStory`, which detects copies of one report: here the reports may be written independently.
 */
const SAME_EVENT_COSINE = 0.8;
/** An article belongs to an overview if its term coverage is at least this share of the highest one. */
const MIN_RELATIVE_COVERAGE = 0.75;
const WHOLE_TOPIC = 0.99;
/** An article mentions the topic in passing if its opening covers less than this share of the best opening. */
const MIN_SHARE_OF_OPENING = 0.5;
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

const openingCoverage = (evidence: Evidence, from: CandidateArticle): number =>
  termCoverage(evidence, openingTerms(from));

/** True if the title and the first sentence of one of the articles name the whole topic. */
export const coversTopic = (evidence: Evidence, shown: readonly QuotableSentence[]): boolean =>
  shown.some(({ from }) => openingCoverage(evidence, from) >= WHOLE_TOPIC);

/**
 * True if they name at least two words of the topic, and all that any passage has: "museum heist" where the reports call
 * it a theft. False if a name is missing.
 */
export function coversKnownTopic(evidence: Evidence, shown: readonly QuotableSentence[]): boolean {
  const { question, candidates } = evidence;
  const isKnown = (term: string): boolean =>
    candidates.some(({ terms, from }) => terms.has(term) || from.titleTerms.has(term));
  const known = question.terms.filter(isKnown);
  const isWord = (term: string): boolean => isKnownWord(question.words.get(term) ?? term);
  if (known.length < MIN_KNOWN_TERMS || !question.terms.every((term) => isKnown(term) || isWord(term)))
    return false;
  const about = { ...evidence, question: { ...question, terms: known } };
  return coversTopic(about, shown);
}

function openingTerms(from: CandidateArticle): ReadonlySet<string>[] {
  const lead = leadOf(from).map(({ sentence: { span } }) => from.article.text.slice(span.start, span.end));
  return [from.titleTerms, new Set(contentTerms(lead.join(' ')))];
}

/** The layout that the question asks for. */
export async function overviewOf(
  search: OverviewSearch,
  model: IndexedModel,
  evidence: Evidence,
  ranked: readonly RankedSentence[],
): Promise<QuotableSentence[]> {
  const articles = relevantArticles(evidence, ranked);
  switch (evidence.question.overview) {
    case 'timeline':
      return timeline(articles);
    case 'outlets':
      return onePerOutlet(articles, ranked);
    case 'topic':
      return topicOverview(search, model, evidence, articles, ranked);
  }
}

/** The articles that name the topic, or a name of it, in their title or first sentence before those that mention it in passing. */
function aboutFirst(evidence: Evidence, articles: readonly CandidateArticle[]): CandidateArticle[] {
  const coverages = new Map(articles.map((from) => [from, openingCoverage(evidence, from)]));
  const least = Math.max(...coverages.values()) * MIN_SHARE_OF_OPENING;
  const names = (from: CandidateArticle): boolean =>
    evidence.question.terms.some(
      (term) =>
        openingTerms(from).some((opening) => opening.has(term)) && nameTermsIn(from.article.text).has(term),
    );
  const isAbout = (from: CandidateArticle): boolean => coverages.get(from)! >= least || names(from);
  return [...articles.filter(isAbout), ...articles.filter((from) => !isAbout(from))];
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
 * Overview of a topic: the first sentence of every article about it, newest first, one per event, those that mention it in
 * passing last; then the other sentences of these articles, best first.
 */
async function topicOverview(
  search: OverviewSearch,
  model: IndexedModel,
  evidence: Evidence,
  articles: readonly CandidateArticle[],
  ranked: readonly RankedSentence[],
): Promise<QuotableSentence[]> {
  const ofEvents = await onePerEvent(search, model, evidence.scope, articles);
  const leads = aboutFirst(evidence, ofEvents).flatMap(leadOf);
  const isLead = ({ from, sentence }: QuotableSentence): boolean =>
    leads.some((lead) => lead.from === from && lead.sentence.ordinal === sentence.ordinal);
  const others = ranked
    .map(({ candidate }) => candidate)
    .filter((candidate) => articles.includes(candidate.from) && !isLead(candidate));
  return [...leads, ...others];
}

/** The articles about the topic, newest first. */
function relevantArticles(evidence: Evidence, ranked: readonly RankedSentence[]): CandidateArticle[] {
  const terms = new Map<CandidateArticle, Set<string>>();
  for (const { candidate } of ranked) {
    const articleTerms = terms.get(candidate.from) ?? new Set(candidate.from.titleTerms);
    for (const term of candidate.terms) articleTerms.add(term);
    terms.set(candidate.from, articleTerms);
  }
  const coverages = new Map(
    [...terms].map(([from, articleTerms]) => [from, termCoverage(evidence, [articleTerms])]),
  );
  const minCoverage = Math.max(...coverages.values()) * MIN_RELATIVE_COVERAGE;
  return [...terms.keys()].filter((from) => coverages.get(from)! >= minCoverage).sort(newestFirst);
}

/** The first sentence that states something. */
function leadOf(from: CandidateArticle): QuotableSentence[] {
  const { sentences, article } = from;
  const states = ({ span }: Sentence): boolean => {
    const words = article.text.slice(span.start, span.end);
    return !isQuestionLine(words) && !isStrayLine(words);
  };
  const lead = sentences.find(states) ?? sentences[0];
  return lead ? [{ from, sentence: lead }] : [];
}

/** Articles without a date come last. */
function newestFirst({ article: a }: CandidateArticle, { article: b }: CandidateArticle): number {
  if (a.publishedAt === null || b.publishedAt === null) {
    return Number(a.publishedAt === null) - Number(b.publishedAt === null);
  }
  return compareDates(b.publishedAt, a.publishedAt);
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
