import { contentTerms } from '../text/tokens.js';
import type { Mention } from '../types.js';
import type { Candidate } from './candidates.js';
import { isAsked, type Question } from './question.js';
import { referenceOf } from './reference.js';
import { dot } from './retrieve.js';

/**
 * What is known of a candidate sentence, each about 0 to 1. The order is that of the fitted weights
 * (weights.ts); `npm run fit` prints them anew.
 */
export const FEATURES = [
  'kind',
  'kindBeside',
  'titled',
  'sentence',
  'article',
  'passage',
  'coverage',
  'windowCoverage',
  'adjacency',
  'pronoun',
  'quotation',
  'opening',
  'position',
  'length',
] as const;

export type Features = readonly number[];

/** What is the same for every candidate of a question. */
export interface Query {
  readonly question: Question;
  readonly vector: Float32Array;
  readonly idf: ReadonlyMap<string, number>;
}

export function featuresOf(query: Query, candidate: Candidate): Features {
  const { question, vector } = query;
  const { sentence, from, previous } = candidate;
  const { ordinal } = sentence;
  const passages = from.retrieved.passages.filter(({ first, last }) => ordinal >= first && ordinal <= last);
  return [
    kindFit(question, candidate),
    previous ? kindFit(question, previous) : 0,
    dot(vector, sentence.titled),
    dot(vector, sentence.vector),
    from.retrieved.score / 2,
    Math.max(0, ...passages.map(({ bm25 }) => bm25)),
    coverage(query, [candidate.terms]),
    coverage(query, [candidate.terms, from.titleTerms, ...(previous ? [previous.terms] : [])]),
    adjacency(question, candidate.ordered),
    OPENS_WITH_PRONOUN.test(candidate.text) ? 1 : 0,
    IS_QUOTATION.test(candidate.text) ? 1 : 0,
    ordinal === 0 ? 1 : 0,
    1 / (1 + ordinal),
    Math.min(1, candidate.terms.size / 25),
  ];
}

const OPENS_WITH_PRONOUN =
  /^["'“‘]?(?:he|she|it|they|his|her|its|their|this|that|these|those|we|i|you|there)\b/i;
const IS_QUOTATION = /^["“‘']|["”]\s*(?:,?\s*(?:he|she|they|it)\s+\w+)?\.?$/;

/** Share of the question's terms, weighed by their rarity, that stand in any of the term sets. */
export function coverage({ question, idf }: Query, sets: readonly ReadonlySet<string>[]): number {
  let covered = 0;
  let all = 0;
  for (const term of question.terms) {
    const weight = idf.get(term) ?? 0;
    all += weight;
    if (sets.some((set) => set.has(term))) covered += weight;
  }
  return all > 0 ? covered / all : 0;
}

/** Of the question's pairs of neighbouring terms, the share that stand within two words of each other here. */
function adjacency({ ordered }: Question, terms: readonly string[]): number {
  let met = 0;
  for (let at = 1; at < ordered.length; at += 1) {
    const first = ordered[at - 1]!;
    const second = ordered[at]!;
    if (terms.some((term, i) => term === first && terms.slice(Math.max(0, i - 2), i + 3).includes(second)))
      met += 1;
  }
  return ordered.length > 1 ? met / (ordered.length - 1) : 0;
}

const REASON =
  /\b(?:because|since|due to|owing to|thanks to|as a result|so that|in order to|to (?:avoid|prevent|protect|help|make|allow|reduce|give|ensure)|after|amid|following|caused|blamed?|prompted|led to|reason|driven by|fears?|concerns?|over)\b/i;

/** How well a sentence holds the asked kind of answer, 0 to 1; 0 where any words could be it. */
export function kindFit(question: Question, candidate: Candidate): number {
  const { text, sentence, from } = candidate;
  if (question.kind === 'reason') return REASON.test(text) ? 1 : 0;
  const own = answerMentions(question, from.article.text, sentence.mentions);
  if (question.kind !== 'person') return own[0]?.fit ?? 0;
  const pointed = answerMentions(question, from.article.text, referenceOf(candidate)?.names ?? []);
  return Math.max(namesFit(question, own), namesFit(question, pointed) * POINTED);
}

/** One name is a fair answer where several are asked, two are a good one. */
function namesFit({ several }: Question, names: readonly AnswerMention[]): number {
  const enough = !several || names.filter(({ fit }) => fit === names[0]?.fit).length > 1;
  return (names[0]?.fit ?? 0) * (enough ? 1 : 0.6);
}

/** A person the sentence only points at ("both leaders") is nearly as good as one it names. */
const POINTED = 0.9;

export interface AnswerMention {
  readonly mention: Mention;
  readonly text: string;
  /** 0 to 1. */
  readonly fit: number;
}

/** The mentions that could be the answer, best first; what stands in the question already can't. */
export function answerMentions(
  question: Question,
  text: string,
  mentions: readonly Mention[],
): AnswerMention[] {
  return mentions
    .filter(({ kind }) => question.wants.includes(kind))
    .map((mention) => {
      const name = text.slice(mention.span.start, mention.span.end);
      return { mention, text: name, fit: isAsked(question, name) ? 0 : mentionFit(question, text, mention) };
    })
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit);
}

/** A mention of the first wanted kind fits best; a number fits best when it counts what is asked. */
function mentionFit(question: Question, text: string, { kind, span }: Mention): number {
  const rank = question.wants.indexOf(kind);
  const base = rank === 0 ? 1 : 0.6;
  if (question.kind !== 'number' || question.unit.length === 0) return base;
  const around = contentTerms(text.slice(span.end, span.end + UNIT_WITHIN_CHARS));
  return around.some((term) => question.unit.includes(term)) ? base : base * 0.6;
}

const UNIT_WITHIN_CHARS = 40;
