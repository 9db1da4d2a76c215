import type { ShortAnswer } from '../../domain/answer.js';
import type { Sentence, Span } from '../../domain/article.js';
import { cite } from '../../domain/citation.js';
import type { ScoredSpan } from '../../domain/models.js';
import { tokenize } from '../../text/tokens.js';
import { comparedWords, wordOverlap } from '../../text/word-overlap.js';
import { probabilityFrom } from '../confidence/logistic.js';
import { type Evidence, questionShare } from '../evidence/gather.js';
import { type RankedSentence, type RankWeights, spanScale } from '../evidence/rank.js';
import { type SpanValue, spanValueOf } from './span-value.js';
import { MAX_SHORT_ANSWER_WORDS } from './whole-span.js';

/** What is known of a short answer, each about −2 to 3. */
export const SHORT_ANSWER_SIGNALS = [
  /** Score of its best span. */
  'span',
  /** Lead over the best other value: of everything that speaks for it, and of the spans alone. */
  'lead',
  'spanLead',
  /** Lead over the best other span of its own sentence. */
  'sentenceLead',
  /** Its share of the softmax over the values. */
  'share',
  /** Other articles, and other sentences, that give the same value; three at most. */
  'articles',
  'sentences',
  /** Of its sentence: terms of the question in it, with the one before it, in the title; retrieval; recency. */
  'sentenceWords',
  'words',
  'title',
  'retrieval',
  'recency',
  /** Its sentence is the first. */
  'first',
  /** It is the likeliest span of its sentence, of whatever type. */
  'likeliest',
  /** Words of it, by five. */
  'length',
  /** A type was asked for that can be checked. */
  'typed',
  /** A reason was asked for. */
  'reason',
] as const;
export type ShortAnswerSignal = (typeof SHORT_ANSWER_SIGNALS)[number];
export type ShortAnswerSignals = Readonly<Record<ShortAnswerSignal, number>>;

/** A calibrated probability of being right, and from which on it is shown. */
export interface ShortAnswerModel {
  readonly weights: ShortAnswerSignals;
  readonly bias: number;
  readonly showFrom: number;
}

/** Values are looked for in so many sentences, the first ones, two in each. */
const SENTENCES_SEARCHED = 30;
const SPANS_PER_SENTENCE = 2;
/** What a sentence's own score counts beside its span's; 0.25 to 1 are alike. */
const SENTENCE_WEIGHT = 0.5;
/** Two answers that share so many of their words (F1) are one value. */
const SAME_VALUE_F1 = 0.6;
const NO_RIVAL = 6;
const SCALES = { lead: 3, spanLead: 5, length: 5 };
const MOST = 3;

/** A value that may be the short answer, and where it stands. */
export interface ShortAnswerOption {
  readonly ordered: RankedSentence;
  /**
   * Into the article's text: whole words, names and amounts; several where the words point at several names, which
   * may be in another sentence.
   */
  readonly spans: readonly Span[];
  /** The sentence that names what its own sentence points at; null where that names it itself. */
  readonly naming: Sentence | null;
  /** Its words, joined by ", " and " and ". */
  readonly text: string;
  readonly signals: ShortAnswerSignals;
}

interface Found extends SpanValue {
  readonly ordered: RankedSentence;
  readonly raw: ScoredSpan;
  readonly text: string;
  readonly words: readonly string[];
  readonly score: number;
}

/** The likeliest value, and other values that are likely too, likeliest first; empty where no words can be one. */
export function shortAnswerOptions(
  evidence: Evidence,
  ordered: readonly RankedSentence[],
  weights: RankWeights,
): ShortAnswerOption[] {
  if (evidence.question.type === 'yesno' || evidence.question.type === 'overview') return [];
  const found = ordered
    .slice(0, SENTENCES_SEARCHED)
    .flatMap((one) => spansIn(evidence, one, weights))
    .sort((a, b) => b.score - a.score);
  const values = valuesOf(found, evidence.question.several);
  return values.map((value, at) => {
    const rival = at === 0 ? values[1] : values[0];
    return optionOf(evidence, ordered, found, value, values, rival);
  });
}

/** The probability, 0 to 1, that a short answer is right. */
export function shortAnswerProbability(signals: ShortAnswerSignals, model: ShortAnswerModel): number {
  return probabilityFrom(SHORT_ANSWER_SIGNALS, signals, model);
}

/** An option as it is shown. */
export function citeShortAnswer(option: ShortAnswerOption, confidence: number): ShortAnswer {
  const { article } = option.ordered.candidate.from;
  return { text: option.text, citations: option.spans.map((span) => cite(article, span)), confidence };
}

