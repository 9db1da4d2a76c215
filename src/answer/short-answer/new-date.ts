/** Dates that replace an earlier one: "has been put off to 9 June". */
import type { Span } from '../../domain/article.js';
import type { ShortAnswerOption } from './short-answer.js';
import { valuesIn } from './values-in-span.js';

const MOVED_RE =
  /\b(?:postpon(?:e[sd]?|ing)|delay(?:s|ed|ing)?|reschedul(?:e[sd]?|ing)|mov(?:e[sd]?|ing)|put (?:off|back)|push(?:ed|es|ing)? back|brought forward|defer(?:s|red|ring)?)\b[^.;:]{0,60}?\b(?:to|until|till|for)\s+(?:\p{L}+ ){0,2}$/iu;

/** True if a later statement moves what an earlier one has a date for. */
export const movesDate = (later: ShortAnswerOption, earlier: ShortAnswerOption): boolean =>
  isMoved(later) && isDate(later) && isDate(earlier) && !isMoved(earlier);

const isMoved = (option: ShortAnswerOption): boolean =>
  MOVED_RE.test(option.ranked.candidate.text.slice(0, inSentence(option)?.start ?? 0));

function isDate(option: ShortAnswerOption): boolean {
  const span = inSentence(option);
  if (span === null) return false;
  return valuesIn(option.ranked.candidate.text, span).some(({ dimension }) => dimension === 'date');
}

function inSentence({ ranked, spans: [span] }: ShortAnswerOption): Span | null {
  const { start } = ranked.candidate.sentence.span;
  return span ? { start: span.start - start, end: span.end - start } : null;
}
