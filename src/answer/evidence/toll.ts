/**
 * What became of the people that a report counts: the dead, the injured, the missing. Reports write the same toll in many
 * words, and the reader may take "the death toll rose to 14" for no answer to "how many dead".
 */
import type { Span } from '../../domain/article.js';
import { AMOUNT_MODIFIER } from '../../text/lexicon/amounts.js';
import { contentTerms } from '../../text/terms/tokens.js';
import { nounClassOf } from '../../text/terms/wordnet.js';
import { findValues } from '../../text/values/find-values.js';
import type { Value } from '../../text/values/value.js';

export type Fate = 'dead' | 'injured' | 'ill' | 'missing' | 'rescued' | 'arrested' | 'freed' | 'displaced';

const FATES: readonly (readonly [Fate, RegExp])[] = [
  [
    'dead',
    /\b(?:dead|die[sd]?|dying|kill(?:s|ed|ing)?|deaths?|death toll|fatalit(?:y|ies)|lives|bodies|perished|drowned)\b/gi,
  ],
  [
    'injured',
    /\b(?:injured|injur(?:y|ies|ing)|hurt|wound(?:ed|ing)|hospitali[sz]ed|burns|burn(?:t|ed) (?:badly|by)|scalded|treated (?:for|in|at)|medical (?:help|treatment|attention)|poisoned)\b/gi,
  ],
  ['ill', /\b(?:ill(?!-)|illness(?:es)?|sick(?:ened)?|infected|infections?|cases?|disease|diagnosed)\b/gi],
  ['missing', /\b(?:missing|unaccounted for)\b/gi],
  ['rescued', /\b(?:rescued|saved|survivors|survived|pulled (?:out )?alive)\b/gi],
  ['arrested', /\b(?:arrested|arrests?|detained|in custody)\b/gi],
  ['freed', /\b(?:freed|released|let go|set free)\b/gi],
  ['displaced', /\b(?:evacuated|displaced|homeless)\b/gi],
];
/** A toll of another time or event: "since 1971, when the ship sank with the loss of 22 lives". */
const ELSEWHERE_RE =
  /\b(?:1[89]|20)\d\d\b|\b(?:since|last (?:month|year)|previous|similar|separate|unrelated|elsewhere|another|worst|earlier (?:this|that)|(?:years?|decades?|months) (?:ago|earlier|before)|neighbou?ring)\b/i;
/** Before an amount that is not said to be so: "denied that 60 people had died", "could have killed 80". */
const UNREAL_RE =
  /\b(?:den(?:y|ies|ied|ying)\b[^,;.]{0,30}?\b(?:that|claims|reports|rumou?rs)|(?:could|might|would|may) (?:\p{Ll}{2,12} )?have|rumou?r(?:s|ed)?|false(?:ly)?|untrue)\b/iu;
/** Before a word of fate that tells of others than those just counted: "300 relatives of the dead", "a blast that killed". */
const OF_OTHERS_RE = /\b(?:the|those|these|of|for|whose|by|its|their)\s+$/i;
const DONE_TO_OTHERS_RE = /\b(?:that|which)\s+$/i;
const TOLL_RE = /^(?:deaths?|death toll|fatalit(?:y|ies))$/i;
const NUMBER_OF_RE = /\b(?:number|toll|total|count)\b[^,;.]{0,20}$/i;
/** Around "14 lives": what makes them a toll. */
const LOST_BEFORE_RE =
  /\b(?:claim(?:s|ed|ing)?|cost(?:s|ing)?|t(?:ook|akes|aken|aking)|los(?:s|t|es|ing))\b[^,;.]{0,25}$/i;
const LOST_AFTER_RE = /^ (?:\p{Ll}{2,8} ){0,3}lost\b/iu;
/** Between a verb and its object: "killed at least 14". */
const TO_OBJECT_RE = new RegExp(`^ (?:${AMOUNT_MODIFIER} )?$`, 'i');
/** Counted where no person is: "14 lives", "six bodies". */
const TOLL_NOUNS: ReadonlySet<string> = new Set(
  'life body death fatality casualty injury arrest survivor victim case'.split(' '),
);

/** Begins another statement: "four people died and 19 were missing", "rose to 31, as divers looked for the missing". */
const NEXT_RE = /;|\b(?:and|but|while|whereas)\b|, (?:as|after|when|before|where|who|which)\b/i;

/** "has risen to 31, *but* no case has been found since Thursday" */
const CONTRAST_RE = /;|\b(?:but|while|whereas|although|though)\b/i;

/** What a question counts people for; null if it counts none, or names several fates. */
export function fateAsked(question: string): Fate | null {
  const named = FATES.filter(([, pattern]) => question.search(pattern) >= 0).map(([fate]) => fate);
  // "how many died of the disease?"
  const worse = named.filter((fate) => fate !== 'ill');
  const [fate = null, other] = worse.length > 0 ? worse : named;
  return other === undefined ? fate : null;
}

