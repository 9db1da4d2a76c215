import { type IsoDate, isClaimed } from '../../domain/article.js';
import type { ScoredSpan } from '../../domain/models.js';
import { DAY_MS } from '../../domain/units.js';
import { type AskedWords, askedTerms } from '../../text/terms/asked-terms.js';
import { daysBetween, type NamedTime } from '../question/named-time.js';
import { matchesAnswerType } from './answer-type-match.js';
import { type Candidate, shiftToArticle, textAt } from './candidates.js';
import { articleNameTypes } from './entities.js';
import { type Evidence, termCoverage } from './gather.js';

/** The features that need no reader. */
export const SEARCH_FEATURES = [
  /** Fused retrieval score of the best passage that contains it. */
  'retrievalScore',
  /** IDF-weighted share of the question's terms in the sentence and the one before it. */
  'termCoverage',
  /** The same in the title. */
  'titleCoverage',
  /** 1 for the first sentence of the article. */
  'isLead',
  /** 1 if it ends in a question mark. */
  'isQuestion',
  /** Its length: 0 to 1, which 300 characters reach. */
  'length',
  /** Age of the article: 1 today, or at the time that the question names; 1/e after a week, 0 without a date. */
  'recency',
] as const;
/** Ranking features of a candidate, each about 0 to 1; the span score about −3 to 3. */
export const RANK_FEATURES = [
  /** Score of the best span of the expected answer type. */
  'spanScore',
  ...SEARCH_FEATURES,
] as const;

export type RankFeature = (typeof RANK_FEATURES)[number];
type RankFeatures = Readonly<Record<RankFeature, number>>;

export interface RankWeights {
  /** For sentences that were read. */
  readonly read: RankFeatures;
  /** For unread sentences. */
  readonly search: Readonly<Record<(typeof SEARCH_FEATURES)[number], number>>;
}

export interface RankedSentence {
  readonly candidate: Candidate;
  /** Its spans of the expected answer type, best first. */
  readonly spans: readonly ScoredSpan[];
  readonly features: RankFeatures;
  /** Weighted sum of the features. */
  readonly score: number;
}

/** Span scores are clamped here, because lower ones carry no more information. */
const MIN_SPAN_LOGITS = -15;
/** Subtracted if the best span is of another type than expected. Values from 6 to 15 give the same quality. */
const WRONG_TYPE_PENALTY_LOGITS = 12;
/** Scales span scores to about 1. */
const LOGITS_PER_UNIT = 5;
/** Longer sentences say no more. From 200 to 400 characters the quality is the same. */
const LONG_SENTENCE_CHARS = 300;
/** Time constant of the exponential decay. */
const RECENCY_DAYS = 7;

/** Added to the score for an article that the question before it was answered from; not fitted. */
const OF_TOPIC = 0.7;

/** Ranks the candidates by a linear combination of their features; unread ones follow all that were read. */
export function rankSentences(evidence: Evidence, weights: RankWeights, now: Date): RankedSentence[] {
  const ranked = evidence.candidates
    .map((candidate) => {
      const spans = spansOfType(evidence, candidate);
      const features = featuresOf(evidence, candidate, spans, now);
      const score =
        candidate.spans === null
          ? SEARCH_FEATURES.reduce((sum, name) => sum + weights.search[name] * features[name], 0)
          : RANK_FEATURES.reduce((sum, name) => sum + weights.read[name] * features[name], 0);
      const isOfTopic = evidence.question.topicArticles.has(candidate.from.article.id);
      return { candidate, spans, features, score: score + (isOfTopic ? OF_TOPIC : 0) };
    })
    .sort(byScore);
  return pagesFirst(ranked);
}

/**
 * Where a page and a text that a user gave have the same sentence, the page takes the better place: what stands there can
 * be looked up, and has the title and the outlet of its source.
 */
function pagesFirst(ranked: readonly RankedSentence[]): RankedSentence[] {
  const places = [...ranked];
  for (const [at, given] of ranked.entries()) {
    if (!isClaimed(given.candidate.from.article.provenance)) continue;
    const page = ranked.findIndex((other, i) => i > at && isPageOf(given, other));
    if (page === -1 || places[at] !== given || places[page] !== ranked[page]) continue;
    places[at] = inPlaceOf(given, ranked[page]!);
    places[page] = inPlaceOf(ranked[page]!, given);
  }
  return places;
}

