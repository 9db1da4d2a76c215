/** What a fragment such as "and Halden?" or "what about Halden?" asks the earlier question about. */
import { QUESTION_AUXILIARIES, QUESTION_WORDS } from '../../../text/lexicon/auxiliaries.js';
import { anyOf } from '../../../text/lexicon/words.js';
import { withoutTrailing } from '../../../text/trailing.js';
import { timeRangeOf } from '../time-range.js';
import { hasName, LEADING_CONJUNCTION_RE } from './anaphor.js';

/** Asks the earlier question again about another name. */
export const WHAT_ABOUT_RE = /^(?:what|how) about\s+(\S.*)$/is;
export const CIRCUMSTANCE_RE =
  /^(?:with|without|in|on|at|for|from|to|by|before|after|during|since|until|under|over|near|outside|inside|between|as|if)\b/i;
export const DETERMINED_RE = /^(?:the|a|an|its|his|her|their|this|that|these|those|any|some)\b/i;
const MAX_BARE_WORDS = 2;
/** "in the second half?" asks the earlier question under another condition, without an "and", too. */
const MAX_CIRCUMSTANCE_WORDS = 4;
const FINAL_MARK_RE = /[\s?!.]/;
export const ASKS_RE = new RegExp(`\\b${anyOf(QUESTION_WORDS)}\\b|^${anyOf(QUESTION_AUXILIARIES)}\\b`, 'i');

/** Null if the question asks something of its own; empty for "and?". */
export function topicOf(question: string): string | null {
  const plain = question.replace(LEADING_CONJUNCTION_RE, '');
  const isShort = plain.split(/\s+/).length <= MAX_CIRCUMSTANCE_WORDS;
  const isCircumstantial = isShort && (CIRCUMSTANCE_RE.test(plain) || isTime(plain));
  const isFragment = (plain !== question || isCircumstantial) && !ASKS_RE.test(plain);
  const asked = WHAT_ABOUT_RE.exec(plain)?.[1] ?? (isFragment ? plain : null);
  return asked === null ? null : withoutTrailing(asked, FINAL_MARK_RE);
}

/** "with a pen", "in spring", "germany": asks the earlier question under another condition. "the cost" asks anew. */
const isCircumstance = (topic: string): boolean =>
  CIRCUMSTANCE_RE.test(topic) || (!DETERMINED_RE.test(topic) && topic.split(/\s+/).length <= MAX_BARE_WORDS);

/** "on Tuesday", "yesterday". */
export const isTime = (topic: string): boolean =>
  timeRangeOf(withoutTrailing(topic, FINAL_MARK_RE), new Date())?.question === '';

/** True for what the earlier question is asked about again. */
export const isSlot = (topic: string): boolean => hasName(topic) || isCircumstance(topic);
