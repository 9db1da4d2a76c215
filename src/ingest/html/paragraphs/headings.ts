import { sentenceEndRe } from '../../../text/sentences/sentence-end.js';
import { countWords } from '../../parse/parsed-document.js';

const SENTENCE_END_RE = sentenceEndRe();
const STATEMENT_END_RE = sentenceEndRe({ questions: false });
/** The quotation that ends a sentence of at least eight words before it. */
const QUOTED_QUESTION_RE = /^(?:[^\s“"]{1,40} ){8,60}[“"][^“”"]{1,300}[?؟][”"]$/u;
const ASKING_RE =
  /^(?:who|whose|what|which|when|where|why|how|is|are|was|were|did|do|does|can|could|will|would|should|has|have|had)\b/iu;

/** True if a heading is a sentence of the article, such as a standfirst: it ends like one, and asks nothing itself. */
export const isStatement = (heading: string): boolean =>
  STATEMENT_END_RE.test(heading) || (QUOTED_QUESTION_RE.test(heading) && !ASKING_RE.test(heading));

export const QUESTION_END_RE = /[?？؟]["'”’»)]{0,2}$/u;

export const asksSomething = (heading: string): boolean =>
  QUESTION_END_RE.test(heading) || ASKING_RE.test(heading);

const MAX_SUBHEADING_WORDS = 12;

/** The end of a sentence or of what introduces a list; the lines of a list end otherwise. */
export const endsBlock = (text: string): boolean =>
  text.trim() === '' || /[:.!?…]["”’)]*$/u.test(text.trimEnd().slice(-10));

/** A bold line with line breaks around it, which heads what follows in the same block. */
export function isSubheading(line: string): boolean {
  const text = line.trim();
  return (
    /[\p{L}\p{N}]/u.test(text) && countWords(text) <= MAX_SUBHEADING_WORDS && !SENTENCE_END_RE.test(text)
  );
}
