import type { ShortAnswer } from '../../domain/answer.js';
import type { Sentence, Span } from '../../domain/article.js';
import { cite } from '../../domain/citation.js';
import type { ScoredSpan } from '../../domain/models.js';
import { tokenize } from '../../text/terms/tokens.js';
import { normalisedWords, wordOverlap } from '../../text/terms/word-overlap.js';
import { probabilityFrom } from '../confidence/logistic.js';
import { textAt } from '../evidence/candidates.js';
import { type Evidence, termCoverage } from '../evidence/gather.js';
import { isPageOf, type RankedSentence, type RankWeights, scaledSpanScore } from '../evidence/rank.js';
import { choicesIn, isChoice } from '../question/choice.js';
import { amountModifierOf } from './amount-modifier.js';
import { asksForNoWords, asksTwoThings, isMisfit } from './misfit.js';
import { mayMeanOneDay } from './relative-day.js';
import { areOneValue, dayWithHour, haveOtherAmounts } from './same-value.js';
import { resolveSpan, type SpanValue } from './span-value.js';
import { MAX_SHORT_ANSWER_WORDS } from './whole-span.js';

/** Signals of a short answer, each about −2 to 3. A value is what equal spans of several sentences say. */
export const SHORT_ANSWER_SIGNALS = [
  /** Score of its best span. */
  'spanScore',
  /** Margin of the value over the best other value, by all evidence and by span score alone. */
  'valueMargin',
  'spanMargin',
  /** Margin over the best other span of the same sentence. */
  'sentenceMargin',
  /** Softmax probability among the values. */
  'valueProbability',
  /** Number of other articles and other occurrences with the same value, at most three. */
  'otherArticles',
  'otherSentences',
  /** Term coverage of its sentence, of that with the previous one, and of the title; retrieval score; recency. */
  'sentenceCoverage',
  'termCoverage',
  'titleCoverage',
  'retrievalScore',
  'recency',
  /** 1 if its sentence is ranked first. */
  'isFirstSentence',
  /** 1 if it is the best span of its sentence, including spans of other types. */
  'isBestSpan',
  /** Number of words divided by five. */
  'length',
  /** 1 if the expected answer type can be checked. */
  'isTyped',
  /** 1 if a reason is asked for. */
  'isReason',
] as const;
export type ShortAnswerSignal = (typeof SHORT_ANSWER_SIGNALS)[number];
export type ShortAnswerSignals = Readonly<Record<ShortAnswerSignal, number>>;

/** A calibrated probability of being correct. */
export interface ShortAnswerModel {
  readonly weights: ShortAnswerSignals;
  readonly bias: number;
  /** Minimum probability for showing a short answer. */
  readonly showFrom: number;
}

/** Values are collected from the best sentences, at most two from each. */
const MAX_SENTENCES = 30;
const MAX_SPANS_PER_SENTENCE = 2;
/** Weight of the sentence's score relative to the span's. Values from 0.25 to 1 give the same quality. */
const SENTENCE_WEIGHT = 0.5;
/** Spans with a higher F1 of their words are one value. */
const SAME_VALUE_F1 = 0.6;
/** Score margin of a value without a rival. */
const MARGIN_WITHOUT_RIVAL = 6;
const VALUE_MARGIN_SCALE = 3;
const LENGTH_SCALE_WORDS = 5;
const MAX_VALUE_MARGIN = 2;
const MAX_SENTENCE_MARGIN = 3;
const MAX_OTHERS = 3;

/** A value that may be the short answer, with its best occurrence. */
export interface ShortAnswerOption {
  readonly ranked: RankedSentence;
  /** Into the article's text: one span, or one for each antecedent of an anaphor, which another sentence may contain. */
  readonly spans: readonly Span[];
  /** The sentence that contains the antecedents; null if the span is no anaphor. */
  readonly antecedentSentence: Sentence | null;
  /** Its words, joined by ", " and " and ". */
  readonly text: string;
  readonly signals: ShortAnswerSignals;
}

/** One occurrence of a value. */
interface Occurrence extends SpanValue {
  readonly ranked: RankedSentence;
  readonly raw: ScoredSpan;
  readonly text: string;
  /** Without the modifier of an amount, so that "at least 12" and "12" are one value. */
  readonly words: readonly string[];
  readonly score: number;
}

