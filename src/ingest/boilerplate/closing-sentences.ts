import type { BoilerplateRule } from './boilerplate-rules.js';

/** "To order a copy for £12, go to shop.example. Delivery charges may apply." */
const ORDER =
  'to (?:order|buy|pre-?order|purchase) (?:a |your |this )?(?:cop(?:y|ies)|book)\\b.{0,60}?\\b(?:go to|visit|at|from) \\S{1,60}\\.[a-z]{2,8}(?:/\\S{0,40})?(?:\\. [^.!?]{0,40}\\bcharges (?:may )?apply)?[.)]{0,2}$';

/** Where to buy what an article is about. */
export const CLOSING_RULES: readonly BoilerplateRule[] = [
  { pattern: new RegExp(`^${ORDER}`, 'iu'), maxWords: 35, unless: 'reported' },
];

/** The same after the last sentence of a paragraph. */
export const CLOSING_SENTENCE_RE = new RegExp(`(?<=[.!?…]["'”’]{0,2} )${ORDER}`, 'iu');
