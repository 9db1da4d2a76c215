import type { IsoDate } from './article.js';
import type { Citation } from './citation.js';
import type { Scope } from './scope.js';

/** A sentence of an answer. `text` equals the quote of its first citation. */
export interface AnswerSentence {
  readonly text: string;
  readonly citations: readonly Citation[];
}

/** What one outlet reports for what was asked. */
export interface ReportedValue extends AnswerSentence {
  /** The value itself, inside the first citation; absent if it is not one run of words. */
  readonly value?: Citation;
}

/** A short answer: the quotes of `citations` joined by ", " and " and ". */
export interface ShortAnswer {
  readonly text: string;
  readonly citations: readonly Citation[];
  /** Calibrated probability, 0 to 1, that it is right. */
  readonly confidence: number;
  /** The other amounts that earlier reports of the same event gave, newest first; absent if there are none. */
  readonly earlier?: readonly Citation[];
}

/** A misspelt word of a question. */
export interface Correction {
  readonly typed: string;
  /** The word of the articles that was searched and read instead. */
  readonly read: string;
}

export interface Answer {
  readonly id: string;
  readonly question: string;
  /** Keywords carried over from the previous question; absent for a standalone question. */
  readonly subject?: string;
  /** Absent if nothing was misspelt. */
  readonly corrections?: readonly Correction[];
  /** The only outlet that was searched, because the question names it; absent if it names none. */
  readonly outlet?: string;
  /** Days of publication that the question asks about and without a report of it, so that all were searched. */
  readonly unreportedDays?: { readonly from: string; readonly to: string };
  /** `closest`: no confident answer, the statements are the best matches; `nothing`: no statements. */
  readonly kind: 'answered' | 'closest' | 'nothing';
  readonly shortAnswer?: ShortAnswer;
  /** One to five in display order; empty for `nothing`. */
  readonly statements: readonly AnswerSentence[];
  /** The question takes something for granted that the first statement contradicts; there is no short answer. */
  readonly contradicted?: true;
  /** The different values that outlets report for what was asked, newest first. */
  readonly disagreement?: { readonly values: readonly ReportedValue[] };
  /** False if no reader model scored the passages: search alone chose the quotes, and there is no short answer. */
  readonly read: boolean;
  /** If time was too short for a second look at the best: how many of the passages that were found the reader read. */
  readonly hurried?: { readonly read: number; readonly found: number };
  readonly searched: {
    readonly articles: number;
    readonly passages: number;
    /** Date of the newest article searched; null if none was. */
    readonly newest: IsoDate | null;
  };
  /** Calibrated probability, 0 to 1, that a shown quote answers the question. */
  readonly confidence: number;
}

export type Since = 'day' | 'week' | 'month' | 'all';

export interface AskRequest {
  readonly scope: Scope;
  readonly question: string;
  /** By publish date, or by the time of ingestion where that is unknown. Default `all`. */
  readonly since?: Since;
  /** Only articles of this outlet (case-insensitive). */
  readonly outlet?: string;
  readonly channel?: string;
  readonly user?: string;
  /** Id of the scope's earlier answer that the question may follow up on; ignored if that answer is gone. */
  readonly follows?: string;
}

/**
 * How to look up an answer: by its message, or by the thread it was posted in or that was started from it. Never by
 * another channel, whose questions have nothing to do with each other.
 */
export type AnswerPlace = { readonly message: string } | { readonly thread: string };

/** A quote of an answer with the sentences around it, from the quoted revision. */
export interface QuoteInContext {
  /** Position of its statement in the answer, from 1. */
  readonly number: number;
  readonly quote: Citation;
  /** Nearest last. */
  readonly before: readonly Citation[];
  /** Nearest first. */
  readonly after: readonly Citation[];
}

/** Every citation of an answer, duplicates included. */
export const citationsOf = ({ statements, shortAnswer, disagreement }: Answer): Citation[] => [
  ...statements.flatMap(({ citations }) => citations),
  ...(shortAnswer?.citations ?? []),
  ...(shortAnswer?.earlier ?? []),
  ...(disagreement?.values.flatMap(({ citations, value }) => [...citations, ...(value ? [value] : [])]) ??
    []),
];
