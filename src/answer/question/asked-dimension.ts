import { anyOf, wordList } from '../../text/lexicon/words.js';
import { areOfOneKind, nounClassOf } from '../../text/terms/wordnet.js';
import { singularOf } from '../../text/values/units/counted-noun.js';
import { UNIT_DIMENSIONS } from '../../text/values/units/unit.js';
import type { Dimension } from '../../text/values/value.js';
import type { AnswerType } from './answer-type.js';

const AMOUNTS: readonly Dimension[] = [
  'count',
  'money',
  'percentage',
  'length',
  'area',
  'volume',
  'weight',
  'power',
  'energy',
  'data',
];
const SIZES: readonly Dimension[] = [...AMOUNTS, 'duration', 'speed', 'temperature', 'score', 'vote'];
const COUNTS: readonly Dimension[] = ['count', 'percentage', 'vote'];

/** What questions for an amount ask for, by their words; the first match decides. */
const ASKED: readonly (readonly [RegExp, readonly Dimension[]])[] = [
  [/\bhow old\b|\bage\b/, ['age', 'count', 'ordinal']],
  [/\bhow (?:tall|deep|wide|thick)\b|\b(?:height|depth|width|length)\b/, ['length', 'count']],
  [/\bhow far\b|\bdistance\b/, ['length', 'duration']],
  [/\bhow fast\b|\bspeed\b/, ['speed', 'duration', 'length', 'count']],
  [/\bhow heavy\b|\bweigh(?:s|ed|t)?\b/, ['weight', 'count']],
  [/\bhow (?:hot|cold|warm)\b|\btemperature\b/, ['temperature', 'count']],
  [/\bscore\b/, ['score', 'count', 'vote']],
];
/** The words after "how many": "square kilometres". */
const COUNTED_RE = /\b(?:how many|number of) (?:(?:more|other|extra|the) )*(\w+)(?: (\w+))?/;
const SCORED_RE = /^(?:points|goals|sets|runs)$/;
/** "how much is a cabin", but not "how much of it is" or "how much is left". */
const PRICE_RE =
  /\bhow much (?:is|are|was|were) (?:an?|the|this|that|these|those|one) (?!(?:[\w-]+ ){0,3}(?:population|toll|attendance|turnout|majority|margin|magnitude|casualties|votes?|lead|number|total)\b)/;
const HOW_LONG_BE_RE = /\bhow long (?:is|was|are|were)\b/;
/** "how long were they trapped", "how long was it without power": a state lasts; not "how long is the planned tunnel". */
const STATE_RE = new RegExp(
  `\\bhow long (?:is|was|are|were) (?:\\S+ ){1,6}?(?<!\\b(?:the|an?|this|that|its|their|newly|most) )${anyOf(
    wordList(`(?!named|called|planned|supposed|expected|proposed|needed|allowed|buried|drilled|bored|installed|painted|discovered|recorded|measured|displayed|unveiled|launched|constructed|produced|printed|completed|opened)\\w{3,20}ed shut cut held lost stuck gone
      left kept hidden frozen broken away off down out offline closed open missing unconscious alive asleep ill sick absent
      without`),
  )}\\b|\\bhow long (?:is|was|are|were) (?:\\S+ ){1,6}?(?:on strike|in (?:hospital|prison|jail|custody|detention|power|office|charge|a coma|space|hiding))\\b`,
);
/** "how long is the reef", "how long was the swimming pool" */
const HOW_LONG_THING_RE =
  /\bhow long (?:is|was|are|were) (?:the|this|that|these|those|its|their|his|her) (?:[\w-]{1,30} ){0,3}?(?!match)(\w{1,30})\W*$/;
/** One of what people make and one of what nature makes. */
const BODIES = ['bridge', 'reef'];

/** True if a question asks how long something is that lies in space, and does not last. */
function isOfBody(question: string): boolean {
  const noun = HOW_LONG_THING_RE.exec(question)?.[1];
  return noun !== undefined && BODIES.some((body) => areOfOneKind(noun, body));
}

