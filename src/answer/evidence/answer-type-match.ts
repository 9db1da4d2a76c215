import type { Span } from '../../domain/article.js';
import { AMOUNT_MODIFIER, CURRENCY_NOUNS, SMALL_NUMBERS, TENS } from '../../text/lexicon/amounts.js';
import { isCountry } from '../../text/lexicon/countries.js';
import { MONTHS, WEEKDAYS } from '../../text/lexicon/months.js';
import { anyOf, wordList } from '../../text/lexicon/words.js';
import { type ArticleNames, namesIn } from '../../text/names.js';
import { isNaturalPlace } from '../../text/naming/type-by-words.js';
import { contentTerms } from '../../text/terms/tokens.js';
import { isKnownWord, nounClassOf } from '../../text/terms/wordnet.js';
import { findValues } from '../../text/values/find-values.js';
import type { Dimension, Value } from '../../text/values/value.js';
import { valuesIn } from '../../text/values/values-in-span.js';
import { asksForName } from '../question/asks-for-name.js';
import { onlyHuman } from '../question/only-human.js';
import type { Question } from '../question/question.js';

const NUMBER_WORD_RE = new RegExp(
  `\\b${anyOf([...SMALL_NUMBERS, ...TENS, ...wordList('hundreds? thousands? millions? billions? dozens? half third quarter single both none once twice double triple couple')])}\\b`,
  'i',
);
/** "about 12", "three": nothing but a number. */
const BARE_NUMBER_RE = new RegExp(
  `^(?:${AMOUNT_MODIFIER}\\s+)?${anyOf(['[\\d.,]+', ...SMALL_NUMBERS.slice(1, 13)])}$`,
  'i',
);
const PERCENTAGE_RE =
  /%|\bper ?cent|\bpercentage|\b(?:half|halves|thirds?|quarters?|fifths?|tenths?|majority|most|all)\b|\b\w+ (?:in|out of) (?:\w+)\b/i;
const MONEY_RE = new RegExp(`[$£€¥₹]|\\b${anyOf(['Rs', ...CURRENCY_NOUNS, 'bn', 'free'])}\\b`, 'i');
const TIME_WORDS = wordList(
  `spring summer autumn winter fall morning afternoon evening night midnight noon midday dawn dusk today tomorrow tonight
  yesterday week month year years decade century weekend season christmas easter ago later earlier before after during
  until since when`,
);
const TIME_RE = new RegExp(
  `\\b${anyOf([...WEEKDAYS, ...MONTHS, ...TIME_WORDS, 'end of', 'start of'])}\\b|\\d\\s?[ap]\\.?m\\b|\\d[:.]\\d\\d`,
  'i',
);
/** "2881 BC" */
const ERA_RE = /\b\d{1,4} ?(?:BC|BCE|AD|CE)\b|\bAD ?\d{1,4}\b/;
const DURATION_RE =
  /\b(?:seconds?|minutes?|hours?|days?|nights?|weeks?|fortnight|months?|years?|decades?|centur(?:y|ies)|life|seasons?|overnight|briefly|term)\b/i;
/** What something was done in spite of: no reason for it. */
const CONCESSION_RE =
  /^(?:despite|in spite of|although|even though|notwithstanding|regardless of|against (?:(?:the|all|his|her|its|their) ){0,2}(?:advice|wishes|will|recommendations?|warnings?|protests?|odds|objections?))\b/i;
const PRONOUN_RE =
  /^(?:the )?(?:he|she|it|they|him|her|them|his|hers|its|their|theirs|we|us|our|i|me|my|you|your|who|which|that|this|these|those|others?|one|ones|another|someone|everyone|himself|herself|themselves)$/i;
/** In capitals, these pronouns are names. */
const CAPITALISED_NAME_RE = /^(?:[Tt]he )?(?:US|U\.S\.?|IT|WHO)$/;
/**
 * "both leaders", "the two ministers", "he". Narrower than the anaphors of coreference.ts: a reader's span that is such a
 * phrase is replaced by names, so a wrong match costs more.
 */
const PERSONAL_ANAPHOR_RE =
  /^(?:he|she|they|both|(?:the |these )?two|the (?:pair|duo|couple)|(?:both |(?:the |these )?two |the |his |her |their )?(?:\p{Ll}[\w-]*\s){0,2}(?:leaders?|(?:[Mm]inister|[Pp]resident|[Ss]ecretar(?:y|ie)|[Cc]hancellor|[Pp]remier|[Mm]ayor|[Gg]overnor)s?|chiefs?|players?|captains?|[0-9]+-year-old|man|woman|men|women|counterparts?|officials?|executives?|politicians?|signatories|sides))$/u;