/** Some of those that a toll counts; "passengers" and "workers" are mostly all of them. */
const GROUP_RE =
  /\b(?:how many|number of) (?:\p{L}{2,20} ){0,2}?(children|kids|boys|girls|babies|women|men|pupils|tourists|soldiers|civilians|firefighters|rescuers|police|officers)\b/iu;

/** The term of the group that a question counts: "how many children died?"; null if it asks for all. */
export const groupAsked = (question: string): string | null =>
  contentTerms(GROUP_RE.exec(question)?.[1] ?? '')[0] ?? null;

/** A word of fate in a sentence. */
interface Told {
  readonly fate: Fate;
  readonly span: Span;
}

/**
 * What the people that an amount of a sentence counts met with: the nearest such word without another amount or statement
 * in between, the one after it if it is as near. Null if there is none, if it is said of others ("300 relatives of the
 * dead"), if what is counted are no people, or if the sentence is about another time or event.
 * @param amount Span of the sentence.
 */
export const fateOf = (sentence: string, amount: Span): Fate | null =>
  isElsewhere(sentence, amount) ? null : fateAnywhere(sentence, amount);

/** True if the sentence is about another time or event; what it sets against the amount after it says nothing of that. */
function isElsewhere(sentence: string, { end }: Span): boolean {
  const contrast = sentence.slice(end).search(CONTRAST_RE);
  return ELSEWHERE_RE.test(contrast < 0 ? sentence : sentence.slice(0, end + contrast));
}

/** The same in a sentence that may be about another time or event. */
function fateAnywhere(sentence: string, amount: Span): Fate | null {
  if (isUnreal(sentence, amount)) return null;
  const counts = findValues(sentence).filter(({ dimension }) => dimension === 'count');
  const own = counts.find(({ span }) => span.start < amount.end && amount.start < span.end);
  if (own && !mayCountPeople(own)) return null;
  const isCutOff = (from: number, to: number): boolean =>
    counts.some(({ span }) => span.start >= from && span.end <= to) || NEXT_RE.test(sentence.slice(from, to));
  const found = FATES.flatMap(([fate, pattern]) =>
    Array.from(sentence.matchAll(pattern), ({ 0: word, index }): Told => {
      return { fate, span: { start: index, end: index + word.length } };
    }),
  )
    .map((told) => {
      const isAfter = told.span.start >= amount.end;
      const [from, to] = isAfter ? [amount.end, told.span.start] : [told.span.end, amount.start];
      return { ...told, isAfter, from, distance: to - from };
    })
    .filter(
      ({ from, distance, isAfter, ...told }) =>
        distance >= 0 &&
        !isCutOff(from, from + distance) &&
        !isOfOthers(sentence, amount, told, isAfter) &&
        !(isAfter && hasObject(sentence, told, counts)),
    );
  // "Twelve infected patients died."
  const worse = found.filter(({ fate }) => fate !== 'ill');
  const [nearest] = (worse.length > 0 ? worse : found).sort(
    (a, b) => a.distance - b.distance || Number(b.isAfter) - Number(a.isAfter),
  );
  return nearest?.fate ?? null;
}

/** Fates that one report may tell in the words of the other: who is evacuated may have been rescued. */
const MAY_BE_ONE: readonly (readonly Fate[])[] = [
  ['injured', 'ill'],
  ['rescued', 'freed', 'displaced'],
];

/** True if a question counts people who met with one fate, and an amount of a sentence those who met with another. */
export function isOfOtherFate(question: string, sentence: string, amount: Span): boolean {
  const asked = fateAsked(question);
  const told = asked && fateAnywhere(sentence, amount);
  if (!asked || !told || told === asked) return false;
  return !MAY_BE_ONE.some((fates) => fates.includes(asked) && fates.includes(told));
}

/** True if the sentence denies what it says of an amount, or only says what might have been. */
export const isUnreal = (sentence: string, { start }: Span): boolean =>
  UNREAL_RE.test(sentence.slice(0, start));

const mayCountPeople = ({ unit }: Value): boolean => {
  const kind = nounClassOf(unit);
  return unit === '' || TOLL_NOUNS.has(unit) || kind === null || kind === 'person' || kind === 'group';
};

/** True if the word tells of others than those that the amount counts, or of lives that were not lost. */
function isOfOthers(sentence: string, amount: Span, { span }: Told, isAfter: boolean): boolean {
  const before = sentence.slice(isAfter ? amount.end : 0, span.start);
  const word = sentence.slice(span.start, span.end);
  if (TOLL_RE.test(word)) return false;
  if (/^lives$/i.test(word))
    return (
      !LOST_BEFORE_RE.test(sentence.slice(0, amount.start)) && !LOST_AFTER_RE.test(sentence.slice(span.end))
    );
  if (isAfter && DONE_TO_OTHERS_RE.test(before)) return true;
  return OF_OTHERS_RE.test(before) && !NUMBER_OF_RE.test(before);
}

/** True of "killed" in "two gunmen killed 14 people": what came before it did it. */
const hasObject = (sentence: string, { span }: Told, counts: readonly Value[]): boolean =>
  counts.some(
    (count) => count.span.start > span.end && TO_OBJECT_RE.test(sentence.slice(span.end, count.span.start)),
  );
