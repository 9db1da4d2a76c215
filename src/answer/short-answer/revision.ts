/** Amounts that a later report of an event gives instead of earlier ones: "corrected to 135 from 138". */
import type { Span } from '../../domain/article.js';
import { AMOUNT_MODIFIER } from '../../text/lexicon/amounts.js';
import { contentTerms } from '../../text/terms/tokens.js';
import { findValues } from '../../text/values/find-values.js';
import type { Value } from '../../text/values/value.js';
import { type Events, msBetween } from '../evidence/event.js';
import { type RankedSentence, scaledSpanScore } from '../evidence/rank.js';
import type { Question } from '../question/question.js';
import { agree, amountOf, areComparable, mayCountSame } from './amount.js';
import { isPartOfCount, placeOf } from './part-of-count.js';
import { isElsewhere } from './same-subject.js';
import type { ShortAnswerOption } from './short-answer.js';
import { statedIn } from './stated-in.js';
import { fateOf, hasOtherFate } from './toll.js';

/** Between the new amount and the old one: "to 135 from 138", "14, up from nine", "87 % of the goods, up from the 85 %". */
const FROM_RE = new RegExp(
  `^,? (?:from|[^.;:()]{0,60}\\b(?:up|down|raised|increased|cut|lowered|reduced|revised|corrected) from) (?:(?:the|an?|its|initial|earlier|previous|first|original|${AMOUNT_MODIFIER}) ){0,3}$`,
  'i',
);
/** The same: "a loss of 135, instead of the 138". */
const INSTEAD_RE = new RegExp(
  `^[^.;:()]{0,40}\\b(?:instead of|rather than|(?:and )?not) (?:(?:the|first|earlier|${AMOUNT_MODIFIER}) ){0,3}$`,
  'i',
);
/** What was believed before: "than first thought", "than the police had said". */
const BEFORE_RE =
  /^[^.;:()]{0,30}? than [^.;:()]{0,60}?\b(?:thought|believed|announced|reported|said|stated|named|given|planned|feared|estimated|expected|assumed|counted|first|initially|originally|previously|earlier|before|last (?:week|month)|yesterday|on \p{Lu}\p{L}{2,8}day)\b/iu;