/** A number that is no value, such as that of a name, counts nothing. */
const HOW_MANY_RE = /\bhow (?:many|much)\b/i;
const WHICH_OR_WHO_RE =
  /\b(?:which|what|who|whose)\b|^\W*how (?:do|does|did|is|are|was|were|can|could|has|have|had)\b/i;

/** True for phrases that refer to people named elsewhere. */
export function refersToPeople(words: string): boolean {
  const trimmed = words.trim();
  return PERSONAL_ANAPHOR_RE.test(trimmed.charAt(0).toLowerCase() + trimmed.slice(1));
}

/**
 * Checks a span against the expected answer type: "how many" expects a number, "when" a time, "who" a name or a phrase
 * that refers to one. Pronouns alone never match, and bare numbers do not match where a name is asked for.
 * @param start Offset of `words` in the sentence.
 * @param types What the article tells about its names elsewhere.
 */
export function matchesAnswerType(
  { type, text: question, dimensions }: Question,
  words: string,
  sentence: string,
  start: number,
  types: NameTypes = NO_TYPES,
): boolean {
  const trimmed = words.trim();
  if (!/[\p{L}\p{N}]/u.test(trimmed)) return false;
  const span = { start, end: start + words.length };
  if (type === 'person') {
    return (
      refersToPeople(trimmed) ||
      (!asksOfNamed(question, sentence) && overlapsActor(question, sentence, span, types)) ||
      describesNamed(question, sentence, span)
    );
  }
  if (PRONOUN_RE.test(trimmed) && !CAPITALISED_NAME_RE.test(trimmed)) return false;
  const values = dimensions === null ? [] : valuesIn(sentence, span);
  if (values.some((value) => fits(value, dimensions!))) return true;
  switch (type) {
    case 'number':
      return (
        values.length === 0 &&
        (NUMBER_WORD_RE.test(words) || (!HOW_MANY_RE.test(question) && /\d/.test(words)))
      );
    case 'money':
      return (
        (values.length === 0 &&
          MONEY_RE.test(words) &&
          (/\d/.test(words) || NUMBER_WORD_RE.test(words) || /free/i.test(words))) ||
        // "lost 27 million", "from 6 euros to 4"
        values.some(({ dimension, unit }) => dimension === 'count' && unit === '')
      );
    case 'percent':
      return PERCENTAGE_RE.test(words);
    case 'duration':
      return values.length === 0 && DURATION_RE.test(words);
    case 'time':
      return ERA_RE.test(words) || (dimensions!.length > 1 && TIME_RE.test(words));
    case 'place':
      return (
        !BARE_NUMBER_RE.test(trimmed) &&
        !isCount(trimmed) &&
        !isNoPlace(question, sentence, span) &&
        isNamedIfAsked(question, sentence, span)
      );
    case 'other':
      return (
        !(BARE_NUMBER_RE.test(trimmed) && WHICH_OR_WHO_RE.test(question)) &&
        isNamedIfAsked(question, sentence, span)
      );
    case 'reason':
      return !CONCESSION_RE.test(trimmed);
    default:
      return true;
  }
}

const MEASURES: ReadonlySet<Dimension> = new Set(['age', 'length', 'weight', 'temperature']);

/** A number that counts something is no measure: "83 prints" for an age. */
const fits = ({ dimension, unit }: Value, asked: readonly Dimension[]): boolean =>
  asked.includes(dimension) && !(dimension === 'count' && unit !== '' && MEASURES.has(asked[0]!));

/** False for "Carmakers" where only a name can answer: "which car companies". */
const isNamedIfAsked = (question: string, sentence: string, { start, end }: Span): boolean =>
  !asksForName(question) ||
  /\p{Lu}/u.test(sentence.slice(Math.max(sentence.search(/\p{L}/u) + 1, start), end)) ||
  namesIn(sentence).some(({ span }) => span.start < end && start < span.end);

/** Where somebody works or plays may be a company or a club. */
const WHERE_RE =
  /^(?!.*\b(?:works?|working|worked|jobs?|plays?|played|playing|stud(?:y|ies|ied)|trained|sign(?:ed)?|hired|move[ds]?|go|went|come|came)\b).*\bwhere\b/i;
/** Organisations that are also places. */
const PLACE_LIKE_RE =
  /\b(?:University|College|School|Institute|Hospital|Clinic|Museum|Gallery|Theatre|Opera|Court|Church|Cathedral|Library|Station|Airport|Stadium|Arena|Hall|Hotel|Prison|Centre|Center|Parliament|Palace|House|Park|Club|Embassy|Ministry|Bank)\b/;

