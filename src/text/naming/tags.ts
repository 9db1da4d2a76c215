import { nlp } from '../compromise.js';
import { memoise } from '../terms/memoise.js';

/** Longer runs of capitalised words are headlines or lists. */
const MAX_TAGGED_CHARS = 300;

/** The tags that the lexicons of compromise give the words of a name, without context; none if it is too long. */
export const tagsOf = memoise((name: string): ReadonlySet<string> => {
  if (name.length > MAX_TAGGED_CHARS) return new Set();
  const sentences = nlp(name).document as readonly (readonly { readonly tags: ReadonlySet<string> }[])[];
  return new Set(sentences.flat().flatMap(({ tags }) => [...tags]));
});

/** compromise tags a word that it does not know as a bare noun. */
export const inDictionary = (word: string): boolean => {
  const tags = tagsOf(word.toLowerCase());
  return tags.size > 2 || tags.has('Plural') || !tags.has('Noun');
};
