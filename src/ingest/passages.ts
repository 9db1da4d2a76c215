import type { Passage } from '../domain/article.js';

/**
 * Words a passage holds at most: as many as the bundled reader was trained on beside a question, and few enough
 * that sixteen of them are read in a fraction of a second. 60 and 140 words found less (docs/answering.md).
 */
export const PASSAGE_WORDS = 100;

/**
 * Groups sentences into passages: runs of whole sentences of at most `limit` words, each beginning with the last
 * sentence of the one before, so that no two neighbours are ever parted. A sentence over the limit is a passage of
 * its own; one that leaves no room for a second sentence is not repeated.
 *
 * @param words Words of each sentence.
 */
export function groupIntoPassages(words: readonly number[], limit = PASSAGE_WORDS): Passage[] {
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