/** The most probable value and its rivals, best first; empty if no span can be a short answer. */
export function shortAnswerOptions(
  evidence: Evidence,
  ranked: readonly RankedSentence[],
  weights: RankWeights,
): ShortAnswerOption[] {
  const { question } = evidence;
  if (question.type === 'yesno' || question.type === 'overview') return [];
  if (asksForNoWords(question) || asksTwoThings(question)) return [];
  const occurrences = ranked
    .slice(0, MAX_SENTENCES)
    .flatMap((sentence) => occurrencesIn(evidence, sentence, weights))
    .sort((a, b) => b.score - a.score);
  const values = groupByValue(occurrences, question.several);
  return values.map((value, at) => {
    const rival = at === 0 ? values[1] : values[0];
    return optionOf(evidence, ranked, occurrences, value, values, rival);
  });
}

/** The probability, 0 to 1, that a short answer is correct. */
export function shortAnswerProbability(signals: ShortAnswerSignals, model: ShortAnswerModel): number {
  return probabilityFrom(SHORT_ANSWER_SIGNALS, signals, model);
}

/** @param earlier Options that earlier reports of the event gave. */
export function citeShortAnswer(
  option: ShortAnswerOption,
  confidence: number,
  earlier: readonly ShortAnswerOption[] = [],
): ShortAnswer {
  const cited = ({ ranked, spans }: ShortAnswerOption) =>
    spans.map((span) => cite(ranked.candidate.from.article, span));
  return {
    text: option.text,
    citations: cited(option),
    confidence,
    ...(earlier.length > 0 && { earlier: earlier.flatMap(cited) }),
  };
}

/** "a, b and c". */
const joined = (words: readonly string[]): string =>
  words.length === 1 ? words[0]! : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

function occurrencesIn(evidence: Evidence, ranked: RankedSentence, weights: RankWeights): Occurrence[] {
  const { candidate, spans, score, features } = ranked;
  const { text } = candidate.from.article;
  const scoreWithoutSpan = score - weights.read.spanScore * features.spanScore;
  const { text: asked, terms } = evidence.question;
  const choices = choicesIn(asked);
  const occurrences: Occurrence[] = [];
  for (const raw of spans) {
    if (occurrences.length >= MAX_SPANS_PER_SENTENCE) break;
    const value = resolveSpan(evidence.question, candidate, raw);
    if (!value || value.spans.some((span) => isMisfit(evidence.question, candidate, span))) continue;
    const valueText = joined(value.spans.map(({ start, end }) => text.slice(start, end)));
    const words = normalisedWords(valueText.slice(amountModifierOf(valueText).length));
    if (words.length === 0 || valueText.split(/\s+/).length > MAX_SHORT_ANSWER_WORDS) continue;
    if (choices ? !isChoice(choices, valueText, terms) : repeatsQuestion(evidence, valueText)) continue;
    occurrences.push({
      ranked,
      raw,
      ...value,
      text: valueText,
      words,
      score: weights.read.spanScore * scaledSpanScore(raw.score) + SENTENCE_WEIGHT * scoreWithoutSpan,
    });
  }
  return occurrences;
}

const repeatsQuestion = ({ question }: Evidence, text: string): boolean =>
  tokenize(text).every(({ term }) => question.terms.includes(term) || /^(?:the|a|an|of|in|on)$/.test(term));

interface Value {
  readonly best: Occurrence;
  readonly all: readonly Occurrence[];
  /** log Σ exp of the scores, one per distinct sentence, so that copies count once. */
  readonly score: number;
}

function groupByValue(occurrences: readonly Occurrence[], several: boolean): Value[] {
  const groups: Occurrence[][] = [];
  for (const occurrence of occurrences) {
    const same = groups.find(
      ([first]) =>
        (wordOverlap(first!.words, occurrence.words) > SAME_VALUE_F1 &&
          !haveOtherAmounts(first!, occurrence) &&
          mayMeanOneDay(datedWords(first!), datedWords(occurrence))) ||
        areOneValue(first!, occurrence) ||
        (several && isPartOf(first!, occurrence)) ||
        (several && isPartOf(occurrence, first!)),
    );
    if (same) same.push(occurrence);
    else groups.push([occurrence]);
  }
  return groups
    .map((all) => {
      const scores = new Map<string, number>();
      for (const { ranked, score } of all)
        scores.set(ranked.candidate.text, Math.max(score, scores.get(ranked.candidate.text) ?? -Infinity));
      const top = all[0]!.score;
      const sum = [...scores.values()].reduce((total, score) => total + Math.exp(score - top), 0);
      // If several names are asked for, the occurrence that has all of them.
      const best =
        (several && (all.find(({ spans }) => spans.length > 1) ?? longestList(all))) || pageOf(all);
      return { best: withHour(best, all), all, score: top + Math.log(sum) };
    })
    .sort((a, b) => b.score - a.score);
}

