/** Options for a short answer, without a reader. */
import type { CandidateArticle } from '../../../src/answer/evidence/candidates.js';
import type { Events } from '../../../src/answer/evidence/event.js';
import { RANK_FEATURES } from '../../../src/answer/evidence/rank.js';
import {
  SHORT_ANSWER_SIGNALS,
  type ShortAnswerModel,
  type ShortAnswerOption,
} from '../../../src/answer/short-answer/short-answer.js';
import { articleOf } from '../evidence-of.js';
import { zeros } from '../zeros.js';

export const MODEL: ShortAnswerModel = {
  weights: { ...zeros(SHORT_ANSWER_SIGNALS), spanScore: 10 },
  bias: -10,
  showFrom: 0.9,
};

/** Reports that begin alike are of one story and, if they are of one month, of one event. */
const beginAlike = ({ article: a }: CandidateArticle, { article: b }: CandidateArticle): boolean =>
  a.text.slice(0, 9) === b.text.slice(0, 9) && a.publishedAt !== null && b.publishedAt !== null;
export const EVENTS: Events = {
  areSame: (a, b) =>
    beginAlike(a, b) && a.article.publishedAt!.slice(0, 7) === b.article.publishedAt!.slice(0, 7),
  areOneRunningStory: beginAlike,
};

/** A value in a report of that moment. */
export function option(
  value: string,
  publishedAt: string | null,
  opening: string,
  spanScore = 1.5,
  sentenceOf = (amount: string) => `The number of dead is ${amount}.`,
): ShortAnswerOption {
  const from = articleOf(`${opening} ${sentenceOf(value)}`, { publishedAt });
  const sentence = from.sentences.at(-1)!;
  const { start, end } = sentence.span;
  const valueAt = from.article.text.lastIndexOf(value);
  const candidate = {
    from,
    sentence,
    text: from.article.text.slice(start, end),
    terms: new Set<string>(),
    passage: { key: 1, article: 1, first: 0, last: 0, fused: 2 },
    spans: [],
  };
  return {
    ranked: { candidate, spans: [], features: zeros(RANK_FEATURES), score: 0 },
    spans: [{ start: valueAt, end: valueAt + value.length }],
    antecedentSentence: null,
    text: value,
    signals: { ...zeros(SHORT_ANSWER_SIGNALS), spanScore, sentenceCoverage: 0.5 },
  };
}