const CLOCK_RE = /\b(?:what|which|at what) (?:exact )?time\b|\bwhat o'?clock\b/;
const DATE_RE = /\b(?:what|which) (?:date|day|month|year|decade|century)\b/;

/**
 * The dimensions that a value may have to answer the question: "how long is the reef" asks for a length or a duration,
 * "what time" for a clock time. Null if it does not ask for a value.
 * @param question In lower case, with straight apostrophes.
 */
export function askedDimensions(type: AnswerType, question: string): readonly Dimension[] | null {
  switch (type) {
    case 'money':
      return ['money'];
    case 'percent':
      return ['percentage'];
    case 'duration':
      if (!HOW_LONG_BE_RE.test(question) || STATE_RE.test(question)) return ['duration'];
      return isOfBody(question) ? ['length'] : ['duration', 'length'];
    case 'time':
      if (CLOCK_RE.test(question)) return ['clock'];
      return DATE_RE.test(question) ? ['date'] : ['date', 'clock', 'duration'];
    case 'number':
      return askedByNumber(question);
    default:
      return null;
  }
}

/** The noun that a question counts is what it asks for, whatever else it mentions: "how many cars broke the speed limit". */
function askedByNumber(question: string): readonly Dimension[] {
  const counted = countedNounsOf(question);
  const [noun] = counted;
  if (noun !== undefined) {
    if (SCORED_RE.test(noun)) return ['count', 'score'];
    const dimension = UNIT_DIMENSIONS.get(counted.join(' ')) ?? UNIT_DIMENSIONS.get(noun);
    return dimension === undefined ? COUNTS : [dimension];
  }
  const found = ASKED.find(([pattern]) => pattern.test(question));
  if (found) return found[1][0] === 'age' && isOfThing(question) ? [...found[1], 'duration'] : found[1];
  if (isOfSubstance(question)) return AMOUNTS.filter((dimension) => dimension !== 'money');
  if (PRICE_RE.test(question)) return AMOUNTS.filter((dimension) => dimension !== 'count');
  return /\bhow much\b/.test(question) ? AMOUNTS : SIZES;
}

/** "how much snow fell", "how much asteroid dust did it bring"; not "how much oil money". */
const SUBSTANCE_RE = new RegExp(
  `\\bhow much (?:[\\w-]{1,30} ){0,2}${anyOf(
    wordList(`water snow rain rainfall sleet hail ice oil gas petrol fuel diesel land dust sand soil mud rice wheat grain
    corn maize flour food bread milk meat fish sugar salt tea coffee beer power electricity energy heat light air oxygen
    carbon co2 emissions smoke ash lava rubbish waste plastic paper wood timber coal iron steel copper concrete blood
    space weight height sleep traffic data memory storage radiation methane hydrogen ammonia fertiliser fertilizer
    debris rubble sewage pollution cargo luggage vaccine`),
  )}(?! (?:money|revenues?|tax|funds?|aid|subsid|bills?|prices?|costs?|exports?|sales|profits?)\\b)\\b`,
);

/** True if a question asks how much there is of something that is not measured in money first of all. */
const isOfSubstance = (question: string): boolean => SUBSTANCE_RE.test(question);

const OLD_RE =
  /\bhow old(?:'s| is| are| was| were) (?:the |this |that |these |those )?(?:[\w-]{1,30} ){0,2}?(\w[\w-]{0,30})[^\w-]*$/;

/** "how old are the prints", which have years; not the captain, who has an age. */
function isOfThing(question: string): boolean {
  const noun = singularOf(OLD_RE.exec(question)?.[1] ?? '');
  return noun !== '' && nounClassOf(noun) === 'other';
}

/** The first two words after "how many", of which one is what is counted; empty for another question. */
export const countedNounsOf = (question: string): readonly string[] =>
  (COUNTED_RE.exec(question) ?? []).slice(1).filter((word) => word !== undefined);
