import type { Span } from '../../domain/article.js';
import { HELD_OFFICES } from '../../text/lexicon/offices.js';
import { anyOf } from '../../text/lexicon/words.js';
import type { Question } from './question.js';

const OFFICE = anyOf(HELD_OFFICES);
/** "who runs the port now", "who's in charge of the inquiry", "who is the new coach" */
const WHO_HOLDS_RE = new RegExp(
  `^\\W*(?:(?:and|but|so) )?who(?:['’]?s| is|['’]?re| are)? (?:now |currently |really )?(?:in (?:charge|command|control)\\b|(?:leads?|heads?|runs?|chairs?|coaches|manages|directs|commands|edits|leading|heading|running|chairing|managing)\\b|(?:the )?(?:(?!the\\b)\\S{1,30} ){0,3}${OFFICE}\\b)`,
  'i',
);

/** "the former fisheries minister", "ex-coach" */
const FORMER_HOLDER = `\\b(?:former|ex|then|erstwhile|one-time|late|ousted|outgoing)[ -](?:[\\p{L}-]{1,20} ){0,3}?${OFFICE}`;
const FORMER_HOLDER_RE = new RegExp(`${FORMER_HOLDER}\\b`, 'iu');
const FORMER_HOLDER_BEFORE_RE = new RegExp(`${FORMER_HOLDER},? $`, 'iu');
const MAX_FORMER_CHARS = 80;
const ASKS_FORMER_RE = /\b(?:was|were|former|ex|old|late|previous|before|used)\b/i;

/** True if a text calls somebody the former holder of an office. */
export const tellsOfFormerHolder = (text: string): boolean => FORMER_HOLDER_RE.test(text);

/** True if whoever a span names is called a former holder, and the question asks who has the office. */
export const isFormerHolder = (
  question: Pick<Question, 'text' | 'type'>,
  sentence: string,
  { start }: Pick<Span, 'start'>,
): boolean =>
  asksWhoHolds(question) &&
  FORMER_HOLDER_BEFORE_RE.test(sentence.slice(Math.max(0, start - MAX_FORMER_CHARS), start));

/** True if a question asks who has an office now. */
export const asksWhoHolds = ({ text, type }: Pick<Question, 'text' | 'type'>): boolean =>
  type === 'person' && WHO_HOLDS_RE.test(text) && !ASKS_FORMER_RE.test(text);