/** The best occurrence or, if a user gave its text, one in the same sentence of a page, as good as the best. */
function pageOf([best, ...others]: readonly Occurrence[]): Occurrence {
  const page = others.find((other) => other.text === best!.text && isPageOf(best!.ranked, other.ranked));
  return page ? { ...page, raw: { ...page.raw, score: best!.raw.score }, score: best!.score } : best!;
}

/** "7:20 a.m. on Friday", if the reader has found the day and the hour. */
function withHour(best: Occurrence, all: readonly Occurrence[]): Occurrence {
  const [whole] = all.flatMap((other) => dayWithHour(best, other) ?? []);
  if (!whole) return best;
  const text = textAt(best.ranked.candidate.from, whole);
  return { ...best, spans: [whole], text, words: normalisedWords(text) };
}

const datedWords = ({ text, ranked }: Occurrence) => ({
  text,
  publishedAt: ranked.candidate.from.article.publishedAt,
});

const LIST_RE = /,? (?:and|or|&) /;

/** "Eastmoor" is part of "Eastmoor, Saltby and Farrow Quay". */
const isPartOf = (part: Occurrence, whole: Occurrence): boolean =>
  LIST_RE.test(whole.text) && part.words.every((word) => whole.words.includes(word));

/** The list with most words; undefined if no occurrence is a list. */
const longestList = (all: readonly Occurrence[]): Occurrence | undefined =>
  all.filter(({ text }) => LIST_RE.test(text)).toSorted((a, b) => b.words.length - a.words.length)[0];

function optionOf(
  evidence: Evidence,
  ranked: readonly RankedSentence[],
  occurrences: readonly Occurrence[],
  { best, all, score }: Value,
  values: readonly Value[],
  rival: Value | undefined,
): ShortAnswerOption {
  const { candidate, features, spans } = best.ranked;
  const spanScore = scaledSpanScore(best.raw.score);
  const others = occurrences.filter(({ words }) => wordOverlap(words, best.words) === 0);
  const bestOther = scaledSpanScore(Math.max(...others.map(({ raw }) => raw.score), -Infinity));
  const own = new Set(all.map(({ raw }) => raw));
  const inSentence = spans.filter((span) => !own.has(span));
  const total = values.reduce((sum, value) => sum + Math.exp(value.score - score), 0);
  const articles = new Set(all.map((occurrence) => occurrence.ranked.candidate.from)).size;
  const { type } = evidence.question;
  const signals: ShortAnswerSignals = {
    spanScore,
    valueMargin: clamp(
      (score - (rival?.score ?? score - MARGIN_WITHOUT_RIVAL)) / VALUE_MARGIN_SCALE,
      MAX_VALUE_MARGIN,
    ),
    spanMargin: clamp(spanScore - bestOther, MAX_VALUE_MARGIN),
    sentenceMargin: clamp(
      inSentence.length === 0 ? MAX_SENTENCE_MARGIN : spanScore - scaledSpanScore(inSentence[0]!.score),
      MAX_SENTENCE_MARGIN,
    ),
    valueProbability: 1 / total,
    otherArticles: Math.min(MAX_OTHERS, articles - 1),
    otherSentences: Math.min(MAX_OTHERS, all.length - 1),
    sentenceCoverage: termCoverage(evidence, [candidate.terms]),
    termCoverage: features.termCoverage,
    titleCoverage: features.titleCoverage,
    retrievalScore: features.retrievalScore,
    recency: features.recency,
    isFirstSentence: best.ranked === ranked[0] ? 1 : 0,
    isBestSpan: best.raw.score >= (candidate.spans?.[0]?.score ?? Infinity) ? 1 : 0,
    length: best.words.length / LENGTH_SCALE_WORDS,
    isTyped: type === 'other' || type === 'place' || type === 'reason' ? 0 : 1,
    isReason: type === 'reason' ? 1 : 0,
  };
  const { ranked: sentence, spans: valueSpans, antecedentSentence, text } = best;
  return { ranked: sentence, spans: valueSpans, antecedentSentence, text, signals };
}

const clamp = (value: number, limit: number): number => Math.max(-limit, Math.min(limit, value));
