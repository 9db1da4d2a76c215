import { sentenceEndRe } from '../../../text/sentences/sentence-end.js';
import { normaliseText } from '../../formats/normalise-text.js';
import { countWords } from '../../parse/parsed-document.js';

const SENTENCE_END_RE = sentenceEndRe();
const MIN_LINES = 3;
/** Of a list; longer lines are sentences that a template breaks. */
const MAX_LINE_WORDS = 15;
/** Never the middle of a sentence in a script that has capitals. */
const LINE_START_RE = /^["'“‘«([]?[\p{Lu}\p{Lo}\p{N}\p{S}•*–—-]/u;

/**
 * Splits the text of a block, whose `\n` stand for `<br>`, at double breaks, and into its lines if these are a list:
 * at least three short ones, each of which starts like a line of its own.
 */
export function splitLines(text: string): string[] {
  return text.split(/\n\s*\n/).flatMap((piece) => {
    const lines = normaliseText(piece).split(/\n+/);
    return (isList(lines) ? lines : [lines.join(' ')]).filter((line) => line !== '');
  });
}

function isList(lines: readonly string[]): boolean {
  if (lines.length < MIN_LINES || !lines.slice(1).every((line) => LINE_START_RE.test(line))) return false;
  const unfinished = lines.filter((line) => !SENTENCE_END_RE.test(line));
  return unfinished.length > 1 && unfinished.every((line) => countWords(line) <= MAX_LINE_WORDS);
}
