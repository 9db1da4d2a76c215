import { collapsed } from './eval-set.js';

/** SQuAD's F1: overlap of words, without case, punctuation and articles. */
export function f1(given: string, gold: string): number {
  const words = (text: string): string[] =>
    collapsed(text)
      .replace(/[^\p{L}\p{N}\s]/gu, '')
      .split(/\s+/)
      .filter((word) => word !== '' && !/^(?:a|an|the)$/.test(word));
  const [a, b] = [words(given), words(gold)];
  const left = [...b];
  const common = a.filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  }).length;
  return common === 0 ? 0 : (2 * common) / (a.length + b.length);
}
