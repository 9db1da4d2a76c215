import type { Condition } from '../../src/calibrate/conditions.js';
import type { EvalQuestion } from '../../src/calibrate/eval-set.js';
import { type Judge, shortAnswerScore, WRONG_BELOW_F1 } from '../../src/calibrate/judge.js';
import type { Answer } from '../../src/domain/answer.js';

/** A question asked under one condition, with its judged answer. */
export interface Asking {
  readonly question: EvalQuestion;
  readonly condition: Condition;
  readonly answer: Answer;
  readonly ms: number;
  /** For each shown sentence, true if it answers the question. */
  readonly right: readonly boolean[];
  readonly inArticle: readonly boolean[];
  readonly evidenceShown: number;
  readonly evidenceShownIn3: number;
  /** Number of quotes in the rendered message, and how many of them equal the stored text. */
  readonly verbatim: { readonly equal: number; readonly shown: number };
  /** The stage at which the answer was lost; null if it was not, and under other conditions than `given`. */
  readonly stage: Stage | null;
  /** False if there is none. */
  readonly shortAnswerRight: boolean;
}

/** Why the first quote does not answer, or an answer was refused. */
export type Stage =
  | 'not searched'
  | 'not retrieved'
  | 'not read'
  | 'read wrong'
  | 'ordered wrong'
  | 'refused';

export type Measures = Record<string, number>;

export async function judged(
  judge: Judge,
  question: EvalQuestion,
  condition: Condition,
  answer: Answer,
  ms: number,
  verbatim: Asking['verbatim'],
  stage: Stage | null = null,
): Promise<Asking> {
  const { statements } = answer;
  return {
    question,
    condition,
    answer,
    ms,
    verbatim,
    right: await Promise.all(statements.map((statement) => judge.answers(question, statement))),
    inArticle: statements.map(({ citations }) =>
      citations.some((citation) => judge.isInArticle(question, citation)),
    ),
    evidenceShown: judge.evidenceShown(question, statements),
    evidenceShownIn3: judge.evidenceShown(question, statements.slice(0, 3)),
    stage,
    shortAnswerRight:
      condition === 'given' &&
      answer.shortAnswer !== undefined &&
      shortAnswerScore(question, answer.shortAnswer.text) >= WRONG_BELOW_F1,
  };
}

/** All measures over the askings of a set. */
export function measure(askings: readonly Asking[]): Measures {
  const given = askings.filter(({ condition }) => condition === 'given');
  // Under the other conditions the store has just been written, which affects the time.
  const times = given.map(({ ms }) => ms).sort((a, b) => a - b);
  const shown = askings.reduce((sum, { verbatim }) => sum + verbatim.shown, 0);
  const equal = askings.reduce((sum, { verbatim }) => sum + verbatim.equal, 0);
  return {
    ...answering(given),
    kept: mean(given.map(({ answer }) => answer.kind === 'answered')),
    ...refusing('nearMiss', given, askings),
    ...refusing('absent', given, askings),
    ...shortAnswers(askings),
    calibration: expectedCalibrationError(askings),
    disagreements: mean(askings.map(({ answer }) => answer.disagreement !== undefined)),
    verbatim: shown === 0 ? 1 : equal / shown,
    'ms.p50': times[Math.floor(times.length * 0.5)] ?? 0,
    'ms.p95': times[Math.floor(times.length * 0.95)] ?? 0,
  };
}

/** The measures of the shown sentences, over answerable questions. */
export function answering(given: readonly Asking[]): Measures {
  const within = (k: number, of: (asking: Asking) => readonly boolean[]): number =>
    mean(given.map((asking) => of(asking).slice(0, k).includes(true)));
  const withEvidence = given.filter(({ question }) => question.evidence.length > 0);
  const complete = ({ question, evidenceShownIn3 }: Asking): boolean =>
    question.type === 'overview' ? evidenceShownIn3 > 0 : evidenceShownIn3 === question.evidence.length;
  return {
    'answer@1': within(1, ({ right }) => right),
    'answer@3': within(3, ({ right }) => right),
    'answer@5': within(5, ({ right }) => right),
    ...(withEvidence.length > 0 ? { 'evidence@3': mean(withEvidence.map(complete)) } : {}),
    'article@3': within(3, ({ inArticle }) => inArticle),
  };
}

