/** Short answers that are amounts, which reports can contradict or bring up to date. */
import { SCALES, SMALL_NUMBERS } from '../../text/lexicon/amounts.js';
import { anyOf } from '../../text/lexicon/words.js';
import type { AnswerType } from '../question/answer-type.js';
import {
  type ShortAnswerModel,
  type ShortAnswerOption,
  type ShortAnswerSignals,
  shortAnswerProbability,
} from './short-answer.js';

/** Only amounts can be compared; two names or places may both be correct. */
export const COMPARABLE_TYPES: ReadonlySet<AnswerType> = new Set(['number', 'money', 'percent', 'duration']);

export interface Amount {
  readonly value: number;
  readonly unit: string;
}

/** Minimum scaled span score of a disagreeing value: three logits above the no-answer score. */
const MIN_SPAN_SCORE = 0.6;
const MIN_SENTENCE_COVERAGE = 0.2;
/** Signals that compare a value with its rivals, as if it had none. */
const WITHOUT_RIVALS: Partial<ShortAnswerSignals> = { valueMargin: 1, spanMargin: 1, valueProbability: 1 };

/** The probability of a value as if it had no rivals. */
export const probabilityAlone = ({ signals }: ShortAnswerOption, model: ShortAnswerModel): number =>
  shortAnswerProbability({ ...signals, ...WITHOUT_RIVALS }, model);

/** True if the value would be shown without its rivals and its own sentence is about the question. */
export const isProbable = (option: ShortAnswerOption, model: ShortAnswerModel): boolean =>
  option.signals.spanScore >= MIN_SPAN_SCORE &&
  option.signals.sentenceCoverage >= MIN_SENTENCE_COVERAGE &&
  probabilityAlone(option, model) >= model.showFrom;

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
export function amountOf({ text }: Pick<ShortAnswerOption, 'text'>): Amount | null {
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
