/** Words that say that an amount is the present one: "has risen to 14", "now stands at 14". */
import { monthDaysIn } from '../../text/dates/month-days.js';
import { AMOUNT_MODIFIER } from '../../text/lexicon/amounts.js';
import { amountOf } from './amount.js';
import type { ShortAnswerOption } from './short-answer.js';

/** Before the new amount: "has risen to", "bringing the death toll to", "the number now stands at", "was put at", "now expects". */
const MARKER_RE = new RegExp(
  `\\b(?:(?:ris(?:e[ns]?|ing)|rose|climb(?:s|ed|ing)?|gr[eo]w[ns]?|gone up|went up|jumped|increase[sd]?|f[ae]ll(?:s|en)?|dropped|gone down|went down|up(?! to\\b)|down|raise[sd]?|lower(?:s|ed)?|cut|reduce[sd]?|trim(?:s|med)?|slash(?:es|ed)?|adjust(?:s|ed)?|scaled (?:back|down)|upgrade[sd]?|downgrade[sd]?|revise[sd]?|correct(?:s|ed)?|update[sd]?|br(?:ings?|inging|ought)|doubled|lift(?:s|ed)?|extend(?:s|ed)?)\\b[^.;:]{0,60}?\\bto |\\b(?:st(?:ands?|ood)|put|remain(?:s|ed)?)\\b(?: \\p{Ll}{2,12}){0,2} at |now (?:\\p{Ll}{2,20} ){0,4})(?:${AMOUNT_MODIFIER} )?[$£€¥₹]?$`,
  'iu',
);

/**
 * A total that is said to be the right one: "The correct sum is 47", "have meanwhile established that the number of dead is
 * 14", "there were in fact 12".
 */
const RIGHT_RE = new RegExp(
  `\\b(?:(?:correct|right|true|actual|final|revised|corrected) (?:\\p{Ll}{2,20} ){1,3}(?:is|was|are|were)|(?:meanwhile|since|now|later|in fact|established|confirmed)\\b[^,;:.]{0,60}\\b(?:number|toll|total|count|figure|sum|amount)\\b[^,;:.]{0,40} (?:is|was)|(?:is|was|are|were) (?:in fact|actually|really)|should (?:be|have been|have (?:read|said))) (?:${AMOUNT_MODIFIER} )?[$£€¥₹]?$`,
  'iu',
);

/** Before a day or month: "has been put off until". */
const NEW_DAY_RE =
  /\b(?:postpon(?:e[sd]?|ing)|delay(?:s|ed|ing)?|mov(?:e[sd]?|ing)|push(?:es|ed|ing)? back|put (?:off|back)|reschedul(?:e[sd]?|ing)|defer(?:s|red)?|adjourn(?:s|ed)?|br(?:ing|ings|inging|ought) forward)\b[^.;:]{0,60}?\b(?:to|until|till) (?:the )?(?:\p{Lu}\p{L}{2,9},? )?$/iu;

/** "which was to have opened on …, will now", "instead of", "not …, as planned" */
const FORMER_PLAN_RE =
  /\b(?:(?:was|were|had been) (?:originally |first |once )?(?:to|due|meant|planned|scheduled|supposed|expected)|instead of|rather than|as (?:originally |first )?planned|(?:will|is|are) now)\b/iu;

/** True if the words before the amount of an option say that it has changed, or how it stands: "the toll rose to 14". */
export function isToldAsChanged(option: ShortAnswerOption): boolean {
  const amount = amountOf(option);
  const before = amount === null ? '' : option.ranked.candidate.text.slice(0, amount.span.start);
  return MARKER_RE.test(before) || RIGHT_RE.test(before);
}

/** True if the words before the span of an option say that it is another day than the one planned. */
export function isToldAsMoved({ ranked: { candidate }, spans: [span] }: ShortAnswerOption): boolean {
  const { from, sentence } = candidate;
  return (
    span !== undefined &&
    span.start > sentence.span.start &&
    NEW_DAY_RE.test(from.article.text.slice(sentence.span.start, span.start))
  );
}

/** True if the sentence of an option names the day of another one as the former plan: "was to have opened on …, will now". */
export function replacesDay(option: ShortAnswerOption, former: ShortAnswerOption): boolean {
  const { text } = option.ranked.candidate;
  const [days, own] = [monthDaysIn(text), monthDaysIn(option.text)];
  const isNamed = [...monthDaysIn(former.text)].some((day) => days.has(day) && !own.has(day));
  return isNamed && FORMER_PLAN_RE.test(text);
}