/** Between the new amount and how much more or less it is than the old one: "73 people, two more than". */
const APART_RE = /^,? ?[^.;:()\d]{0,80}?(?:,| [-–—]|\() ?(?:(?:which is|that is|or|i\.e\.|about) ){0,2}$/i;
const DIRECTION_RE = /^ (?:\p{L}{2,20} ){0,2}?(more|higher|above|fewer|less|lower|below)\b/iu;
/** Before the new amount: "has risen to", "bringing the death toll to", "the number now stands at", "was put at", "now expects". */
const MARKER_RE = new RegExp(
  `\\b(?:(?:ris(?:e[ns]?|ing)|rose|climb(?:s|ed|ing)?|gr[eo]w[ns]?|gone up|went up|jumped|increase[sd]?|f[ae]ll(?:s|en)?|dropped|gone down|went down|up|down|raise[sd]?|lower(?:s|ed)?|cut|revise[sd]?|correct(?:s|ed)?|update[sd]?|br(?:ings?|inging|ought)|doubled|lift(?:s|ed)?|extend(?:s|ed)?)\\b[^.;:]{0,60}?\\bto |\\b(?:st(?:ands?|ood)|put|remain(?:s|ed)?)\\b(?: \\p{Ll}{2,12}){0,2} at |now (?:\\p{Ll}{2,20} ){0,4})(?:${AMOUNT_MODIFIER} )?[$£€¥₹]?$`,
  'iu',
);

/** Minimum term coverage of the sentence: "on board to 135 from 138" tells nothing about the dead. */
const MIN_COVERAGE = 0.5;
/** The same where the old amount is such that hardly anything else has it: "2.1 billion", "138", "8.7 %". */
const MIN_COVERAGE_OF_TELLING = 0.15;
const MIN_TELLING_AMOUNT = 100;
/** Where the sentence does not name the old amount: the minimum scaled score of its span, and of words shared; not fitted. */
const MIN_SPAN_SCORE = -1;
const MIN_SHARED_TERMS = 2;

/** A new amount in a sentence. */
interface Revision {
  readonly value: Value;
  readonly span: Span;
  /** What it replaces; null if the sentence only says that it has changed. */
  readonly old: Value | null;
}

/**
 * The amount by which a later report of the event replaces an option's: it names both, "corrected to 135 from 138" or
 * "two more than first thought", or says of the same that it has changed: "the number of the ill has risen to 31". The
 * latest one; null if there is none.
 */
export function revisionOf(
  question: Question,
  option: ShortAnswerOption,
  ranked: readonly RankedSentence[],
  events: Events,
): ShortAnswerOption | null {
  const amount = amountOf(option);
  const { from } = option.ranked.candidate;
  if (!amount) return null;
  const revised = ranked.flatMap((sentence) => {
    const { candidate } = sentence;
    const isLater = msBetween(candidate.from, from) > 0 && events.areSame(candidate.from, from);
    const found = isLater
      ? revisionsIn(candidate.text).find((one) => replaces(question, one, sentence, option, amount))
      : undefined;
    return found ? [{ sentence, span: found.span }] : [];
  });
  const [latest] = revised.sort((a, b) => msBetween(b.sentence.candidate.from, a.sentence.candidate.from));
  return latest ? statedIn(latest.sentence, latest.span, option) : null;
}

/** True if the words before an amount of a sentence say that it has changed. */
export const isMarked = (sentence: string, { start }: Span): boolean =>
  MARKER_RE.test(sentence.slice(0, start));

function replaces(
  question: Question,
  { value, span, old }: Revision,
  { candidate, features, spans }: RankedSentence,
  option: ShortAnswerOption,
  amount: Value,
): boolean {
  if (old !== null) {
    const isTelling = amount.amounts.some((one) => one >= MIN_TELLING_AMOUNT || !Number.isInteger(one));
    return (
      isSame(old, amount) && features.termCoverage >= (isTelling ? MIN_COVERAGE_OF_TELLING : MIN_COVERAGE)
    );
  }
  if (agree(value, amount) || !(areComparable(value, amount) || mayCountSame(value, amount))) return false;
  const { text, sentence } = candidate;
  const { start } = sentence.span;
  const score = spans.find((one) => one.start - start < span.end && span.start < one.end - start)?.score;
  if (score === undefined || scaledSpanScore(score) < MIN_SPAN_SCORE) return false;
  const before = option.ranked.candidate.text;
  const fate = fateOf(text, span);
  if (hasOtherFate(question.text, text, span) || (fate !== null && fate !== fateOf(before, amount.span)))
    return false;
  if (isPartOfCount(question.text, placeOf(candidate), span)) return false;
  if (isElsewhere(question, option.ranked.candidate.from, text)) return false;
  return sharedTerms(text, before) >= MIN_SHARED_TERMS;
}

function sharedTerms(a: string, b: string): number {
  const other = new Set(contentTerms(b));
  return new Set(contentTerms(a).filter((term) => other.has(term) && !/\d/.test(term))).size;
}

const isSame = (old: Value, amount: Value): boolean =>
  old.dimension === amount.dimension &&
  (unitOf(old) === unitOf(amount) || old.unit === '' || amount.unit === '') &&
  agree(old, amount);

/** Without the time of a rate, which one of two reports may leave out: "160 million euros a year". */
const unitOf = ({ unit }: Value): string => unit.split('/', 1)[0]!;

function revisionsIn(sentence: string): Revision[] {
  const values = findValues(sentence);
  return values.flatMap((value, at): Revision[] => {
    if (value.form === 'change') {
      const [before, after] = value.sides;
      const [amount] = value.amounts;
      return before && after && amount !== undefined
        ? [{ value, span: after, old: { ...value, span: before, form: 'single', amounts: [amount] } }]
        : [];
    }
    const olds = values.slice(at + 1).flatMap((other) => replacedBy(value, other, sentence) ?? []);
    const apart = values.slice(at + 1).flatMap((other) => differingBy(value, other, sentence) ?? []);
    const known = [...olds, ...apart].slice(0, 1).map((old) => ({ value, span: value.span, old }));
    const isChanged = isMarked(sentence, value.span) || BEFORE_RE.test(sentence.slice(value.span.end));
    // "14, up from 12" and "two more than rescuers thought" may replace what a report in between said.
    return isChanged || known.length > 0 ? [...known, { value, span: value.span, old: null }] : [];
  });
}

/** The other amount if the first one replaces it. */
function replacedBy(value: Value, other: Value, sentence: string): Value | null {
  const between = sentence.slice(value.span.end, other.span.start);
  return (FROM_RE.test(between) || INSTEAD_RE.test(between)) && mayReplace(value, other) ? other : null;
}

/** The amount that the first one replaces if the other one is how much more or less it is: "73, two more than thought". */
function differingBy(value: Value, other: Value, sentence: string): Value | null {
  const behind = sentence.slice(other.span.end);
  const direction = DIRECTION_RE.exec(behind)?.[1]?.toLowerCase();
  const [amount, by] = [value.amounts[0], other.amounts[0]];
  if (!direction || amount === undefined || by === undefined) return null;
  if (!APART_RE.test(sentence.slice(value.span.end, other.span.start)) || !BEFORE_RE.test(behind))
    return null;
  const sign = /^(?:more|higher|above)$/.test(direction) ? -1 : 1;
  return { ...value, amounts: [amount + sign * by] };
}

/** False if the old amount has a noun that the new one lacks: "60 from nine countries" are no countries. */
const mayReplace = (value: Value, old: Value): boolean =>
  areComparable(value, old) && (value.unit !== '' || old.unit === '');
