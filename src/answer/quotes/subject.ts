import { contentTerms, tokenize } from '../../text/terms/tokens.js';
import type { CandidateArticle } from '../evidence/candidates.js';
import type { Question } from '../question/question.js';

/**
 * Tells the articles that have the names that the question shares with the title of the first one: what started a
 * fire in Hexley is no answer to a question about one in Brandle.
 */
export function articlesAbout(
  { terms }: Pick<Question, 'terms'>,
  first: CandidateArticle,
): (other: CandidateArticle) => boolean {
  const names = tokenize(first.article.title)
    .filter(({ word, term }) => /^\p{Lu}/u.test(word) && terms.includes(term))
    .map(({ term }) => term);
  const known = new Map<CandidateArticle, boolean>([[first, true]]);
  return (other) => {
    const found = known.get(other) ?? hasAll(other, names);
    known.set(other, found);
    return found;
  };
}

function hasAll({ article, titleTerms }: CandidateArticle, names: readonly string[]): boolean {
  if (names.every((name) => titleTerms.has(name))) return true;
  const terms = new Set(contentTerms(article.text));
  return names.every((name) => titleTerms.has(name) || terms.has(name));
}
