/** Dates that replace an earlier one: "has been put off to 9 June". */
import type { Span } from '../../domain/article.js';
import type { ShortAnswerOption } from './short-answer.js';
import { valuesIn } from './values-in-span.js';

/** Before the new date. */
const MOVED_RE =
  /\b(?:postpon(?:e[sd]?|ing)|delay(?:s|ed|ing)?|reschedul(?:e[sd]?|ing)|mov(?:e[sd]?|ing)|put (?:off|back)|push(?:ed|es|ing)? back|brought forward|defer(?:s|red|ring)?)\b[^.;:]{0,60}?\b(?:to|until|till|for)\s+(?:\p{L}+ ){0,2}$/iu;

/** Anywhere in the sentence that has the new date: "will now open on 4 May instead of in March". */
const CHANGED_RE =
  /\b(?:(?:will|would|is|are|has|have|was|were) now\b|now (?:due|expected|planned|scheduled|set)\b|(?:instead of|rather than) (?:in |on |at |by |from |the |next |late |early |mid-){0,3}(?:(?:end|start|middle) of )?(?:\d|\p{Lu}|spring|summer|autumn|fall|winter)|(?:later|earlier) than (?:planned|expected|scheduled|announced|promised|hoped|first|originally)|new (?:date|deadline))/u;

/** True if a later statement moves what an earlier one has a date for. */
export const movesDate = (later: ShortAnswerOption, earlier: ShortAnswerOption): boolean =>
  isMoved(later) && isDate(later) && isDate(earlier) && !isMoved(earlier);

function isMoved(option: ShortAnswerOption): boolean {
  const { text } = option.ranked.candidate;
  return MOVED_RE.test(text.slice(0, inSentence(option)?.start ?? 0)) || CHANGED_RE.test(text);
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