/** True for a company where a place is asked for: the group, for where it is from. A person may be a place with such a name. */
function isNoPlace(question: string, sentence: string, { start, end }: Span): boolean {
  if (!WHERE_RE.test(question)) return false;
  const whole = namesIn(sentence).find(({ span }) => span.start <= start && end <= span.end);
  return whole?.kind === 'organisation' && !PLACE_LIKE_RE.test(sentence.slice(start, end));
}

/** "64 burrows" */
const isCount = (words: string): boolean =>
  !/\p{Lu}/u.test(words) &&
  findValues(words).some(
    ({ dimension, unit, span }) => dimension === 'count' && unit !== '' && span.start === 0,
  );

/** Last words of the names of events and documents, which name nobody. */
const EVENT_OR_DOCUMENT_RE =
  /\b(?:Meeting|Summit|Conference|Forum|Agreement|Treaty|Accord|Pact|Partnership|Framework|Report|Plan|Programme|Program|Project|Act|Bill|Prize|Award|Cup|Marathon|Festival|Championships?|Games|Election|Olympics)$/;

const WHO_IS_RE = /^\W*who(?:['’]?s| is| was| are| were)\b/i;

const WHO_IS_ONE_RE = /^\W*who(?:['’]?s| is| was| are| were) (\S.{1,80}?)\W*$/i;

/**
 * True for "who was Lena Vance?": what else a sentence names is whose architect she was, not who. A name in lower case is
 * known as one where the sentence has it, or by words that are in no dictionary.
 */
function asksOfNamed(question: string, sentence: string): boolean {
  const asked = WHO_IS_ONE_RE.exec(question)?.[1];
  if (asked === undefined) return false;
  if (asked.split(/\s+/).every((word) => /^\p{Lu}/u.test(word) || !isKnownWord(word.toLowerCase())))
    return true;
  const named = asked.toLowerCase();
  return namesIn(sentence).some(({ span }) => sentence.slice(span.start, span.end).toLowerCase() === named);
}

/** "the union’s leader" answers "who is Bernadette Kowal?" beside her name. */
function describesNamed(question: string, sentence: string, { start, end }: Span): boolean {
  if (!WHO_IS_RE.test(question)) return false;
  const nouns = sentence.slice(start, end).match(/(?<!\p{L})\p{Ll}[\p{Ll}-]{0,40}/gu) ?? [];
  if (!nouns.some((noun) => nounClassOf(noun) === 'person')) return false;
  const asked = new Set(contentTerms(question));
  const names = namesIn(sentence);
  const isBeside = (span: Span): boolean => span.start >= end || span.end <= start;
  // "the leader's brother, Grace Oduya" is of two.
  if (names.some(({ kind, span }) => kind === 'person' && !isBeside(span))) return false;
  return names.some(({ span }) => {
    const terms = contentTerms(sentence.slice(span.start, span.end));
    return isBeside(span) && terms.length > 0 && terms.every((term) => asked.has(term));
  });
}

type NameTypes = ArticleNames['types'];
const NO_TYPES: NameTypes = new Map();

const MAX_CHARS_BEFORE = 24;
/** "a supplier in Shenzhen"; not "interest in Isak", nor "In Amorim, they have found a coach". */
const PLACED_RE =
  /(?<!\b(?:interest|interested|trust|confidence|faith|stake|shares?|found|invest(?:s|ed|ing|ment)?|believ(?:e|es|ed|ing)) )(?<=\S )\b(?:in|near|outside|throughout|across) (?:the )?$/i;
/** "who did they invest in last week?" */
const ASKS_IN_RE = /\bin(?:\W*$| (?:last|this|on|at|for)\b)|\bin whom\b/i;

/** True if the span has a name of somebody, or of an organisation or country unless only a human can be meant. */
function overlapsActor(question: string, sentence: string, { start, end }: Span, types: NameTypes): boolean {
  const asksForHuman = onlyHuman(question);
  return namesIn(sentence).some(({ kind, span }) => {
    if (span.start >= end || start >= span.end) return false;
    const name = sentence.slice(span.start, span.end);
    const type = types.get(name) ?? kind;
    if (type === 'person') return true;
    if (type === 'thing' || EVENT_OR_DOCUMENT_RE.test(name)) return false;
    const before = sentence.slice(Math.max(0, span.start - MAX_CHARS_BEFORE), span.start);
    // "banned in India" may tell who did it.
    const isPlaced = type !== 'organisation' && PLACED_RE.test(before) && !isCountry(name);
    if (isPlaced && !ASKS_IN_RE.test(question)) return false;
    if (type === 'name') return true;
    // "owned by Grace Ocean": whatever it is called, it does something.
    const isAgent = /\bby (?:the )?$/.test(before);
    return !asksForHuman && (isAgent || !(type === 'place' && isNaturalPlace(name)));
  });
}
