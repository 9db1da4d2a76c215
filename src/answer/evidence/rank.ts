import type { ScoredSpan } from '../../domain/models.js';
import { DAY_MS } from '../../domain/units.js';
import { contentTerms } from '../../text/tokens.js';
import { fitsType } from '../short-answer/fits-type.js';
import type { Candidate } from './candidates.js';
import { type Evidence, questionShare } from './gather.js';

/** What is known of a sentence that may answer, each about 0 to 1; the reader's scores about −3 to 3. */
export const RANK_FEATURES = [
  /** Score of the likeliest span of the asked type. */
  'reader',
  /** Fused retrieval score of the best passage it stands in. */
  'retrieval',
  /** Share of the question's terms, by rarity, in it and the sentence before. */
  'words',
  /** The same in the title. */
  'title',
  /** It opens the article. */
  'first',
  /** It asks. */
  'asks',
  /** How fresh its article is: 1 today, 1/e a week ago, 0 without a date. */
  'recency',
] as const;
/** Those that can be told without a reader. */
export const SEARCH_FEATURES = ['retrieval', 'words', 'title', 'first', 'asks', 'recency'] as const;

export type RankFeature = (typeof RANK_FEATURES)[number];
export type RankFeatures = Readonly<Record<RankFeature, number>>;

export interface RankWeights {
  /** Where a reader read the sentence. */
  readonly read: RankFeatures;
  /** Where none did. */
  readonly search: Readonly<Record<(typeof SEARCH_FEATURES)[number], number>>;
}

export interface RankedSentence {
  readonly candidate: Candidate;
  /** Its spans of the asked type, likeliest first. */
  readonly spans: readonly ScoredSpan[];
  readonly features: RankFeatures;
  /** Weighted sum of the features. */
  readonly score: number;
}

/** Scores under this say no more than that nothing answers. Logits. */
const LOWEST_SPAN = -15;
/** What a sentence loses whose likeliest span is of another type than asked. Logits; 6 to 15 are alike. */
const WRONG_TYPE_PENALTY = 12;
/** Brings logits to about 1. */
const SPAN_SCALE = 5;
const RECENCY_DAYS = 7;

/** Sentences by what a linear combination of a few features says, best first; unread ones after all that were read. */
export function rankSentences(evidence: Evidence, weights: RankWeights, now: Date): RankedSentence[] {
  return evidence.candidates
    .map((candidate) => {
      const spans = spansOfType(evidence, candidate);
      const features = featuresOf(evidence, candidate, spans, now);
      const score =
        candidate.spans === null
          ? SEARCH_FEATURES.reduce((sum, name) => sum + weights.search[name] * features[name], 0)
          : RANK_FEATURES.reduce((sum, name) => sum + weights.read[name] * features[name], 0);
      return { candidate, spans, features, score };
    })
    .sort(
      (a, b) => Number(a.candidate.spans === null) - Number(b.candidate.spans === null) || b.score - a.score,
    );
}

function featuresOf(
  evidence: Evidence,
  candidate: Candidate,
  spans: readonly ScoredSpan[],
  now: Date,
): RankFeatures {
  const { from, sentence, text, terms, passage } = candidate;
  return {
    reader: spanScale(
      Math.max(spans[0]?.score ?? -Infinity, (candidate.spans?.[0]?.score ?? -Infinity) - WRONG_TYPE_PENALTY),
    ),
    retrieval: passage.fused,
    words: questionShare(evidence, [terms, termsBefore(candidate)]),
    title: questionShare(evidence, [from.titleTerms]),
    first: sentence.ordinal === 0 ? 1 : 0,
    asks: /\?["'”’)]*\s*$/.test(text) ? 1 : 0,
    recency: recencyOf(from.article.publishedAt, now),
  };
}

function spansOfType({ question }: Evidence, { spans, text, from, sentence }: Candidate): ScoredSpan[] {
  return (spans ?? []).filter(({ start, end }) =>
    fitsType(question, from.article.text.slice(start, end), text, start - sentence.span.start),
  );
}

export const spanScale = (score: number): number => Math.max(LOWEST_SPAN, score) / SPAN_SCALE;

/** The terms of the sentence before; none at the start of an article. */
export function termsBefore({ from, sentence }: Pick<Candidate, 'from' | 'sentence'>): ReadonlySet<string> {
  const before = from.sentences[sentence.ordinal - 1];
  return new Set(before ? contentTerms(from.article.text.slice(before.span.start, before.span.end)) : []);
}

/** A date in the future is as far away as one in the past. */
function recencyOf(publishedAt: string | null, now: Date): number {
  if (publishedAt === null) return 0;
  return Math.exp(-Math.abs(now.getTime() - Date.parse(publishedAt)) / DAY_MS / RECENCY_DAYS);
}
