import type { Passage } from '../domain/article.js';

/**
 * Maximum words of a passage: the length that the bundled reader was trained on, and short enough to read a dozen in a
 * fraction of a second. Limits of 60 and 140 words gave lower recall (docs/answering.md).
 */
const MAX_PASSAGE_WORDS = 100;

/**
 * Groups sentences into passages: runs of whole sentences of at most `limit` words, each starting with the last
 * sentence of the previous one, so that neighbouring sentences are never separated. A sentence over the limit is a
 * passage by itself; a sentence that leaves no room for a second one is not repeated.
 *
 * @param words Words of each sentence.
 */
export function groupIntoPassages(words: readonly number[], limit = MAX_PASSAGE_WORDS): Passage[] {
  const passages: Passage[] = [];
  let first = 0;
  while (first < words.length) {
    let last = first;
    let sum = words[first]!;
    while (last + 1 < words.length && sum + words[last + 1]! <= limit) {
      last += 1;
      sum += words[last]!;
    }
    passages.push({ ordinal: passages.length, first, last });
    if (last === words.length - 1) break;
    const overlapFits = last > first && words[last]! + words[last + 1]! <= limit;
    first = overlapFits ? last : last + 1;
  }
  return passages;
}
