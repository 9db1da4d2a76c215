import { sentenceEndRe } from './sentence-end.js';

const FINISHED_RE = sentenceEndRe();
const MAX_WORDS = 6;
/** These make a line say something: "Price: €449", "Best film – The Grey Boat". */
const SAYS_RE = /[\d:;,–—]| - /;

/** True for a short line without an end that says nothing by itself: the place of a report, who wrote it, a heading. */
export const isStrayLine = (line: string): boolean =>
  !FINISHED_RE.test(line) && !SAYS_RE.test(line) && line.split(/\s+/).length <= MAX_WORDS;
