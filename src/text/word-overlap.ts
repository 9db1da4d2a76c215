/** The words that two short texts are compared by: without case, punctuation and articles, as SQuAD does. */
export function comparedWords(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]/gu, '')
    .split(/\s+/)
    .filter((word) => word !== '' && !/^(?:a|an|the)$/.test(word));
}

/** F1 of the words two texts share, repeats counted; 0 where they share none. */
export function wordOverlap(a: readonly string[], b: readonly string[]): number {
  const left = [...b];
  let common = 0;
  for (const word of a) {
    const at = left.indexOf(word);
    if (at < 0) continue;
    left.splice(at, 1);
    common += 1;
  }
  return common === 0 ? 0 : (2 * common) / (a.length + b.length);
}
