import type { Citation } from './citation.js';

/** A suggested question about an article, whose answer quotes `sentence`; null if no question was found. */
export interface Suggestion {
  readonly question: string | null;
  readonly sentence: Citation;
}
