/** How much more or less: "how much over budget is it?" asks for no sum. */
import type { Span } from '../../domain/article.js';
import { anyOf, wordList } from '../../text/lexicon/words.js';

/** What compares with another: "40 minutes late", "two years older". */
const COMPARATIVES = anyOf(
  wordList(
    'late later early earlier short shorter taller deeper wider higher lower bigger larger smaller heavier lighter faster slower older younger cheaper dearer',
  ),
);
/** "how much over budget is it?", "how much more did they offer?", "how much too short was it?" */
const DIFFERENCE_ASKED_RE = new RegExp(
  `\\b(?:how (?:much|many) (?:\\p{L}{2,20} )?(?:over|under|above|below|beyond|more (?:than|did|does|is|was|will)|less (?:than|did|does|is|was|will))(?! (?:the )?(?:age|ground|sea|water|par|freezing)\\b)|how much (?:\\p{L}{2,20} )?${COMPARATIVES}|by how (?:much|many))\\b`,
  'iu',
);
/** Before or after a difference, and not after a sum that something has reached. */
const DIFFERENCE_BEFORE_RE =
  /(?:\b(?:by|extra|additional|another|further|(?:rise|increase|cut|fall|drop|gap|difference|overrun|raise|reduction|saving|loss|gain|jump|margin|lead) of|for|up|down|rose|fell|gained?|lost|lose|climbed|dropped|jumped|grew|shrank|saved?|plus)|[+−-])\W{0,3}(?:(?:up to|about|around|some|nearly|almost|at least|more than|over|just|only|a|an) ){0,2}$/i;
const DIFFERENCE_AFTER_RE = new RegExp(
  `^\\W{0,3}(?:(?:\\p{L}{2,20}|\\([^()]{0,40}\\)),? ){0,3}(?:more|less|fewer|over|above|below|under|extra|ahead|behind|clear|apart|up|down|increase|rise|cut|raise|reduction|lead|majority|margin|longer|${COMPARATIVES})\\b`,
  'iu',
);
/** True if a span says by how much something differs, rather than a sum that it reaches: "4 euros more", "up 4 euros". */
export const statesDifference = (sentence: string, { start, end }: Span): boolean =>
  DIFFERENCE_BEFORE_RE.test(sentence.slice(Math.max(0, start - 40), start)) ||
  DIFFERENCE_AFTER_RE.test(sentence.slice(end, end + 80)) ||
  /\b(?:by|more|less|fewer|extra|over|under|above|below|higher|lower)\b/i.test(sentence.slice(start, end));

/** True if a question asks by how much something differs. */
export const asksForDifference = (question: string): boolean => DIFFERENCE_ASKED_RE.test(question);
