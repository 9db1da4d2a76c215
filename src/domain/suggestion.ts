import type { Citation } from './citation.js';

/** Something to ask of an article: a question that brings the sentence back, or the sentence where none does. */
export interface Suggestion {
  readonly question: string | null;
  readonly sentence: Citation;
}
