/**
 * What became of the people that a report counts: the dead, the injured, the missing. Reports write the same toll in many
 * words, and the reader may take "the death toll rose to 14" for no answer to "how many dead".
 */
import type { Span } from '../../domain/article.js';
import { contentTerms } from '../../text/terms/tokens.js';
import { findValues } from '../../text/values/find-values.js';

export type Fate = 'dead' | 'injured' | 'missing' | 'rescued' | 'arrested' | 'freed' | 'displaced';

const FATES: readonly (readonly [Fate, RegExp])[] = [
  [
    'dead',
    /\b(?:dead|die[sd]?|dying|kill(?:s|ed|ing)?|deaths?|death toll|fatalit(?:y|ies)|lives|bodies|perished)\b/gi,
  ],
  ['injured', /\b(?:injured|injur(?:y|ies|ing)|hurt|wound(?:ed|ing)|hospitali[sz]ed)\b/gi],
  ['missing', /\b(?:missing|unaccounted for)\b/gi],
  ['rescued', /\b(?:rescued|saved|survivors|survived|pulled (?:out )?alive)\b/gi],
  ['arrested', /\b(?:arrested|arrests?|detained|in custody)\b/gi],
  ['freed', /\b(?:freed|released|let go|set free)\b/gi],
  ['displaced', /\b(?:evacuated|displaced|homeless)\b/gi],
];
/** A toll of another time or event: "since 1971, when the ship sank with the loss of 22 lives". */
const ELSEWHERE_RE =
  /\b(?:1[89]|20)\d\d\b|\b(?:since|last (?:month|year)|previous|similar|separate|unrelated|elsewhere|another|worst|earlier (?:this|that))\b/i;

/** Begins another statement: "four people died and 19 were missing", "rose to 31, as divers looked for the missing". */
const NEXT_RE = /;|\b(?:and|but|while|whereas)\b|, (?:as|after|when|before|where|who|which)\b/i;

/** What a question counts people for; null if it counts none, or names several fates. */
export function fateAsked(question: string): Fate | null {
  const named = FATES.filter(([, pattern]) => question.search(pattern) >= 0);
  return named.length === 1 ? named[0]![0] : null;
}

/** Some of those that a toll counts; "passengers" and "workers" are mostly all of them. */
const GROUP_RE =
  /\b(?:how many|number of) (?:\p{L}{2,20} ){0,2}?(children|kids|boys|girls|babies|women|men|pupils|tourists|soldiers|civilians|firefighters|rescuers|police|officers)\b/iu;

/** The term of the group that a question counts: "how many children died?"; null if it asks for all. */
export const groupAsked = (question: string): string | null =>
  contentTerms(GROUP_RE.exec(question)?.[1] ?? '')[0] ?? null;

/**
 * What the people that an amount of a sentence counts met with: the nearest such word without another amount or statement
 * in between, the one behind it if it is as near. Null if there is none, or if the sentence is about another time or event.
 * @param amount Span of the sentence.
 */
export function fateOf(sentence: string, amount: Span): Fate | null {
  if (ELSEWHERE_RE.test(sentence)) return null;
  const counts = findValues(sentence).filter(({ dimension }) => dimension === 'count');
  const isCutOff = (from: number, to: number): boolean =>
    counts.some(({ span }) => span.start >= from && span.end <= to) || NEXT_RE.test(sentence.slice(from, to));
  const found = FATES.flatMap(([fate, pattern]) =>
    Array.from(sentence.matchAll(pattern), ({ 0: word, index }) => {
      const end = index + word.length;
      const isBehind = index >= amount.end;
      const between = isBehind ? [amount.end, index] : [end, amount.start];
      return { fate, distance: between[1]! - between[0]!, isBehind, between };
    }),
  ).filter(({ between, distance }) => distance >= 0 && !isCutOff(between[0]!, between[1]!));
  const [nearest] = found.sort((a, b) => a.distance - b.distance || Number(b.isBehind) - Number(a.isBehind));
  return nearest?.fate ?? null;
}

/** True if an amount of a sentence counts people with another fate than the question asks about. */
export function hasOtherFate(question: string, sentence: string, amount: Span): boolean {
  const asked = fateAsked(question);
  const told = asked && fateOf(sentence, amount);
  return told !== null && told !== asked;
}
