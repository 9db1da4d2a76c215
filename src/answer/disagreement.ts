import { DAY_MS, HOUR_MS } from '../domain/units.js';
import { SCALES, SMALL_NUMBERS } from '../text/lexicon/amounts.js';
import { anyOf } from '../text/lexicon/words.js';
import type { AnswerType } from './question/answer-type.js';
import type { Question } from './question/question.js';
import {
  type ShortAnswerModel,
  type ShortAnswerOption,
  type ShortAnswerSignals,
  shortAnswerProbability,
} from './short-answer/short-answer.js';

/** Only amounts can contradict each other; two names or places may both be correct. */
const COMPARABLE_TYPES: ReadonlySet<AnswerType> = new Set(['number', 'money', 'percent', 'duration']);
/** Reports further apart show a development, not a disagreement. If only their days are known, the limit is one day. */
const MAX_HOURS_APART_MS = 6 * HOUR_MS;

/** Minimum scaled span score of a disagreeing value: three logits above the no-answer score. */
const MIN_SPAN_SCORE = 0.6;
const MIN_SENTENCE_COVERAGE = 0.2;
/** Signals that compare a value with its rivals, as if it had none. */
const WITHOUT_RIVALS: Partial<ShortAnswerSignals> = { valueMargin: 1, spanMargin: 1, valueProbability: 1 };

/**
 * Finds two short answers of different outlets that are both probable, have the same unit but different amounts, and
 * were published at about the same time. Returns the newer one first; null if there is no disagreement.
 */
export function findDisagreement(
  question: Question,
  options: readonly ShortAnswerOption[],
  model: ShortAnswerModel,
): readonly [ShortAnswerOption, ShortAnswerOption] | null {
  const [best, ...others] = options;
  if (!best || !COMPARABLE_TYPES.has(question.type) || !isProbable(best, model)) return null;
  const amount = amountOf(best);
  const other = others.find((option) => {
    const otherAmount = amountOf(option);
    return (
      amount !== null &&
      otherAmount !== null &&
      otherAmount.value !== amount.value &&
      otherAmount.unit === amount.unit &&
      areOfDifferentOutlets(best, option) &&
      areOfSameTime(best, option) &&
      isProbable(option, model)
    );
  });
  if (!other) return null;
  return dateOf(other) > dateOf(best) ? [other, best] : [best, other];
}

/** True if the value would be shown without its rivals and its own sentence is about the question. */
const isProbable = ({ signals }: ShortAnswerOption, model: ShortAnswerModel): boolean =>
  signals.spanScore >= MIN_SPAN_SCORE &&
  signals.sentenceCoverage >= MIN_SENTENCE_COVERAGE &&
  shortAnswerProbability({ ...signals, ...WITHOUT_RIVALS }, model) >= model.showFrom;

function areOfDifferentOutlets(a: ShortAnswerOption, b: ShortAnswerOption): boolean {
  const [outletA, outletB] = [articleOf(a).outlet, articleOf(b).outlet];
  return outletA !== null && outletB !== null && outletA.toLowerCase() !== outletB.toLowerCase();
}

function areOfSameTime(a: ShortAnswerOption, b: ShortAnswerOption): boolean {
  const [timeA, timeB] = [articleOf(a).publishedAt, articleOf(b).publishedAt];
  if (timeA === null || timeB === null) return timeA === timeB;
  const limit = timeA.includes('T') && timeB.includes('T') ? MAX_HOURS_APART_MS : DAY_MS;
  return Math.abs(Date.parse(timeA) - Date.parse(timeB)) <= limit;
}

const articleOf = ({ ranked }: ShortAnswerOption) => ranked.candidate.from.article;
const dateOf = (option: ShortAnswerOption): string =>
  articleOf(option).publishedAt ?? articleOf(option).fetchedAt;

const SCALE_VALUES: Readonly<Record<string, number>> = {
  ...SCALES,
  k: SCALES.thousand!,
  m: SCALES.million!,
  mn: SCALES.million!,
  b: SCALES.billion!,
  bn: SCALES.billion!,
  tn: SCALES.trillion!,
  'lakh crore': SCALES.lakh! * SCALES.crore!,
};
/** "zero" to "twelve", which a text writes as words. */
const NUMBER_WORDS = SMALL_NUMBERS.slice(0, 13);

/** Hedge, currency sign, number, scale, and the unit or counted noun. */
const AMOUNT_RE = new RegExp(
  '^(?:about|around|some|nearly|almost|more than|at least|over|up to)?\\s*' +
    `([^\\d\\s]{0,4})\\s?(\\d[\\d,]*(?:\\.\\d+)?|${anyOf(NUMBER_WORDS)})(?!\\d)` +
    `[\\s-]?(${anyOf(['lakh crore', ...Object.keys(SCALES), '[mb]n', 'tn', '[mbk]'])})?\\b\\s*(%|\\p{L}+)?`,
  'iu',
);

/** The amount in a short answer and its unit; null unless it has exactly one amount. */
function amountOf({ text }: ShortAnswerOption): { value: number; unit: string } | null {
  const match = AMOUNT_RE.exec(text);
  if (!match) return null;
  const [whole, currency = '', number = '', scale = '', noun = ''] = match;
  if (/\d/.test(text.slice(whole.length))) return null;
  const word = NUMBER_WORDS.indexOf(number.toLowerCase());
  const value = word >= 0 ? word : Number(number.replaceAll(',', ''));
  if (!Number.isFinite(value)) return null;
  const unit = (currency || noun).toLowerCase().replace(/^per$/, '%').replace(/s$/, '');
  return { value: value * (SCALE_VALUES[scale.toLowerCase()] ?? 1), unit };
}
