import type { Span } from '../../domain/article.js';

/** A word of a name, without a possessive ending. */
export interface Word extends Span {
  readonly text: string;
}