/** "a, b and c". */
const joined = (words: readonly string[]): string =>
  words.length === 1 ? words[0]! : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

function spansIn(evidence: Evidence, ordered: RankedSentence, weights: RankWeights): Found[] {
  const { candidate, spans, score, features } = ordered;
  const { text } = candidate.from.article;
  const own = score - weights.read.reader * features.reader;
  const asked = new Set(evidence.question.terms);
  const found: Found[] = [];
  for (const raw of spans) {
    if (found.length >= SPANS_PER_SENTENCE) break;
    const meant = spanValueOf(evidence.question, candidate, raw);
    if (!meant) continue;
    const value = joined(meant.spans.map(({ start, end }) => text.slice(start, end)));
    const words = comparedWords(value);
    if (words.length === 0 || value.split(/\s+/).length > MAX_SHORT_ANSWER_WORDS) continue;
    // What only repeats the question answers nothing.
    if (tokenize(value).every(({ term }) => asked.has(term) || /^(?:the|a|an|of|in|on)$/.test(term)))
      continue;
    found.push({
      ordered,
      raw,
      ...meant,
      text: value,
      words,
      score: weights.read.reader * spanScale(raw.score) + SENTENCE_WEIGHT * own,
    });
  }
  return found;
}

interface Value {
  readonly best: Found;
  readonly all: readonly Found[];
  /** log Σ exp of the scores, one a sentence text, so that copies count once. */
  readonly score: number;
}

function valuesOf(found: readonly Found[], several: boolean): Value[] {
  const groups: Found[][] = [];
  for (const one of found) {
    const same = groups.find(([first]) => wordOverlap(first!.words, one.words) > SAME_VALUE_F1);
    if (same) same.push(one);
    else groups.push([one]);
  }
  return groups
    .map((all) => {
      const votes = new Map<string, number>();
      for (const { ordered, score } of all)
        votes.set(ordered.candidate.text, Math.max(score, votes.get(ordered.candidate.text) ?? -Infinity));
      const top = all[0]!.score;
      const sum = [...votes.values()].reduce((total, score) => total + Math.exp(score - top), 0);
      // Where several names are asked for, the sentence that has them all.
      const best = (several && all.find(({ spans }) => spans.length > 1)) || all[0]!;
      return { best, all, score: top + Math.log(sum) };
    })
    .sort((a, b) => b.score - a.score);
}

function optionOf(
  evidence: Evidence,
  ordered: readonly RankedSentence[],
  found: readonly Found[],
  { best, all, score }: Value,
  values: readonly Value[],
  rival: Value | undefined,
): ShortAnswerOption {
  const { candidate, features, spans } = best.ordered;
  const others = found.filter(({ words }) => wordOverlap(words, best.words) === 0);
  const inSentence = spans.filter((span) => span !== best.raw);
  const total = values.reduce((sum, value) => sum + Math.exp(value.score - score), 0);
  const articles = new Set(all.map((one) => one.ordered.candidate.from)).size;
  const { type } = evidence.question;
  const signals: ShortAnswerSignals = {
    span: spanScale(best.raw.score),
    lead: clamp((score - (rival?.score ?? score - NO_RIVAL)) / SCALES.lead, 2),
    spanLead: clamp(
      spanScale(best.raw.score) - spanScale(Math.max(...others.map(({ raw }) => raw.score), -Infinity)),
      2,
    ),
    sentenceLead: clamp(
      inSentence.length === 0 ? MOST : spanScale(best.raw.score) - spanScale(inSentence[0]!.score),
      MOST,
    ),
    share: 1 / total,
    articles: Math.min(MOST, articles - 1),
    sentences: Math.min(MOST, all.length - 1),
    sentenceWords: questionShare(evidence, [candidate.terms]),
    words: features.words,
    title: features.title,
    retrieval: features.retrieval,
    recency: features.recency,
    first: best.ordered === ordered[0] ? 1 : 0,
    likeliest: candidate.spans?.[0] === best.raw ? 1 : 0,
    length: best.words.length / SCALES.length,
    typed: type === 'other' || type === 'place' || type === 'reason' ? 0 : 1,
    reason: type === 'reason' ? 1 : 0,
  };
  const { spans: words, naming, text } = best;
  return { ordered: best.ordered, spans: words, naming, text, signals };
}

const clamp = (value: number, most: number): number => Math.max(-most, Math.min(most, value));
