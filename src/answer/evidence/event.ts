import { isClaimed } from '../../domain/article.js';
import { compareDates, dayOf, timeOf } from '../../domain/dates.js';
import { DAY_MS } from '../../domain/units.js';
import type { SearchStore } from '../../store/ports/search-store.js';
import { MONTH_ABBREVIATIONS, MONTHS, WEEKDAYS } from '../../text/lexicon/months.js';
import { contentTerms, tokenize } from '../../text/terms/tokens.js';
import type { CandidateArticle } from './candidates.js';

/** Reports further apart are about different events, or about one long over. */
const MAX_DAYS_APART = 14;
/**
 * Reports further apart that are of one story, such as a trial, share names in their openings and are more alike, or are
 * linked by one in between; not fitted. Of 400,000 pairs of 902 articles of the news of a year, 408 are taken for one,
 * most of them rightly, some of them surveys of the day's news: so over such a distance a value or a holder is only
 * replaced by a sentence that says so.
 */
const MAX_DAYS_OF_STORY = 180;
const STORIES: readonly NameSimilarity[] = [
  { rarityOfOpenings: 0.75, likeness: 0.45 },
  { rarityOfOpenings: 0.4, likeness: 0.6 },
];
const OPENING_SENTENCES = 3;
/**
 * Reports of one event share names that together are this rare: a name in one passage of the scope besides their own
 * counts 1, one in every passage almost 0. In their openings that is enough; elsewhere they are alike, too.
 */
const MIN_SHARED_RARITY = 1.65;
const MIN_SHARED_RARITY_OF_OPENINGS = 2.2;
/** In a scope with fewer passages, every name would be frequent. */
const MIN_PASSAGES = 1000;
/**
 * How alike two reports are: the cosine of their names, weighted by rarity and by the logarithm of how many sentences have
 * them, and half the cosine of their words. Of 269 pairs of reports of one event among the reader's training stories
 * (`npm run events`), 255 are alike, and 42 others; by names alone, from 0.3, and by openings from 1.65, 238 and 110.
 */
const MIN_LIKENESS = 0.3;
const WORDS_WEIGHT = 0.5;
/** Where the names of a report are taken from. */
const MAX_REPORT_CHARS = 4000;
const CALENDAR_TERMS = new Set(
  [...MONTHS, ...MONTH_ABBREVIATIONS, ...WEEKDAYS].flatMap((word) => contentTerms(word)),
);

/** Tells which articles report the same event, written independently or not. */
export interface Events {
  /** False if the day of one of them is not known. */
  areSame(a: CandidateArticle, b: CandidateArticle): boolean;
  /** The same of reports that may be half a year apart, if they are alike enough. */
  areOneRunningStory(a: CandidateArticle, b: CandidateArticle): boolean;
}

/** For questions that ask for no value. */
export const NO_EVENTS: Events = { areSame: () => false, areOneRunningStory: () => false };

/**
 * Compares the articles by their names, those in their opening sentences above all, their words, and their days. Two are
 * also of one event if both are like a third one: what the last report has in common with the first may be little. Over
 * ten folders of questions, of 105 pairs of reports 98 are joined that way instead of 90, with the same 7 wrong ones; of
 * the training stories 257 and 71 instead of 255 and 42.
 */