/** A sentence with the score, and what the reader found, of the same sentence in another article. */
function inPlaceOf(place: RankedSentence, other: RankedSentence): RankedSentence {
  const { candidate } = other;
  const moved = (spans: readonly ScoredSpan[]): ScoredSpan[] =>
    shiftToArticle(spans, place.candidate.sentence.span, candidate.sentence.span);
  return {
    candidate: { ...candidate, spans: place.candidate.spans && moved(place.candidate.spans) },
    spans: moved(place.spans),
    features: { ...other.features, spanScore: place.features.spanScore },
    score: place.score,
  };
}

/**
 * True if a page has the same sentence as a text that a user gave, and as many words of the question before it and in its
 * title: "He resigned" may be of somebody else.
 */
export function isPageOf(given: RankedSentence, other: RankedSentence): boolean {
  const [a, b] = [given.candidate, other.candidate];
  return (
    isClaimed(a.from.article.provenance) &&
    !isClaimed(b.from.article.provenance) &&
    a.text === b.text &&
    (a.spans === null) === (b.spans === null) &&
    other.features.termCoverage >= given.features.termCoverage &&
    other.features.titleCoverage >= given.features.titleCoverage
  );
}

const byScore = (a: RankedSentence, b: RankedSentence): number =>
  Number(a.candidate.spans === null) - Number(b.candidate.spans === null) || b.score - a.score;

function featuresOf(
  evidence: Evidence,
  candidate: Candidate,
  spans: readonly ScoredSpan[],
  now: Date,
): RankFeatures {
  const { from, sentence, text, terms, passage } = candidate;
  return {
    spanScore: scaledSpanScore(
      Math.max(
        spans[0]?.score ?? -Infinity,
        (candidate.spans?.[0]?.score ?? -Infinity) - WRONG_TYPE_PENALTY_LOGITS,
      ),
    ),
    retrievalScore: passage.fused,
    termCoverage: termCoverage(evidence, [terms, previousTerms(candidate, evidence.question.words)]),
    titleCoverage: termCoverage(evidence, [from.titleTerms]),
    isLead: sentence.ordinal === 0 ? 1 : 0,
    isQuestion: /\?["'”’)]*\s*$/.test(text) ? 1 : 0,
    length: Math.min(1, text.length / LONG_SENTENCE_CHARS),
    recency: recencyOf(from.article.publishedAt, now, evidence.question.time),
  };
}

function spansOfType({ question }: Evidence, candidate: Candidate): readonly ScoredSpan[] {
  const { spans, text, from, sentence } = candidate;
  if (!spans?.length) return [];
  const types = question.type === 'person' ? articleNameTypes(from) : undefined;
  return spans.filter((span) => {
    const words = textAt(from, span);
    return matchesAnswerType(question, words, text, span.start - sentence.span.start, types);
  });
}

/** @param logits Score of a span; −Infinity if there is none. */
export const scaledSpanScore = (logits: number): number =>
  Math.max(MIN_SPAN_LOGITS, logits) / LOGITS_PER_UNIT;

/** The terms of the previous sentence; empty at the start of an article. */
export function previousTerms(
  { from, sentence }: Pick<Candidate, 'from' | 'sentence'>,
  asked: AskedWords,
): ReadonlySet<string> {
  const previous = from.sentences[sentence.ordinal - 1];
  return previous ? askedTerms(textAt(from, previous.span), asked) : new Set();
}

/** Dates in the future decay like those in the past; if the question names a time, those before and after it. */
function recencyOf(publishedAt: IsoDate | null, now: Date, time: NamedTime | null): number {
  if (publishedAt === null) return 0;
  const days = time
    ? daysBetween(time.range, publishedAt)
    : Math.abs(now.getTime() - Date.parse(publishedAt)) / DAY_MS;
  return Math.exp(-days / RECENCY_DAYS);
}
