import type { EntityType, Mention } from '../../domain/article.js';
import { findNames } from '../../text/names.js';
import { findQuantities } from '../../text/quantities.js';
import type { Question } from '../question/question.js';

const NUMBER_WORD =
  /\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|half|third|quarter|single|both|none|once|twice|double|triple|couple)\b/i;
const ONLY_NUMBER =
  /^(?:(?:about|around|some|nearly|almost|more than|at least|over)\s+)?(?:[\d.,]+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)$/i;
const SHARE =
  /%|\bper ?cent|\bpercentage|\b(?:half|halves|thirds?|quarters?|fifths?|tenths?|majority|most|all)\b|\b\w+ (?:in|out of) (?:\w+)\b/i;
const MONEY =
  /[$£€¥₹]|\b(?:Rs|dollars?|pounds?|euros?|yen|yuan|rupees?|rubles?|roubles?|francs?|crowns?|won|pence|cents?|bn|free)\b/i;
const TIME =
  /\d{4}|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|\b(?:spring|summer|autumn|winter|fall|morning|afternoon|evening|night|midnight|noon|midday|dawn|dusk|today|tomorrow|tonight|yesterday|week|month|year|years|decade|century|weekend|season|christmas|easter|ago|later|earlier|before|after|during|until|since|when|end of|start of)\b|\d\s?[ap]\.?m\b|\d[:.]\d\d/i;
const DURATION =
  /\b(?:seconds?|minutes?|hours?|days?|nights?|weeks?|fortnight|months?|years?|decades?|centur(?:y|ies)|life|seasons?|overnight|briefly|term)\b|\d/i;
const NAMES: ReadonlySet<EntityType> = new Set(['person', 'organisation', 'name', 'place']);
const PRONOUN =
  /^(?:the )?(?:he|she|it|they|him|her|them|his|hers|its|their|theirs|we|us|our|i|me|my|you|your|who|which|that|this|these|those|others?|one|ones|another|someone|everyone|himself|herself|themselves)$/i;
/** Written in capitals these are names. */
const NAMED_IN_CAPITALS = /^(?:[Tt]he )?(?:US|U\.S\.?|IT|WHO)$/;
/** Words that stand for people named elsewhere: "both leaders", "the two ministers", "he". */
const POINTS_AT_PEOPLE =
  /^(?:he|she|they|both|(?:the |these )?two|the (?:pair|duo|couple)|(?:both |(?:the |these )?two |the |his |her |their )?(?:\p{Ll}[\w-]*\s){0,2}(?:leaders?|(?:[Mm]inister|[Pp]resident|[Ss]ecretar(?:y|ie)|[Cc]hancellor|[Pp]remier|[Mm]ayor|[Gg]overnor)s?|chiefs?|players?|captains?|[0-9]+-year-old|man|woman|men|women|counterparts?|officials?|executives?|politicians?|signatories|sides))$/u;
const ASKS_WHICH = /\b(?:which|what|who|whose)\b/i;

const HOW_OLD = /\bhow old\b/i;
/** "22 years" is no age, "22 years old" is. */
const isSpanOfTime = (words: string, after: string): boolean =>
  /\b(?:years?|months?|weeks?|days?|decades?)$/i.test(words) && !/^[\s-]old\b/i.test(after);

/** Whether words point at people who are named elsewhere. */
export function pointsAtPeople(words: string): boolean {
  const trimmed = words.trim();
  return POINTS_AT_PEOPLE.test(trimmed.charAt(0).toLowerCase() + trimmed.slice(1));
}

/**
 * Whether words can be what a question asks for: how many has a number, when a date, who a name or words that
 * point at one. Never a pronoun alone, nor a bare number where something is to be named.
 *
 * @param at Where the words begin in the sentence.
 */
export function fitsType(
  { type, text: question }: Question,
  words: string,
  sentence: string,
  at: number,
): boolean {
  const trimmed = words.trim();
  if (!/[\p{L}\p{N}]/u.test(trimmed)) return false;
  if (type === 'person') {
    return pointsAtPeople(trimmed) || overlapsName(sentence, at, at + words.length);
  }
  if (PRONOUN.test(trimmed) && !NAMED_IN_CAPITALS.test(trimmed)) return false;
  switch (type) {
    case 'number':
      if (HOW_OLD.test(question) && isSpanOfTime(trimmed, sentence.slice(at + words.length))) return false;
      return /\d/.test(words) || NUMBER_WORD.test(words);
    case 'money':
      return MONEY.test(words) && (/\d/.test(words) || NUMBER_WORD.test(words) || /free/i.test(words));
    case 'percent':
      return SHARE.test(words);
    case 'duration':
      return DURATION.test(words) || NUMBER_WORD.test(words);
    case 'time':
      return TIME.test(words) || findQuantities(words).some(({ kind }) => kind === 'date');
    case 'place':
      return !ONLY_NUMBER.test(trimmed);
    case 'other':
      return !(ONLY_NUMBER.test(trimmed) && ASKS_WHICH.test(question));
    default:
      return true;
  }
}

/** What a meeting or a paper is called last, and nobody. */
const OCCASION =
  /\b(?:Meeting|Summit|Conference|Forum|Agreement|Treaty|Accord|Pact|Partnership|Framework|Report|Plan|Programme|Program|Project|Act|Bill|Prize|Award|Cup|Marathon|Festival|Championships?|Games|Election|Olympics)$/;

const overlapsName = (sentence: string, start: number, end: number): boolean =>
  namesIn(sentence).some(
    ({ kind, span }) =>
      NAMES.has(kind) &&
      span.start < end &&
      start < span.end &&
      !OCCASION.test(sentence.slice(span.start, span.end)),
  );

const remembered = new Map<string, readonly Mention[]>();
const MAX_REMEMBERED = 500;

/** Names of a sentence; those of the latest few hundred are kept, as one is asked about span by span. */
export function namesIn(sentence: string): readonly Mention[] {
  const had = remembered.get(sentence);
  if (had) return had;
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  const found = findNames(sentence);
  remembered.set(sentence, found);
  return found;
}
