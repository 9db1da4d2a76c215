import { SPEECH_VERBS } from '../../text/lexicon/speech-verbs.js';
import { anyOf } from '../../text/lexicon/words.js';
import { sentenceEndRe } from '../../text/sentence-end.js';
import { countWords } from '../parsed-document.js';
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

/**
 * Marks short lines that are no sentences: labels ("Episode image:", "Read the rest"), unless they are lines of a list,
 * have a number in them or answer a question, and lines that come again and again.
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
    return isLabel || isRepeated ? { ...paragraph, placed: true } : paragraph;
  });
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