export async function eventsOf(
  search: Pick<SearchStore, 'documentFrequencies' | 'passageCount'>,
  scope: number,
  articles: readonly CandidateArticle[],
): Promise<Events> {
  const namesOf = new Map([...new Set(articles)].map((article) => [article, reportNames(article)]));
  const terms = [...new Set([...namesOf.values()].flatMap(({ sentences }) => [...sentences.keys()]))];
  const [count, frequencies] = await Promise.all([
    search.passageCount(scope),
    search.documentFrequencies(scope, terms),
  ]);
  const passages = Math.max(MIN_PASSAGES, count);
  const rarityAt = (frequency: number): number =>
    Math.log(1 + passages / Math.max(1, frequency)) / Math.log(1 + passages);
  const rarityOf = (term: string): number => rarityAt(frequencies.get(term) ?? 1);
  const compare = (a: CandidateArticle, b: CandidateArticle): NameSimilarity | null => {
    const [one, other] = [namesOf.get(a), namesOf.get(b)];
    if (!one || !other) return null;
    // The longer two reports are, the more often they themselves have the name of their event.
    const rarityElsewhere = (term: string): number =>
      rarityAt((frequencies.get(term) ?? 1) - one.parts.get(term)! - other.parts.get(term)! + 1);
    const rarityOfAll = (shared: readonly string[]): number =>
      shared.reduce((sum, term) => sum + rarityElsewhere(term), 0);
    const shared = [...one.sentences.keys()].filter((term) => other.sentences.has(term));
    if (rarityOfAll(shared) < MIN_SHARED_RARITY) return null;
    const opening = [...one.opening].filter((term) => other.opening.has(term));
    return {
      rarityOfOpenings: rarityOfAll(opening),
      likeness: nameCosine(one, other, rarityOf) + WORDS_WEIGHT * wordCosine(wordsOf(a), wordsOf(b)),
    };
  };
  const areAlike = memoisedPairs((a, b): boolean => {
    const found = areWithin(MAX_DAYS_APART, a, b) ? compare(a, b) : null;
    return (
      found !== null &&
      (found.rarityOfOpenings >= MIN_SHARED_RARITY_OF_OPENINGS || found.likeness >= MIN_LIKENESS)
    );
  });
  const all = [...namesOf.keys()];
  const areLinked = (a: CandidateArticle, b: CandidateArticle): boolean =>
    a === b || areAlike(a, b) || all.some((between) => areAlike(a, between) && areAlike(between, b));
  const areFarAlike = memoisedPairs((a, b): boolean => {
    const found = areWithin(MAX_DAYS_OF_STORY, a, b) ? compare(a, b) : null;
    return (
      found !== null &&
      STORIES.some(
        ({ rarityOfOpenings, likeness }) =>
          found.rarityOfOpenings >= rarityOfOpenings && found.likeness >= likeness,
      )
    );
  });
  return {
    areSame: (a, b) => a === b || (areWithin(MAX_DAYS_APART, a, b) && areLinked(a, b)),
    areOneRunningStory: (a, b) => areLinked(a, b) || areFarAlike(a, b),
  };
}

/** How much two reports have in common. */
interface NameSimilarity {
  /** How rare the names are, together, that their openings share. */
  readonly rarityOfOpenings: number;
  readonly likeness: number;
}

/** False if the day of one of them is not known. */
const areWithin = (days: number, a: CandidateArticle, b: CandidateArticle): boolean =>
  Math.abs(msBetween(a, b)) <= days * DAY_MS;

/** A symmetric relation that is computed once per pair. */
function memoisedPairs(
  relation: (a: CandidateArticle, b: CandidateArticle) => boolean,
): (a: CandidateArticle, b: CandidateArticle) => boolean {
  const known = new Map<CandidateArticle, Map<CandidateArticle, boolean>>();
  const knownOf = (article: CandidateArticle) => {
    const pairs = known.get(article) ?? new Map<CandidateArticle, boolean>();
    known.set(article, pairs);
    return pairs;
  };
  return (a, b) => {
    const found = knownOf(a).get(b) ?? relation(a, b);
    knownOf(a).set(b, found);
    knownOf(b).set(a, found);
    return found;
  };
}

/**
 * How much later one was published than the other, in milliseconds; NaN if one of the dates is not known, 0 if both have
 * one day and the time of one is not known.
 */
export function msBetween({ article: a }: CandidateArticle, { article: b }: CandidateArticle): number {
  if (a.publishedAt === null || b.publishedAt === null) return Number.NaN;
  const isUntimed = timeOf(a.publishedAt) === null || timeOf(b.publishedAt) === null;
  if (isUntimed && dayOf(a.publishedAt) === dayOf(b.publishedAt)) return 0;
  return compareDates(a.publishedAt, b.publishedAt);
}

/**
 * True if one was published later than the other. A text that a user gave only claims its date, so it is never later than
 * one that was fetched, and replaces nothing that stands there.
 * @param minMs How much later at least; 0 for reports of one day.
 */
