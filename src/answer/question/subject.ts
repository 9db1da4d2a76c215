import { termOf } from '../../text/terms/tokens.js';
import { hasAnaphor, hasName, LEADING_CONJUNCTION_RE } from './follow-up/anaphor.js';
import type { Question } from './question.js';

/** With more terms, a pronoun is taken to refer to something in the question itself: "is it legal to vote twice". */
const MAX_TERMS_WITH_ANAPHOR = 1;
const MAX_TERMS_AFTER_CONJUNCTION = 2;
const WHICH_ONE_RE = /^\W*(?:and |but |so )?which (?:one|ones)\W*$/i;
/** "is it raining": the pronoun stands for nothing. */
const WEATHER_RE =
  /\bit(?:'?s| is| was)?\s+(?:going to\s+)?(?:rain|snow|hail|storm|freez|hot\b|cold\b|warm\b)/i;

/** "when did they catch the otter": whoever does it; the verb is not searched for, but has an object. */
const VERB_WITH_OBJECT_RE =
  /\b(?:they|we)\s+(?:catch|find|bring|miss|need|want|name|show|know)\s+(?:(?:the|an?|all|any|this|that|his|her|its|their) )?(?!(?:now|so|far|yet|others?|two|three|second|else)\b)(\p{L}+)/iu;

/**
 * True for a question that nobody can answer without the one before it: "and when was it signed?", "how many?", "how old
 * is he?".
 */
export function lacksSubject({ text, type, terms, hasTopic }: Question): boolean {
  if (type === 'overview') return false;
  if (!hasTopic || WHICH_ONE_RE.test(text)) return true;
  const plain = text.replace(LEADING_CONJUNCTION_RE, '');
  if (hasName(plain) || WEATHER_RE.test(plain)) return false;
  const object = VERB_WITH_OBJECT_RE.exec(plain)?.[1];
  if (object !== undefined && terms.includes(termOf(object.toLowerCase()))) return false;
  const pronoun = hasAnaphor(plain);
  if (pronoun && terms.length <= MAX_TERMS_WITH_ANAPHOR) return true;
  return pronoun && plain !== text && terms.length <= MAX_TERMS_AFTER_CONJUNCTION;
}
