/** How many words apart two neighbours of the question may stand and still be together. */
const TOGETHER = 2;

type Pair = readonly [first: string, second: string];

const pairsOf = (ordered: readonly string[]): Pair[] =>
  ordered.slice(1).map((second, at) => [ordered[at]!, second]);

/** Of a question's pairs of neighbouring terms, the share that stand within two words of each other; 0 without any. */
export function adjacency(ordered: readonly string[], terms: readonly string[]): number {
  const isMet = ([first, second]: Pair): boolean =>
    terms.some(
      (term, at) =>
        term === first && terms.slice(Math.max(0, at - TOGETHER), at + TOGETHER + 1).includes(second),
    );
  const pairs = pairsOf(ordered);
  return pairs.length > 0 ? pairs.filter(isMet).length / pairs.length : 0;
}

/**
 * Of a question's pairs of neighbouring terms, the share, weighed by their rarity, that stand side by side and
 * in this order in any of the texts; 1 without any. Who asks of "Sky Digital" is not answered by a text of Sky
 * and of digital channels.
 */
export function sideBySide(
  ordered: readonly string[],
  texts: readonly (readonly string[])[],
  idf: ReadonlyMap<string, number>,
): number {
  let met = 0;
  let all = 0;
  for (const [first, second] of pairsOf(ordered)) {
    const weight = (idf.get(first) ?? 0) + (idf.get(second) ?? 0);
    all += weight;
    if (texts.some((terms) => terms.some((term, at) => term === first && terms[at + 1] === second)))
      met += weight;
  }
  return all > 0 ? met / all : 1;
}
