/** "Coach Sheila Marr" without the name of her club: it is that which the article is about. */
import { contentTerms, tokenize } from '../../text/terms/tokens.js';
import { isKnownWord } from '../../text/terms/wordnet.js';
import type { Candidate } from '../evidence/candidates.js';
import { type Entity, entitiesOf } from '../evidence/entities.js';
import { askedHolder, keyOf } from './role-elsewhere.js';

/** What the article names so many times as often as what is asked about is what it is about. */
const MIN_RATIO = 2;

/**
 * True if a question asks who has a role somewhere, and the sentence names the role alone, in an article that is about
 * something else or does not know the place at all.
 */
export function isRoleOfProtagonist(question: string, { from, sentence, text }: Candidate): boolean {
  const asked = askedHolder(question);
  if (!asked || !hasRole(text, asked.role)) return false;
  const place = contentTerms(asked.place);
  const before = from.sentences[sentence.ordinal - 1];
  const near = before ? from.article.text.slice(before.span.start, sentence.span.end) : text;
  if (place.length === 0 || contentTerms(near).some((term) => place.includes(term))) return false;
  const named = entitiesOf(from).filter(({ type }) => type !== 'person');
  const own = named.filter((entity) => isNamedBy(place, entity));
  if (own.length === 0) return isUnknownTo(from.article.title + from.article.text, asked.place);
  const most = Math.max(...named.map(({ occurrences }) => occurrences.length));
  return Math.max(...own.map(({ occurrences }) => occurrences.length)) * MIN_RATIO <= most;
}

const isNamedBy = (terms: readonly string[], { occurrences }: Entity): boolean =>
  occurrences.some(({ name }) => contentTerms(name).some((term) => terms.includes(term)));

/** True if the role itself, or another word for it, is in a sentence. */
function hasRole(sentence: string, role: string): boolean {
  const key = keyOf(role);
  const words = tokenize(sentence).map(({ word }) => word);
  return words.some((_, at) =>
    [1, 2, 3].some((count) => keyOf(words.slice(at, at + count).join(' ')) === key),
  );
}

/** True if an article has no word of a name that is none of the language. */
function isUnknownTo(article: string, place: string): boolean {
  const written = new Set(contentTerms(article));
  const words = tokenize(place).filter(({ term }) => contentTerms(place).includes(term));
  return words.length > 0 && words.every(({ word, term }) => !written.has(term) && !isKnownWord(word));
}
