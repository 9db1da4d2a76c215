/**
 * Statements that ask: "nobody died in Tarn, right?" asks whether anybody died there. Also questions whose word the news
 * never has: whether everybody survived is said by whether anybody died.
 */
import { QUESTION_AUXILIARIES, QUESTION_WORDS } from '../../text/lexicon/auxiliaries.js';
import { BASES_OF_IRREGULAR_FORMS } from '../../text/lexicon/irregular-verbs.js';
import { anyOf } from '../../text/lexicon/words.js';
import { baseForms, isVerb } from '../../text/terms/wordnet.js';
import { withoutTrailing } from '../../text/trailing.js';

const TAG_AUXILIARY = anyOf([...QUESTION_AUXILIARIES, 'ca', 'wo']);
const TAG_RE = new RegExp(
  `(?:,\\s?(?:right|correct|true|no|yes|is (?:that|this) (?:right|correct|true|so)|${TAG_AUXILIARY}(?:n['’]?t)? (?:it|he|she|they|there|we|that))|\\s(?:right|correct))\\?{1,3}$|,\\s?(?:right|correct|is (?:that|this) (?:right|correct|true|so)|${TAG_AUXILIARY}(?:n['’]?t)? (?:it|he|she|they|there|we|that))$`,
  'iu',
);
const ASKS_RE = new RegExp(`^\\W*${anyOf([...QUESTION_WORDS, ...QUESTION_AUXILIARIES])}\\b`, 'i');
const FINAL_MARK_RE = /[\s?!.,]/;

const NOBODY = '(?:nobody|no one|no-one|noone)';
const PASSIVE_RE = new RegExp(`^\\W*${NOBODY} (?<be>was|were|is|are|has been) (?<rest>\\S.*)$`, 'is');
const PAST_RE = new RegExp(`^\\W*${NOBODY} (?:has |have )?(?<verb>[a-z]{2,20})(?<rest>(?: .*)?)$`, 'is');
const DID_NOBODY_RE = new RegExp(`^\\W*(?<auxiliary>did|was|is|has) ${NOBODY} (?<rest>\\S.*)$`, 'is');
const THERE_RE = /^\W*there (?<be>was|were|is|are) (?:no|not any|never any) (?<rest>\S.*)$/is;
const SURVIVED_RE =
  /^\W*(?:(?:did|have|has) )?(?:every(?:one|body)|all(?: of)?(?: the| them)?(?<who> [a-z]{3,20}s| people| children)?) survived?\b(?<rest>.*)$/is;

/** The base of a past form; undefined if it is none. */
function baseOf(past: string): string | undefined {
  const word = past.toLowerCase();
  if (!/ed$/.test(word)) return BASES_OF_IRREGULAR_FORMS.get(word);
  return BASES_OF_IRREGULAR_FORMS.get(word) ?? baseForms(word).find((form) => form !== word && isVerb(form));
}

function askedOfSurvival(text: string): string | undefined {
  const { who, rest } = SURVIVED_RE.exec(text)?.groups ?? {};
  if (rest === undefined) return undefined;
  const event = rest.trim();
  const where = event === '' || /^(?:in|on|at|during|after)\b/i.test(event) ? event : `in ${event}`;
  return `did ${who === undefined ? 'anyone' : `any${who}`} die ${where}`.trim();
}

function askedOfNobody(text: string): string | undefined {
  const passive = PASSIVE_RE.exec(text)?.groups;
  if (passive) {
    const [auxiliary, ...more] = passive.be!.toLowerCase().split(' ');
    return [auxiliary, 'anyone', ...more, passive.rest].join(' ');
  }
  const { verb, rest } = PAST_RE.exec(text)?.groups ?? {};
  const base = verb === undefined ? undefined : baseOf(verb);
  return base === undefined ? undefined : `did anyone ${base}${rest}`;
}

const THINKS_RE =
  /^\W*(?:(?:i|we) (?:(?:really|do|just|also|still|honestly|personally) ){0,2}(?:think|believe|guess|bet|hope|feel|reckon|suppose|doubt|hate|love|don['’]?t (?:think|believe|like|trust))|imh?o|in my (?:\w+ )?(?:opinion|view))\b/i;
const JUDGES_RE =
  /^\W*(?:[\p{L}\p{N}'’-]{1,30} ){1,5}(?:is|are|was|were|isn['’]t|aren['’]t) (?:(?:just|simply|really|clearly|totally|such) )?(?:(?:an?|so|too|very|really|totally|completely) \p{L}|the (?:best|worst)\b)/iu;
const QUESTION_WORD_RE = new RegExp(`\\b${anyOf(QUESTION_WORDS)}\\b`, 'i');

/** True for what somebody thinks rather than asks: "the mayor is a liar". No article confirms it by being about it. */
export const isOpinion = (text: string): boolean =>
  !text.includes('?') &&
  !QUESTION_WORD_RE.test(text) &&
  !ASKS_RE.test(text) &&
  (THINKS_RE.test(text) || JUDGES_RE.test(text));

/** The yes-or-no question that a statement or its negation asks; the text itself if it is none. */
export function questionOfStatement(text: string): string {
  const isTagged = TAG_RE.test(text);
  const statement = withoutTrailing(text.replace(TAG_RE, ''), FINAL_MARK_RE);
  const didNobody = DID_NOBODY_RE.exec(statement)?.groups;
  const there = THERE_RE.exec(statement)?.groups;
  const asked =
    askedOfSurvival(statement) ??
    askedOfNobody(statement) ??
    (didNobody && `${didNobody.auxiliary} anyone ${didNobody.rest}`) ??
    (there && `${there.be} there any ${there.rest}`) ??
    (isTagged && !ASKS_RE.test(statement) ? `is it true that ${statement}` : undefined);
  return asked === undefined ? text : `${asked.charAt(0).toLowerCase()}${asked.slice(1)}?`;
}
