import type { Answer, AnswerPlace } from '../../domain/answer.js';
import type { Span } from '../../domain/article.js';
import type { SourcesRequest } from '../../domain/sources.js';

/** `PlacedSpan.place` of the short answer's citations; those of a disagreement have -1. */
export const SHORT_ANSWER_PLACE = 0;

/** A span that an answer cited. `place`: the shown sentence it belongs to, from 1. */
export interface PlacedSpan extends Span {
  readonly article: string;
  readonly revision: number;
  readonly place: number;
}

/** Questions and the spans that their answers cited; no article text. */
export interface AnswerStore {
  /** `searched`: what the question was searched as, where that is not the question itself. */
  add(
    scope: number,
    answer: Answer,
    where: { channel: string | null; user: string | null; searched?: string | null },
  ): Promise<void>;

  /** The question of an answer as it was typed and searched, and what it cited; null where the scope has no such answer. */
  find(
    scope: number,
    id: string,
  ): Promise<{ question: string; searched: string; citations: PlacedSpan[] } | null>;

  /** See `Newsroom.findAnswer`. */
  at(scope: number, place: AnswerPlace): Promise<string | null>;

  rate(answerId: string, user: string, helpful: boolean): Promise<void>;

  ratings(scope: number): Promise<{ helpful: number; unhelpful: number }>;

  recordMessage(answerId: string, messageId: string): Promise<void>;

  count(scope: number): Promise<number>;

  /**
   * Deletes a user's questions in every scope, with what was cited, and what they said of others' answers;
   * returns how many questions there were.
   */
  deleteOf(user: string): Promise<number>;

  /**
   * The articles cited by the last answer (`last`: in order of citation; or by the `answer` that is named) or by all answers (`cited`: most
   * often cited first), in the channel when one is given; with the question of the last answer.
   */
  cited(
    scope: number,
    request: Pick<SourcesRequest, 'which' | 'channel' | 'answer'>,
  ): Promise<{ articles: string[]; question?: string }>;
}
