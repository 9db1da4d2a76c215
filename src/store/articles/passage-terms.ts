import type { Sentence } from '../../domain/article.js';
import { textOf } from '../../text/analyse.js';
import { contentTerms } from '../../text/terms/tokens.js';

/** The search terms of a title, which each passage of its article is found by. */
export const titleTerms = ({ title }: { readonly title: string }): readonly string[] => contentTerms(title);

/** The search terms of the passage of the sentences `first` to `last`. */
export const passageTerms = (
  { text, sentences }: { readonly text: string; readonly sentences: readonly Sentence[] },
  first: number,
  last: number,
): readonly string[] => contentTerms(textOf(text, sentences.slice(first, last + 1)));
