/** Amounts that count or measure something else than the question asks for. */
import type { Span } from '../../domain/article.js';
import { wordList } from '../../text/lexicon/words.js';
import { basesOf } from '../../text/terms/bases.js';
import { contentTerms, tokenize } from '../../text/terms/tokens.js';
import { isThing, nounClassOf } from '../../text/terms/wordnet.js';
import { countedNounsOf } from '../question/asked-dimension.js';
import { valuesIn } from './values-in-span.js';

/** They may be counted by the people who have them: "twelve women" are twelve seats. */
const HELD_BY_PEOPLE = new Set(
  wordList('seat seats bed beds place places ticket tickets medal medals vote votes'),
);

/** True if a question counts things, and the span people: "32 employees" for how many libraries. @param span Of the sentence. */
export function countsPeopleForThings(question: string, sentence: string, span: Span): boolean {
  const nouns = countedNounsOf(question.toLowerCase());
  const isOfThings = nouns.length > 0 && nouns.some(isThing) && !nouns.some(mayCountPeople);
  const counts = isOfThings ? valuesIn(sentence, span).filter(({ dimension }) => dimension === 'count') : [];
  return counts.length > 0 && counts.every(({ unit }) => unit !== '' && nounClassOf(unit) === 'person');
}

const mayCountPeople = (noun: string): boolean =>
  HELD_BY_PEOPLE.has(noun) || ['person', 'group', null].includes(nounClassOf(noun));

const FOR_RE = /\bfor (?:the |all |most |other )?([\p{L}-]{3,20}s|children|women|men|people)\b/giu;
const FOR_BEHIND_RE =
  /^ (?:(?:an? |per |each |every )[\p{L}]{1,12} )?for (?:the |all |most |other )?([\p{L}-]{3,20}s|children|women|men|people)\b/iu;

/** True if a question asks what it costs for some people, and the amount is for others: "410 pounds for adults" for students. */
export function isForOthers(question: string, sentence: string, { end }: Span): boolean {
  const told = FOR_BEHIND_RE.exec(sentence.slice(end))?.[1];
  if (told === undefined || nounClassOf(told) !== 'person') return false;
  const asked = Array.from(question.matchAll(FOR_RE), ([, noun]) => noun!).filter(
    (noun) => nounClassOf(noun) === 'person',
  );
  const [ofOthers] = contentTerms(told);
  return asked.length > 0 && !asked.some((noun) => contentTerms(noun)[0] === ofOthers);
}

const SUM_ASKED_RE = /\b(?:together|combined|altogether|sum of)\b/i;
const SUM_TOLD_RE = /\b(?:together|combined|altogether|total|sum|overall|both|jointly|all)\b/i;
const DIFFERENCE_ASKED_RE =
  /\bhow (?:many|much) (?:more|fewer|less)\b.{0,200}\bthan\b|\b(?:difference|gap) between\b/i;
const DIFFERENCE_TOLD_RE =
  /\b(?:more|less|fewer|than|differen\p{L}{2,4}|gap|lead|margin|ahead|behind|times|twice|double|higher|lower)\b/iu;

/** True if a question asks for a sum or a difference, which the sentence does not say: the amount is a part of it at best. */
export const lacksSumAsked = (question: string, sentence: string): boolean =>
  (SUM_ASKED_RE.test(question) && !SUM_TOLD_RE.test(sentence)) ||
  (DIFFERENCE_ASKED_RE.test(question) && !DIFFERENCE_TOLD_RE.test(sentence));

const OF_PLACE_RE = /^\W*(?:In|Among|Across) ((?:the )?[^\s,]{2,30}(?: [^\s,]{2,30}){0,2}), /;

/** True if a share is that of a place or a group which neither the question nor the title names: "In the capital, 58 percent". */
export function isShareOfPart(
  question: readonly string[],
  title: ReadonlySet<string>,
  sentence: string,
  span: Span,
): boolean {
  const part = contentTerms(OF_PLACE_RE.exec(sentence)?.[1] ?? '');
  return (
    part.length > 0 &&
    !/\d/.test(part.join(' ')) &&
    !part.some((term) => question.includes(term) || title.has(term)) &&
    valuesIn(sentence, span).some(({ dimension }) => dimension === 'percentage')
  );
}

type Direction = 'up' | 'down';

const DIRECTIONS: ReadonlyMap<string, Direction> = new Map([
  ...wordList('rise increase grow climb soar jump surge gain').map((verb) => [verb, 'up'] as const),
  ...wordList('fall drop decline decrease shrink sink slump plunge recede tumble').map(
    (verb) => [verb, 'down'] as const,
  ),
]);

/**
 * True if a question asks how much something rose, or fell, and the words before the amount say only the opposite: "has
 * fallen to 3.1 metres" for how high it rose.
 */
export function isOtherDirection(question: string, sentence: string, { start }: Span): boolean {
  const [asked, other] = directionsIn(question);
  if (asked === undefined || other !== undefined) return false;
  const clause = sentence
    .slice(0, start)
    .split(/[,;:()–—]|\b(?:and|but|while|after|before)\b/)
    .at(-1)!;
  const told = directionsIn(clause);
  return told.length > 0 && !told.includes(asked);
}

const directionsIn = (text: string): Direction[] => [
  ...new Set(tokenize(text).flatMap(({ word }) => directionOf(word) ?? [])),
];

const directionOf = (word: string): Direction | undefined =>
  basesOf(word)
    .map((base) => DIRECTIONS.get(base))
    .find((direction) => direction !== undefined);
