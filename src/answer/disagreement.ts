import { DAY_MS } from '../domain/units.js';
import type { AnswerType } from './question/answer-type.js';
import type { Question } from './question/question.js';
import {
  type ShortAnswerModel,
  type ShortAnswerOption,
  shortAnswerProbability,
} from './short-answer/short-answer.js';

/** Only amounts can be told to differ; two names or places may both be right. */
const COMPARABLE: ReadonlySet<AnswerType> = new Set(['number', 'money', 'percent', 'duration']);
/** Reports further apart in time tell how things changed, not that they disagree. Where only days are known: the next one. */
const SAME_TIME_MS = 6 * 3_600_000;

/**
 * Two short answers of different outlets that both are likely to be right and differ in value, of the same unit
 * and about the same time, newest first; null where there are none.
 */
export function disagreementOf(
  question: Question,
  options: readonly ShortAnswerOption[],
  model: ShortAnswerModel,
): readonly [ShortAnswerOption, ShortAnswerOption] | null {
  const [best, ...others] = options;
  if (!best || !COMPARABLE.has(question.type) || !isLikely(best, model)) return null;
  const amount = amountIn(best);
  const other = others.find((option) => {
    const value = amountIn(option);
    return (
      amount !== null &&
      value !== null &&
      value.value !== amount.value &&
      value.unit === amount.unit &&
      areOtherOutlets(best, option) &&
      areOfOneTime(best, option) &&
      isLikely(option, model)
    );
  });
  if (!other) return null;
  return dateOf(other) > dateOf(best) ? [other, best] : [best, other];
}

/** Whether a value would be shown if the other one were not there, and its own sentence speaks of what is asked. */
const isLikely = ({ signals }: ShortAnswerOption, model: ShortAnswerModel): boolean =>
  signals.span >= LEAST_SPAN &&
  signals.sentenceWords >= LEAST_WORDS &&
  shortAnswerProbability({ ...signals, lead: NO_RIVAL, spanLead: NO_RIVAL, share: 1 }, model) >=
    model.showFrom;
const NO_RIVAL = 1;
/** Three logits over the no-answer score. */
const LEAST_SPAN = 0.6;
const LEAST_WORDS = 0.2;

function areOtherOutlets(a: ShortAnswerOption, b: ShortAnswerOption): boolean {
  const [one, other] = [articleOf(a).outlet, articleOf(b).outlet];
  return one !== null && other !== null && one.toLowerCase() !== other.toLowerCase();
}

function areOfOneTime(a: ShortAnswerOption, b: ShortAnswerOption): boolean {
  const [one, other] = [articleOf(a).publishedAt, articleOf(b).publishedAt];
  if (one === null || other === null) return one === other;
  const most = one.includes('T') && other.includes('T') ? SAME_TIME_MS : DAY_MS;
  return Math.abs(Date.parse(one) - Date.parse(other)) <= most;
}

const articleOf = ({ ordered }: ShortAnswerOption) => ordered.candidate.from.article;
const dateOf = (option: ShortAnswerOption): string =>
  articleOf(option).publishedAt ?? articleOf(option).fetchedAt;

const SCALES: Readonly<Record<string, number>> = {
  hundred: 1e2,
  thousand: 1e3,
  k: 1e3,
  million: 1e6,
  mn: 1e6,
  m: 1e6,
  billion: 1e9,
  bn: 1e9,
  b: 1e9,
  trillion: 1e12,
  tn: 1e12,
  lakh: 1e5,
  'lakh crore': 1e12,
  crore: 1e7,
};
const WORDS = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, value) => [word, value]),
);

/** The amount of a value as a number, and what it counts; null where it is no single amount. */
function amountIn({ text }: ShortAnswerOption): { value: number; unit: string } | null {
  const match =
    /^(?:about|around|some|nearly|almost|more than|at least|over|up to)?\s*([^\d\s]{0,4})\s?(\d[\d,]*(?:\.\d+)?|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?!\d)[\s-]?(hundred|thousand|million|billion|trillion|lakh crore|lakh|crore|[mb]n|tn|[mbk])?\b\s*(%|\p{L}+)?/iu.exec(
      text,
    );
  if (!match) return null;
  const [whole, sign = '', digits = '', scale = '', counted = ''] = match;
  if (/\d/.test(text.slice(whole.length))) return null;
  const number = WORDS.get(digits.toLowerCase()) ?? Number(digits.replaceAll(',', ''));
  if (!Number.isFinite(number)) return null;
  const unit = (sign || counted).toLowerCase().replace(/^per$/, '%').replace(/s$/, '');
  return { value: number * (SCALES[scale.toLowerCase()] ?? 1), unit };
}
