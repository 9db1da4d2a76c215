import { PERSON_NOUNS } from '../../text/lexicon/offices.js';
import { anyOf } from '../../text/lexicon/words.js';
import { contentTerms } from '../../text/terms/tokens.js';
import type { CandidateArticle } from './candidates.js';

const OFFICE = `(?:chief )?${anyOf(PERSON_NOUNS)}`;
const NAME = "\\p{Lu}[\\p{L}\\p{N}'’-]{0,40}(?: \\p{Lu}[\\p{L}\\p{N}'’-]{0,40}){0,3}";
/** "the captain of the Lady Maren". */
const OFFICE_OF_NAME_RE = new RegExp(`\\b(${OFFICE}) (?:of|for) (?:the )?(${NAME})`, 'gu');
/** "The captain, Henrik Sall,": whose captain he is has been said before. */
const DEFINITE_OFFICE_RE = new RegExp(`\\b[Tt]he (${OFFICE})\\b(?! (?:of|for)\\b)`, 'gu');

interface Description {
  readonly office: string;
  /** Where it is in the article's text. */
  readonly start: number;
  readonly terms: readonly string[];
}

const cache = new WeakMap<CandidateArticle, readonly Description[]>();

function descriptionsIn(from: CandidateArticle): readonly Description[] {
  const cached = cache.get(from);
  if (cached) return cached;
  const found = Array.from(
    from.article.text.matchAll(OFFICE_OF_NAME_RE),
    ({ index, 1: office, 2: name }) => ({
      office: office!,
      start: index,
      terms: contentTerms(name!),
    }),
  );
  cache.set(from, found);
  return found;
}

/**
 * Terms that a sentence inherits from an earlier description of whom it is about: "The captain, Henrik Sall" is about
 * the Lady Maren after "the captain of the Lady Maren". The nearest description counts.
 * @param start Offset of the sentence in the article's text.
 */
export function inheritedTerms(from: CandidateArticle, sentence: string, start: number): readonly string[] {
  return Array.from(sentence.matchAll(DEFINITE_OFFICE_RE)).flatMap(
    ({ 1: office }) =>
      descriptionsIn(from).findLast((other) => other.office === office && other.start < start)?.terms ?? [],
  );
}
