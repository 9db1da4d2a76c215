import { daysIn } from '../../../text/dates/written-days.js';
import { SPEECH_VERBS } from '../../../text/lexicon/speech-verbs.js';
import { anyOf } from '../../../text/lexicon/words.js';
import { sentenceEndRe } from '../../../text/sentences/sentence-end.js';
import { countWords } from '../../parse/parsed-document.js';
import type { Paragraph } from './paragraph.js';

const SENTENCE_END_RE = sentenceEndRe();
const SPEECH_RE = new RegExp(`\\b${anyOf(SPEECH_VERBS)}\\b`, 'iu');
/** Of a line that is a label when it stands alone. */
const MAX_LABEL_WORDS = 4;
const MAX_LINE_WORDS = 8;
/** That many short lines in a row are a list. */
const MIN_LIST_LINES = 4;
const MIN_REPEATS = 3;
const QUESTION_END_RE = /[?？؟]["'”’»)]{0,2}$/u;

/** "11:52 Uhr", "10.23 am": of an update or of another story. */
const TIME_LINE_RE = /^\d{1,2}[:.h]\d{2}(?::\d{2})?(?: ?(?:[ap]\.?m\.?|Uhr|hrs?|h))?\.?$/iu;
const WEEKDAY_RE = /^(?:\p{L}{2,12},? )?$/u;
/** After the day of a line: its author or section. */
const AFTER_DAY_RE = /^(?:,? ?(?:by|in|von|par|por|door|di|av|af)(?: \p{Lu}[^\s,;]{0,30}){1,5})?$/u;
const MAX_DAY_LINE_CHARS = 150;

/**
 * Marks short lines that are no sentences: labels ("Episode image:", "Read the rest"), unless they are lines of a list,
 * have a number in them or answer a question, lines that come again and again, and lines of a date and a name or of a time.
 */
export function markLoneLines(paragraphs: readonly Paragraph[]): Paragraph[] {
  const isLine = paragraphs.map(isShortLine);
  const runs = runLengths(paragraphs.map(isShort));
  const counts = new Map<string, number>();
  for (const [at, { text }] of paragraphs.entries()) {
    if (isLine[at]) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return paragraphs.map((paragraph, at) => {
    const isAnswer = QUESTION_END_RE.test(paragraphs[at - 1]?.text ?? '');
    const isLabel = isLine[at] && runs[at]! < MIN_LIST_LINES && !isAnswer && isLabelText(paragraph.text);
    const isRepeated = (counts.get(paragraph.text) ?? 0) >= MIN_REPEATS;
    const isTime = !isAnswer && !paragraph.listed && TIME_LINE_RE.test(paragraph.text);
    return isLabel || isTime || isRepeated || isDayLine(paragraph)
      ? { ...paragraph, placed: true }
      : paragraph;
  });
}

/** "Tuesday, 13 May 2014, by Ida Moss", "January 29th, 2013 in Music"; in a list, an entry of a diary. */
function isDayLine({ text, listed }: Paragraph): boolean {
  const [day, other] = text.length > MAX_DAY_LINE_CHARS || listed ? [] : daysIn(text, { language: null });
  if (day === undefined || other !== undefined) return false;
  return WEEKDAY_RE.test(text.slice(0, day.start)) && AFTER_DAY_RE.test(text.slice(day.end));
}

const isShort = ({ boilerplate, text }: Paragraph): boolean =>
  !boilerplate && countWords(text) < MAX_LINE_WORDS;

const isShortLine = (paragraph: Paragraph): boolean =>
  isShort(paragraph) && !paragraph.listed && !SENTENCE_END_RE.test(paragraph.text);

const isLabelText = (text: string): boolean =>
  countWords(text) <= MAX_LABEL_WORDS && !/\p{N}/u.test(text) && !SPEECH_RE.test(text);

/** For each line the number of lines in a row that it is one of. */
function runLengths(isLine: readonly boolean[]): number[] {
  const lengths = isLine.map(() => 0);
  let start = 0;
  for (let at = 0; at <= isLine.length; at += 1) {
    if (isLine[at]) continue;
    lengths.fill(at - start, start, at);
    start = at + 1;
  }
  return lengths;
}
