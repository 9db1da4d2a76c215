/** A user's correction of the question before: "no, I meant the debate", "no, the festival", "the festival I mean". */
import { QUESTION_AUXILIARIES } from '../../../text/lexicon/auxiliaries.js';
import { anyOf } from '../../../text/lexicon/words.js';
import { hasName } from './anaphor.js';
import { ASKS_RE, CIRCUMSTANCE_RE, DETERMINED_RE } from './topic.js';

const SEPARATOR = '[\\s,.!;:–-]{1,4}';
const MEANT_RE = new RegExp(
  `^(?:(?:no+|nope|nah|sorry|wait|well|actually|oops|but|not that(?: one)?)${SEPARATOR}){0,3}(?:i|we) (?:actually |really )?(?:mean|meant)(?: to (?:ask|say))?(?: about)?${SEPARATOR}(\\S.{0,200})$`,
  'isu',
);
/** "the tunnel i mean" */
const MEANT_BEFORE_RE = /^(\S.{0,100}?),? (?:is what )?(?:i|we) (?:mean|meant)[\s.!?]*$/isu;
const NO_RE =
  /^(?:no+|nope|nah|sorry|wait)\s?[,;:.!–-]\s?(?:not that(?: one)?[\s,;:.!–-]{1,3})?(\S.{0,200})$/isu;
/** "no, nobody was hurt" and "wait, the bridge is open?" say something else. */
const MAX_WORDS = 5;
const SAYS_RE = new RegExp(`\\b${anyOf(QUESTION_AUXILIARIES)}\\b`, 'i');

/** What was meant instead; null if the question corrects nothing, or asks anew ("no, I mean who won?"). */
export function correctionOf(question: string): string | null {
  const meant = MEANT_RE.exec(question)?.[1] ?? MEANT_BEFORE_RE.exec(question)?.[1];
  if (meant !== undefined) return ASKS_RE.test(meant) ? null : meant;
  const other = NO_RE.exec(question)?.[1];
  if (
    other === undefined ||
    ASKS_RE.test(other) ||
    SAYS_RE.test(other) ||
    other.split(/\s+/).length > MAX_WORDS
  )
    return null;
  return DETERMINED_RE.test(other) || CIRCUMSTANCE_RE.test(other) || hasName(other) ? other : null;
}

/** "the other ferry": not what was quoted. */
export const isOther = (topic: string): boolean => /\b(?:other|another|else)\b/i.test(topic);
