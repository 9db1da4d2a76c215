import type { Answer } from '../../src/types.js';
import type { Condition } from './conditions.js';
import { collapsed, type EvalQuestion } from './data.js';
import type { Judge } from './judge.js';

/** One asking and what came of it, judged. */
export interface Asking {
  readonly question: EvalQuestion;
  readonly condition: Condition;
  readonly answer: Answer;
  readonly ms: number;
  /** For each shown sentence: whether it answers. */
  readonly right: readonly boolean[];
  readonly inArticle: readonly boolean[];
  readonly evidenceShown: number;
  readonly evidenceShownIn3: number;
  /** Quotes of the rendered message that equal the stored text, and all of them. */
  readonly verbatim: { readonly equal: number; readonly shown: number };
}

export type Measures = Record<string, number>;

export function judged(
  judge: Judge,
  question: EvalQuestion,
  condition: Condition,
  answer: Answer,
  ms: number,
  verbatim: Asking['verbatim'],
): Asking {
  const { statements } = answer;
  return {
    question,
    condition,
    answer,
    ms,
    verbatim,
    right: statements.map((statement) => judge.answers(question, statement)),
    inArticle: statements.map(({ citations }) =>
      citations.some((citation) => judge.isInArticle(question, citation)),
    ),
    evidenceShown: judge.evidenceShown(question, statements),
    evidenceShownIn3: judge.evidenceShown(question, statements.slice(0, 3)),
  };
}

/** Every measure over the askings of one set. */
export function measure(askings: readonly Asking[]): Measures {
  const given = askings.filter(({ condition }) => condition === 'given');
  // Of the whole corpus at rest: where articles are left out, the store has just been written.
  const times = given.map(({ ms }) => ms).sort((a, b) => a - b);
  const shown = askings.reduce((sum, { verbatim }) => sum + verbatim.shown, 0);
  const equal = askings.reduce((sum, { verbatim }) => sum + verbatim.equal, 0);
  return {
    ...answering(given),
    kept: mean(given.map(({ answer }) => answer.kind === 'answered')),
    ...refusing('nearMiss', given, askings),
    ...refusing('absent', given, askings),
    ...headlines(given),
    verbatim: shown === 0 ? 1 : equal / shown,
    'ms.p50': times[Math.floor(times.length * 0.5)] ?? 0,
    'ms.p95': times[Math.floor(times.length * 0.95)] ?? 0,
  };
}

/** The measures of what is shown, over answerable questions. */
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

const HEADLINED = new Set(['who', 'when', 'where', 'howmany']);

function headlines(given: readonly Asking[]): Measures {
  const asked = given.filter(({ question }) => HEADLINED.has(question.type));
  const shown = asked.filter(({ answer }) => answer.headline);
  if (asked.length === 0) return {};
  const scores = shown.map(({ question, answer }) =>
    Math.max(...question.answers.map((gold) => f1(answer.headline!.text, gold))),
  );
  return {
    'headline.shown': shown.length / asked.length,
    'headline.f1': scores.length === 0 ? 0 : scores.reduce((a, b) => a + b, 0) / scores.length,
  };
}

/** SQuAD's F1: overlap of words, without case, punctuation and articles. */
export function f1(given: string, gold: string): number {
  const words = (text: string): string[] =>
    collapsed(text)
      .replace(/[^\p{L}\p{N}\s]/gu, '')
      .split(/\s+/)
      .filter((word) => word !== '' && !/^(?:a|an|the)$/.test(word));
  const [a, b] = [words(given), words(gold)];
  const left = [...b];
  const common = a.filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  }).length;
  return common === 0 ? 0 : (2 * common) / (a.length + b.length);
}

export const mean = (values: readonly boolean[]): number =>
  values.length === 0 ? 0 : values.filter(Boolean).length / values.length;
