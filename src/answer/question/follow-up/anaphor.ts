/** Signs that a question goes on from an earlier one. */
import { findNames } from '../../../text/names.js';

export const LEADING_CONJUNCTION_RE = /^(?:(?:and|but|so|ok|okay|then|also|well)\b[\s,]*)+/i;

const ANAPHOR_RE =
  /\b(?:it|its|he|him|his|she|her|hers|they|them|their|theirs|both|else|the same)\b|\b(?:this|that|these|those|there|then)[\s?!.]*$|\b(?:this|that|these|those) (?:\p{Ll}+)[\s?!.]*$/iu;

/** True if a pronoun or the like points at something outside of the question. */
export const hasAnaphor = (text: string): boolean => ANAPHOR_RE.test(text);

/** Any capitalised word except the first counts as a name: "Labour" alone might be an office. */
export function hasName(text: string): boolean {
  return findNames(text).length > 0 || /\S\s+\p{Lu}/u.test(text);
}