function refusing(
  condition: 'nearMiss' | 'absent',
  given: readonly Asking[],
  all: readonly Asking[],
): Measures {
  const others = all.filter((asking) => asking.condition === condition);
  if (others.length === 0) return {};
  const confidences = given.map(({ answer }) => answer.confidence);
  const wins = others.flatMap(({ answer }) =>
    confidences.map((confidence) =>
      confidence > answer.confidence ? 1 : confidence === answer.confidence ? 0.5 : 0,
    ),
  );
  return {
    [`refused.${condition}`]: mean(others.map(({ answer }) => answer.kind !== 'answered')),
    [`auc.${condition}`]: wins.reduce<number>((sum, win) => sum + win, 0) / wins.length,
  };
}

/** The number of short answers shown, and the share of them that is wrong. */
export function shortAnswersShown(given: readonly Asking[]): Measures {
  const shown = given.filter(({ answer }) => answer.shortAnswer !== undefined);
  if (shown.length === 0) return { short: 0 };
  return { short: shown.length, wrong: mean(shown.map(({ shortAnswerRight }) => !shortAnswerRight)) };
}

const SHORT_TYPES = new Set(['who', 'when', 'where', 'howmany']);
/** Types that a few words of the text cannot answer. */
const LONG_TYPES = new Set(['yesno', 'overview', 'why']);
function shortAnswers(askings: readonly Asking[]): Measures {
  const given = askings.filter(({ condition }) => condition === 'given');
  const deserved = given.filter(({ question }) => (question.shortAnswers ?? question.answers).length > 0);
  const short = shownOf(deserved.filter(({ question }) => SHORT_TYPES.has(question.type)));
  const any = shownOf(given.filter(({ question }) => !LONG_TYPES.has(question.type)));
  const without = (condition: Condition): Measures => {
    const own = askings.filter((asking) => asking.condition === condition);
    if (own.length === 0) return {};
    return { [`shortAnswer.${condition}`]: mean(own.map(({ answer }) => answer.shortAnswer !== undefined)) };
  };
  return {
    ...(short && {
      'shortAnswer.shown': short.shown,
      'shortAnswer.f1': short.f1,
      'shortAnswer.wrong': short.wrong,
    }),
    ...(any && { 'shortAnswer.anyShown': any.shown, 'shortAnswer.anyWrong': any.wrong }),
    ...without('nearMiss'),
    ...without('absent'),
  };
}

/** The share of askings with a short answer, and the mean F1 and the share of wrong ones among these. */
function shownOf(askings: readonly Asking[]): { shown: number; f1: number; wrong: number } | null {
  if (askings.length === 0) return null;
  const scores = askings.flatMap(({ question, answer: { shortAnswer } }) =>
    shortAnswer ? [shortAnswerScore(question, shortAnswer.text)] : [],
  );
  return {
    shown: scores.length / askings.length,
    f1: scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length),
    wrong: mean(scores.map((score) => score < WRONG_BELOW_F1)),
  };
}

const BINS = 10;

/** Of the confidence as the probability that a shown quote answers, over ten equal bins and all conditions. */
function expectedCalibrationError(askings: readonly Asking[]): number {
  return reliability(askings).reduce(
    (sum, { share, confidence, right }) => sum + share * Math.abs(confidence - right),
    0,
  );
}

export interface Bin {
  /** Share of all askings. */
  readonly share: number;
  /** Mean confidence in the bin. */
  readonly confidence: number;
  /** Share of the bin's askings in which a shown quote answers. */
  readonly right: number;
}

/** The bins that are not empty. */
export function reliability(askings: readonly Asking[]): Bin[] {
  return Array.from({ length: BINS }, (_, bin) =>
    askings.filter(({ answer: { confidence } }) => Math.min(BINS - 1, Math.floor(confidence * BINS)) === bin),
  ).flatMap((own) =>
    own.length === 0
      ? []
      : {
          share: own.length / askings.length,
          confidence: own.reduce((sum, { answer }) => sum + answer.confidence, 0) / own.length,
          right: mean(own.map(({ condition, right }) => condition === 'given' && right.includes(true))),
        },
  );
}

const mean = (values: readonly boolean[]): number =>
  values.length === 0 ? 0 : values.filter(Boolean).length / values.length;
