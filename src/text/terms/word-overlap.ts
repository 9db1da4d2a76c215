/** Words of a short text normalised as in SQuAD: lower case, without punctuation and articles. */
export function normalisedWords(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]/gu, '')
    .split(/\s+/)
    .filter((word) => word !== '' && !/^(?:a|an|the)$/.test(word));
}

/** F1 of the shared words, counting repeats. */
export function wordOverlap(a: readonly string[], b: readonly string[]): number {
  const unmatched = [...b];
  let common = 0;
  for (const word of a) {
    const at = unmatched.indexOf(word);
    if (at < 0) continue;
    unmatched.splice(at, 1);
    common += 1;
  }
  return common === 0 ? 0 : (2 * common) / (a.length + b.length);
}
