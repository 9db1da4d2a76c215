import type { Passage } from '../types.js';

/**
 * Groups sentences into passages: runs of whole sentences whose tokens fit the model's window, each beginning
 * with the last sentence of the one before, so that no two neighbours are ever parted. A sentence longer than
 * the window is a passage of its own; one that leaves no room for a second sentence is not repeated.
 *
 * @param tokens Tokens of each sentence, special tokens included; so a passage never holds more than counted.
 * @param window The model's window in tokens.
 */
export function groupIntoPassages(tokens: readonly number[], window: number): Passage[] {
  const passages: Passage[] = [];
  let first = 0;
  while (first < tokens.length) {
    let last = first;
    let sum = tokens[first]!;
    while (last + 1 < tokens.length && sum + tokens[last + 1]! <= window) {
      last += 1;
      sum += tokens[last]!;
    }
    passages.push({ ordinal: passages.length, first, last });
    if (last === tokens.length - 1) break;
    const overlapFits = last > first && tokens[last]! + tokens[last + 1]! <= window;
    first = overlapFits ? last : last + 1;
  }
  return passages;
}
