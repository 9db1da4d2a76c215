/** The reports of what an overview is asked about, however they word it. */
import type { Sentence } from '../../domain/article.js';
import { compareDates } from '../../domain/dates.js';
import type { Store } from '../../store/ports/store.js';
import type { IndexedModel } from '../../store/ports/vector-index.js';
import { isQuestionLine } from '../../text/sentences/question-line.js';
import { isStrayLine } from '../../text/sentences/stray-line.js';
import { contentTerms } from '../../text/terms/tokens.js';
import { type CandidateArticle, loadArticles, type QuotableSentence, textAt } from './candidates.js';
import { eventsOf, nameTermsIn } from './event.js';
import { type Evidence, termCoverage } from './gather.js';
import { vectorSimilarityOf } from './vector-similarity.js';

/** An article mentions the topic if its term coverage is at least this share of the highest one. */
const MIN_RELATIVE_COVERAGE = 0.75;
/** It does so in passing if its opening covers less than this share of the best opening. */
const MIN_SHARE_OF_OPENING = 0.5;
/** Articles among which further reports are looked for: those with the best retrieved passages. */
const MAX_ARTICLES = 24;
/**
 * Minimum likeness of two reports of one event: of the pairs of ten folders that `eventsOf` takes for one event, 106 of 108
 * right ones and 4 of 14 wrong ones have it.
 */
const MIN_EVENT_LIKENESS = 0.7;
/**
 * From this likeness on, one that names the topic in its opening reports the same, too. By likeness alone, from 0.7, 121
 * of 127 pairs of reports of one event would be joined, and 78 others.
 */
const MIN_TOPIC_LIKENESS = 0.75;
/** Such an opening covers at least this share of the best opening. */
const MIN_SHARE_OF_LIKE_OPENING = 0.33;

/** Articles, newest first. */
export interface TopicReports {
  /** Those that name the topic, or a name of it, in their title or first sentence, and further reports of the same events. */
  readonly about: readonly CandidateArticle[];
  /** Those that mention it in passing. */
  readonly passing: readonly CandidateArticle[];
}

/**
 * The articles about the topic of an overview, and those that report the same events in other words: the ruling names the
 * director, not the explosion.
 */
export async function topicReports(
  store: Pick<Store, 'search'>,
  model: IndexedModel,
  evidence: Evidence,
): Promise<TopicReports> {
  const { scope, question, candidates, retrieval } = evidence;
  const mentioning = relevantArticles(evidence);
  const isAbout = aboutTopic(evidence, mentioning);
  const named = mentioning.filter(isAbout);
  const read = new Map(candidates.map(({ from }) => [from.key, from]));
  const keys = [...new Set(retrieval.passages.map(({ article }) => article))].slice(0, MAX_ARTICLES);
  const unread = keys.filter((key) => !read.has(key));
  const loaded = await loadArticles(store, scope, unread, question.words);
  const others = [...read.values(), ...loaded.values()].filter((from) => !named.includes(from));
  const all = [...named, ...others];
  const events = await eventsOf(store.search, scope, all);
  const likeness = await vectorSimilarityOf(store.search, model, scope, all);
  const best = Math.max(...named.map((from) => openingCoverage(evidence, from)));
  const names = (from: CandidateArticle): boolean =>
    mentioning.includes(from) ||
    (namesTopic(evidence, from) && openingCoverage(evidence, from) >= best * MIN_SHARE_OF_LIKE_OPENING);
  const further = others.filter((from) =>
    named.some((report) => {
      const alike = likeness(report, from);
      if (alike === null) return events.areSame(report, from);
      return alike >= MIN_TOPIC_LIKENESS
        ? events.areSame(report, from) || names(from)
        : alike >= MIN_EVENT_LIKENESS && events.areSame(report, from);
    }),
  );
  return {
    about: [...named, ...further].sort(newestFirst),
    passing: mentioning.filter((from) => !isAbout(from) && !further.includes(from)),
  };
}

/** The articles that mention the topic, newest first. */
function relevantArticles(evidence: Evidence): CandidateArticle[] {
  const terms = new Map<CandidateArticle, Set<string>>();
  for (const candidate of evidence.candidates) {
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

/** Tells the articles that name the topic, or a name of it, in their title or first sentence. */
function aboutTopic(
  evidence: Evidence,
  articles: readonly CandidateArticle[],
): (from: CandidateArticle) => boolean {
  const coverages = new Map(articles.map((from) => [from, openingCoverage(evidence, from)]));
  const least = Math.max(...coverages.values()) * MIN_SHARE_OF_OPENING;
  return (from) => coverages.get(from)! >= least || namesTopic(evidence, from);
}

/** True if a name of the topic is in the title or the first sentence. */
const namesTopic = ({ question }: Evidence, from: CandidateArticle): boolean =>
  question.terms.some(
    (term) =>
      openingTerms(from).some((opening) => opening.has(term)) && nameTermsIn(from.article.text).has(term),
  );

/** Term coverage of the title and the first sentence. */
export const openingCoverage = (evidence: Evidence, from: CandidateArticle): number =>
  termCoverage(evidence, openingTerms(from));

/** The first sentence that states something; none of an article without sentences. */
export function leadOf(from: CandidateArticle): QuotableSentence[] {
  const { sentences, article } = from;
  const states = ({ span }: Sentence): boolean => {
    const words = article.text.slice(span.start, span.end);
    return !isQuestionLine(words) && !isStrayLine(words);
  };
  const lead = sentences.find(states) ?? sentences[0];
  return lead ? [{ from, sentence: lead }] : [];
}

/** The terms of the title and of the lead. */
function openingTerms(from: CandidateArticle): ReadonlySet<string>[] {
  const lead = leadOf(from).map(({ sentence: { span } }) => textAt(from, span));
  return [from.titleTerms, new Set(contentTerms(lead.join(' ')))];
}

/** Articles without a date come last. */
export function newestFirst({ article: a }: CandidateArticle, { article: b }: CandidateArticle): number {
  if (a.publishedAt === null || b.publishedAt === null) {
    return Number(a.publishedAt === null) - Number(b.publishedAt === null);
  }
  return compareDates(b.publishedAt, a.publishedAt);
}
