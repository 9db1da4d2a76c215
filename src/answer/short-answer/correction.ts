import type { Span } from '../../domain/article.js';
import { findValues } from '../../text/values/find-values.js';
import type { Value } from '../../text/values/value.js';
import { type Events, msBetween } from '../event.js';
import type { RankedSentence } from '../evidence/rank.js';
import { agree, amountOf, areComparable } from './amount.js';
import type { ShortAnswerOption } from './short-answer.js';

/** Between the new amount and the old one: "to 135 from 138", "14, up from nine". */
const FROM_RE = /^,? (?:(?:up|down) )?from $/;

/** Minimum term coverage of the sentence: "on board to 135 from 138" tells nothing about the dead. */
const MIN_COVERAGE = 0.5;

/** A new amount in a sentence, and the one that it replaces. */
interface Correction {
  readonly span: Span;
  readonly old: Value;
}

/**
 * The amount by which a later report of the event replaces an option's, if it names both: "corrected the number on
 * board to 135 from 138". The latest one; null if there is none.
 */
export function correctionOf(
  option: ShortAnswerOption,
  ranked: readonly RankedSentence[],
  events: Events,
): ShortAnswerOption | null {
  const amount = amountOf(option);
  const { from } = option.ranked.candidate;
  if (!amount) return null;
  const corrected = ranked.flatMap((sentence) => {
    const { candidate, features } = sentence;
    if (features.termCoverage < MIN_COVERAGE) return [];
    const isLater = msBetween(candidate.from, from) > 0 && events.areSame(candidate.from, from);
    const found = isLater ? correctionsIn(candidate.text).find(({ old }) => isSame(old, amount)) : undefined;
    return found ? [{ sentence, span: found.span }] : [];
  });
  const [latest] = corrected.sort((a, b) => msBetween(b.sentence.candidate.from, a.sentence.candidate.from));
  if (!latest) return null;
  const { text, sentence } = latest.sentence.candidate;
  const { start, end } = latest.span;
  return {
    ranked: latest.sentence,
    spans: [{ start: start + sentence.span.start, end: end + sentence.span.start }],
    antecedentSentence: null,
    text: text.slice(start, end),
    signals: option.signals,
  };
}

const isSame = (old: Value, amount: Value): boolean =>
  old.dimension === amount.dimension &&
  (old.unit === amount.unit || old.unit === '' || amount.unit === '') &&
  agree(old, amount);

function correctionsIn(sentence: string): Correction[] {
  const values = findValues(sentence);
  return values.flatMap((value, at): Correction[] => {
    const next = values[at + 1];
    if (value.form === 'change') {
      const [before, after] = value.sides;
      const [amount] = value.amounts;
      return before && after && amount !== undefined
        ? [{ span: after, old: { ...value, span: before, form: 'single', amounts: [amount] } }]
        : [];
    }
    const isFrom = next !== undefined && FROM_RE.test(sentence.slice(value.span.end, next.span.start));
    return isFrom && mayReplace(value, next) ? [{ span: value.span, old: next }] : [];
  });
}

/** False if the old amount has a noun that the new one lacks: "60 from nine countries" are no countries. */
const mayReplace = (value: Value, old: Value): boolean =>
  areComparable(value, old) && (value.unit !== '' || old.unit === '');
