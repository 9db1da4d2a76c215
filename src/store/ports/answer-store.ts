import type { Answer, AnswerPlace } from '../../domain/answer.js';
import type { Span } from '../../domain/article.js';
import type { SourcesRequest } from '../../domain/sources.js';

/** `PlacedSpan.place` of the short answer's citations. */
export const SHORT_ANSWER_PLACE = 0;
/** `PlacedSpan.place` of the citations of a disagreement. */
export const DISAGREEMENT_PLACE = -1;
/** `PlacedSpan.place` of the amounts that earlier reports gave. */
export const EARLIER_PLACE = -2;

/** A span that an answer cited. `place`: position of its statement in the answer, from 1, or a constant above. */
export interface PlacedSpan extends Span {
  readonly article: string;
  readonly revision: number;
  readonly place: number;
}

export interface StoredAnswer {
  /** As typed. */
  readonly question: string;
  readonly searched: string;
  /** True if a user rated it as not helpful. */
  readonly unhelpful: boolean;
  readonly citations: PlacedSpan[];
}

/** Questions and the spans that their answers cited, without any article text. Scopes are given by key. */
export interface AnswerStore {
  /** `searched`: the query if it is not the question itself, as with a follow-up. */
  add(
    scope: number,
    answer: Answer,
    where: { channel: string | null; user: string | null; searched?: string | null },
  ): Promise<void>;

  /** An answer's question as typed and as searched, and its citations; null if the scope has no such answer. */
  find(scope: number, id: string): Promise<StoredAnswer | null>;

  /** Id of the answer that a message shows, or of the latest in a thread started from one; null if there is none. */
  findAt(scope: number, place: AnswerPlace): Promise<string | null>;

  /** Stores a user's rating; a later one replaces it. */
  rate(answerId: string, user: string, helpful: boolean): Promise<void>;

  ratings(scope: number): Promise<{ helpful: number; unhelpful: number }>;

  /** Stores which message shows an answer. */
  recordMessage(answerId: string, messageId: string): Promise<void>;

  count(scope: number): Promise<number>;

  /**
   * Ids of the articles cited by the last answer or by `answer` (`last`, in order of citation, with its question), or
   * by all answers (`cited`, most cited first); restricted to a channel if one is given.
   */
  citedArticles(
    scope: number,
    request: Pick<SourcesRequest, 'which' | 'channel' | 'answer'>,
  ): Promise<{ articles: string[]; question?: string }>;
}
