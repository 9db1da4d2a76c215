/** What the lines above a plain text and below it say about it, as they are copied with it from a page or a paper. */
import { plausibleDate } from '../../text/dates/plausible-date.js';
import { type DateStyle, daysIn, numericOrder } from '../../text/dates/written-days.js';
import { outletName } from '../../text/outlet-name.js';
import { sentenceEndRe } from '../../text/sentences/sentence-end.js';
import { namesInLine } from '../html/labels/byline-line.js';
import { isDateLabel, shownDays } from '../html/labels/date-lines.js';
import { authorsNamed } from '../html/labels/page-author.js';
import { languageOf } from '../language.js';
import { countWords } from '../parse/parsed-document.js';
import type { DocumentMetadata } from './metadata.js';

/** A shorter paragraph may be a headline or a line of the page's menu. */
const MIN_PROSE_WORDS = 12;
const MAX_HEAD_LINES = 25;
const MAX_HEADLINE_WORDS = 25;
/** Words of menus are fewer. */
const MIN_HEADLINE_WORDS = 4;
const MIN_SENTENCE_WORDS = 2;
/** Lines below the text that may name its source. */
const END_LINES = 4;
/** "World | Business | Culture" */
const MENU_RE = /^[^|•·>]{1,40}(?: ?[|•·>] ?[^|•·>]{1,40}){2,20}$/u;
const LANGUAGE_SAMPLE_CHARS = 20_000;
const SENTENCE_END_RE = sentenceEndRe({ also: ':;' });
const STOP_RE = sentenceEndRe();
/** A headline may ask. */
const QUESTION_END_RE = /[?!]["'”’»)]?$/u;
/** "(Reporting by Ida Moss in Wendle; editing by Tom Reed)" */
const REPORTING_RE =
  /^\(?[Rr]eporting by (?<names>\p{Lu}[^;()]{1,120}?)(?:\.?\)|;|\.? [Ee]dit(?:ing|ed) by\b)/u;
/** "Source: Sample Wire, 18 November 2026": a name with its day; a name alone may be that of a number or a table. */
const SOURCE_RE =
  /^(?:Source|SOURCE|From|Published (?:by|in)) ?: (?<outlet>\p{Lu}[^,|:;]{1,60})[,|] (?<date>[^:]{6,40}?)(?: https?:\/\/\S{1,300})?$/u;

export interface LinesAround extends Pick<DocumentMetadata, 'author' | 'outlet' | 'publishedAt'> {
  /** Lines before the headline; 0 if it is unknown. They are the menu or the head of a page, except for sentences. */
  readonly linesBefore: number;
}

/** Whether a line above a headline may be the text's own: menus have no sentences. */
export const isOwnLine = (line: string): boolean =>
  STOP_RE.test(line) && countWords(line) >= MIN_SENTENCE_WORDS;

/** @param paragraphs Of the whole text. */
export function readLinesAround(paragraphs: readonly string[]): LinesAround {
  const prose = paragraphs.findIndex(
    (line) => countWords(line) >= MIN_PROSE_WORDS && SENTENCE_END_RE.test(line),
  );
  const head = prose < 0 ? [] : paragraphs.slice(0, Math.min(prose, MAX_HEAD_LINES));
  const style: DateStyle = {
    language: languageOf(paragraphs.slice(0, MAX_HEAD_LINES).join('\n').slice(0, LANGUAGE_SAMPLE_CHARS)),
    order: numericOrder(head),
  };
  const isLabel = (line: string): boolean =>
    namesInLine(line) !== null || isDateLabel(line) || shownDays([blockOf(line)], style).length > 0;
  const anchor = head.findIndex((line, at) => at > 0 && isLabel(line));
  const headline = anchor < 0 ? -1 : head.slice(0, anchor).findIndex((line) => isHeadline(line, style));
  const others = head.filter((_, at) => at !== Math.max(0, headline));
  const end = prose < 0 ? [] : paragraphs.slice(Math.max(prose + 1, paragraphs.length - END_LINES));
  const source = end.map((line) => SOURCE_RE.exec(line)?.groups).find((groups) => groups !== undefined);
  const sourceDay = daysIn(source?.date ?? '', style)[0]?.day;
  const byline = others.map(namesInLine).find((names) => names !== null);
  const reporters = end
    .map((line) => REPORTING_RE.exec(line)?.groups?.names)
    .find((names) => names !== undefined);
  const names = byline ?? reporters;
  const days = [...shownDays(others.map(blockOf), style), sourceDay];
  return {
    author: names === undefined ? null : authorsNamed([names], { name: null, url: null }),
    outlet: sourceDay === undefined ? null : outletName(source?.outlet),
    publishedAt:
      days.map((day) => plausibleDate(day ?? null, new Date())).find((day) => day !== null) ?? null,
    linesBefore: Math.max(0, headline),
  };
}

/** A line with a day is the head of the paper or of the page. */
const isHeadline = (line: string, style: DateStyle): boolean => {
  const words = countWords(line);
  return (
    words >= MIN_HEADLINE_WORDS &&
    words <= MAX_HEADLINE_WORDS &&
    !MENU_RE.test(line) &&
    (QUESTION_END_RE.test(line) || !SENTENCE_END_RE.test(line)) &&
    daysIn(line, style).length === 0
  );
};

const blockOf = (text: string): Parameters<typeof shownDays>[0][number] => ({
  text,
  times: [],
  isHeading: false,
  level: 0,
  names: '',
  inMain: true,
  isListed: false,
  isTeaser: false,
  isUpdate: false,
});