export const isLater = (a: CandidateArticle, b: CandidateArticle, minMs = 1): boolean =>
  msBetween(a, b) >= minMs && !(isGiven(a) && !isGiven(b));

/** Sorts the latest first, and what was fetched before what a user gave. */
export const latestFirst = (a: CandidateArticle, b: CandidateArticle): number =>
  Number(isGiven(a)) - Number(isGiven(b)) || msBetween(b, a);

/** True of a text that a user gave and that says it is later than a report that was fetched, in either order. */
export const isLaterByClaim = (a: CandidateArticle, b: CandidateArticle): boolean =>
  isGiven(a) !== isGiven(b) && (isGiven(a) ? msBetween(a, b) : msBetween(b, a)) > 0;

const isGiven = ({ article }: CandidateArticle): boolean => isClaimed(article.provenance);

/** The name terms of a report, without those of its outlet. */
interface ReportNames {
  readonly opening: ReadonlySet<string>;
  /** In how many sentences each name stands. */
  readonly sentences: ReadonlyMap<string, number>;
  /** In how many parts as long as a passage. */
  readonly parts: ReadonlyMap<string, number>;
}

/** About a hundred words, as many as a passage has. */
const PART_CHARS = 600;

const namesCache = new WeakMap<CandidateArticle, ReportNames>();

/** Computed once per article. */
function reportNames(report: CandidateArticle): ReportNames {
  const cached = namesCache.get(report);
  if (cached) return cached;
  const names = findReportNames(report);
  namesCache.set(report, names);
  return names;
}

function findReportNames({ article, sentences }: CandidateArticle): ReportNames {
  const outlet = new Set(contentTerms(article.outlet ?? ''));
  const opening = new Set<string>();
  const counts = new Map<string, number>();
  const parts = new Map<string, Set<number>>();
  for (const { ordinal, span } of sentences) {
    if (span.end > MAX_REPORT_CHARS && ordinal >= OPENING_SENTENCES) break;
    for (const term of nameTermsIn(article.text.slice(span.start, span.end))) {
      if (outlet.has(term)) continue;
      if (ordinal < OPENING_SENTENCES) opening.add(term);
      counts.set(term, (counts.get(term) ?? 0) + 1);
      parts.set(term, (parts.get(term) ?? new Set()).add(Math.floor(span.start / PART_CHARS)));
    }
  }
  return {
    opening,
    sentences: counts,
    parts: new Map(Array.from(parts, ([term, { size }]) => [term, size])),
  };
}

function nameCosine(
  { sentences: a }: ReportNames,
  { sentences: b }: ReportNames,
  rarityOf: (term: string) => number,
): number {
  const weightIn = (names: ReadonlyMap<string, number>, term: string): number =>
    Math.log(1 + (names.get(term) ?? 0)) * rarityOf(term);
  const norm = (names: ReadonlyMap<string, number>): number =>
    Math.hypot(...Array.from(names.keys(), (term) => weightIn(names, term)));
  const product = [...a.keys()].reduce((sum, term) => sum + weightIn(a, term) * weightIn(b, term), 0);
  return product === 0 ? 0 : product / (norm(a) * norm(b));
}

const wordsCache = new WeakMap<CandidateArticle, ReadonlySet<string>>();

/** The terms of a report; computed once per article. */
function wordsOf(article: CandidateArticle): ReadonlySet<string> {
  const cached = wordsCache.get(article);
  if (cached) return cached;
  const words = new Set(contentTerms(article.article.text.slice(0, MAX_REPORT_CHARS)));
  wordsCache.set(article, words);
  return words;
}

function wordCosine(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((term) => b.has(term)).length;
  return shared === 0 ? 0 : shared / Math.sqrt(a.size * b.size);
}

/** Terms of the capitalised words of a text, without the first word and those of the calendar. */
export function nameTermsIn(text: string): ReadonlySet<string> {
  const capitalised = tokenize(text).filter(({ word, start }) => start > 0 && /^\p{Lu}/u.test(word));
  const terms = capitalised.flatMap(({ word }) => contentTerms(word));
  return new Set(terms.filter((term) => !CALENDAR_TERMS.has(term)));
}
