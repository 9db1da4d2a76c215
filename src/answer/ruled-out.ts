/** What can be no short answer, by rules: the questions there are to fit on are too few to learn it from. */
import { termOf } from '../text/tokens.js';
import type { Span } from '../types.js';
import type { Candidate } from './candidates.js';
import type { Query } from './features.js';

const NAME_BEHIND = /^(?:['’]s?(?![\p{L}])|[- ]\p{Lu})/u;

/** Whether what follows a name goes on with one, so that the first only tells more of it: "US Secretary". */
export const isBeforeName = (right: string): boolean => NAME_BEHIND.test(right);

/** Words that make another office of one: the "deputy prime minister" is no prime minister. */
const QUALIFIERS: ReadonlySet<string> = new Set(
  ['former', 'ex', 'deputy', 'vice', 'assistant', 'shadow', 'acting', 'interim', 'outgoing'].map(termOf),
);

/** Whether what is asked stands only with such a word before it that the question does not have. */
export function isQualified({ question: { ordered: asked } }: Query, { ordered }: Candidate): boolean {
  const qualified = ordered.filter((_, at) => QUALIFIERS.has(ordered[at - 1] ?? ''));
  return qualified.some(
    (term) =>
      asked.includes(term) &&
      !asked.some((_, at) => asked[at + 1] === term && QUALIFIERS.has(asked[at]!)) &&
      ordered.every((other, at) => other !== term || QUALIFIERS.has(ordered[at - 1] ?? '')),
  );
}

const WHERE_BEFORE =
  /\b(?:in|at|near|from|to|outside|across|around|off|into|inside|throughout)\s+(?:the\s+)?(?:[\w-]+\s+)?$/i;

/**
 * Whether a name says where: "US Secretary" does not.
 * @param isPlace It is known for a place; what may be one is where only behind "in" or "at".
 */
export function saysWhere({ text, sentence }: Candidate, at: Span, isPlace: boolean): boolean {
  const left = text.slice(0, at.start - sentence.span.start);
  const right = text.slice(at.end - sentence.span.start);
  return !isBeforeName(right) && (isPlace || WHERE_BEFORE.test(left));
}
