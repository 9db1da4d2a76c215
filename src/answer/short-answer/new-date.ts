/** Dates that replace an earlier one: "has been put off to 9 June". */
import type { Span } from '../../domain/article.js';
import type { ShortAnswerOption } from './short-answer.js';
import { valuesIn } from './values-in-span.js';

/** Before the new date. */
const MOVED_RE =
  /\b(?:postpon(?:e[sd]?|ing)|delay(?:s|ed|ing)?|reschedul(?:e[sd]?|ing)|mov(?:e[sd]?|ing)|put (?:off|back)|push(?:ed|es|ing)? back|brought forward|defer(?:s|red|ring)?)\b[^.;:]{0,60}?\b(?:to|until|till|for)\s+(?:\p{L}+ ){0,2}$/iu;

/** Before the new date, in its clause: "will now open on", "a week later than planned, on", "the new date is". */
const CHANGED_RE =
  /\b(?:(?:will|would|is|are) now\b[^,;.:]{0,60}|(?:later|earlier) than (?:planned|expected|scheduled|announced|promised|hoped|first|originally)\b[^;.:]{0,20}|new (?:date|deadline)\b[^,;.:]{0,40})$/iu;
/** Behind it: "instead of in May". */
const INSTEAD_RE =
  /^[^;.:]{0,20}\b(?:instead of|rather than) (?:in |on |at |by |from |the |next |late |early |mid-){0,3}(?:(?:end|start|middle) of )?(?:\d|\p{Lu}|spring|summer|autumn|fall|winter)/u;

/** True if a later statement moves what an earlier one has a date for, or moves it once more. */
export const movesDate = (later: ShortAnswerOption, earlier: ShortAnswerOption): boolean =>
  isMoved(later) && isDate(later) && isDate(earlier);

function isMoved(option: ShortAnswerOption): boolean {
  const { text } = option.ranked.candidate;
  const span = inSentence(option);
  if (span === null) return false;
  const before = text.slice(0, span.start);
  return MOVED_RE.test(before) || CHANGED_RE.test(before) || INSTEAD_RE.test(text.slice(span.end));
}

function isDate(option: ShortAnswerOption): boolean {
  const span = inSentence(option);
  if (span === null) return false;
  return valuesIn(option.ranked.candidate.text, span).some(({ dimension }) => dimension === 'date');
}

function inSentence({ ranked, spans: [span] }: ShortAnswerOption): Span | null {
  const { start } = ranked.candidate.sentence.span;
  return span ? { start: span.start - start, end: span.end - start } : null;
}
