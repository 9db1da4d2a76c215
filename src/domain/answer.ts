import type { IsoDate } from './article.js';
import type { Citation } from './citation.js';
import type { Scope } from './scope.js';

/** One shown sentence. `text` equals the quote of its first citation. */
export interface AnswerSentence {
  readonly text: string;
  readonly citations: readonly Citation[];
}

/** A short answer: the quotes of `citations` joined by ", " and " and ". */
export interface ShortAnswer {
  readonly text: string;
  readonly citations: readonly Citation[];
  /** Calibrated probability, 0 to 1, that it is right. */
  readonly confidence: number;
}

export interface Answer {
  readonly id: string;
  readonly question: string;
  /** Words of an earlier question that this one was searched with; absent where it stands by itself. */
  readonly subject?: string;
  /** `closest`: nothing answers it surely, the statements come nearest; `nothing`: no statement is shown. */
  readonly kind: 'answered' | 'closest' | 'nothing';
  readonly shortAnswer?: ShortAnswer;
  /** One to five, in the order shown; none for `nothing`. */
  readonly statements: readonly AnswerSentence[];
  /** Outlets that give different values for what was asked, newest first. */
  readonly disagreement?: { readonly values: readonly AnswerSentence[] };
  /** False: no reader read the passages, so search alone chose the quotes, and no short answer is claimed. */
  readonly read: boolean;
  readonly searched: {
    readonly articles: number;
    readonly passages: number;
    /** Date of the newest article searched; null when none was searched. */
    readonly newest: IsoDate | null;
  };
  /** Calibrated probability, 0 to 1, that a shown quote answers the question. */
  readonly confidence: number;
}

export type Since = 'day' | 'week' | 'month' | 'all';

export interface AskRequest {
  readonly scope: Scope;
  readonly question: string;
  /** Default `all`. By publish date; an article without one counts by its ingestion. */
  readonly since?: Since;
  /** Only articles of this outlet (case-insensitive). */
  readonly outlet?: string;
  readonly channel?: string;
  readonly user?: string;
  /** Id of an earlier answer of the scope whose subject the question may lean on; one that is gone is passed over. */
  readonly follows?: string;
}

/** Where an answer stands: the message that shows it, or a thread in which it was given or which hangs from it. */
export type AnswerPlace = { readonly message: string } | { readonly thread: string };

/** A shown quote with the sentences around it, of the text that was quoted. */
export interface QuoteInContext {
  /** Which shown statement it is, from 1. */
  readonly number: number;
  readonly quote: Citation;
  /** Nearest last. */
  readonly before: readonly Citation[];
  /** Nearest first. */
  readonly after: readonly Citation[];
}

/** Every citation that an answer shows; repeats are kept. */
export const citationsOf = ({ statements, shortAnswer, disagreement }: Answer): Citation[] => [
  ...statements.flatMap(({ citations }) => citations),
  ...(shortAnswer?.citations ?? []),
  ...(disagreement?.values.flatMap(({ citations }) => citations) ?? []),
];
