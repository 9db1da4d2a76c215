/** Whether a question is about now or about an earlier time. */
import type { IsoDate } from '../../domain/article.js';
import type { Question } from './question.js';
import { timeRangeOf } from './time-range.js';

/** "How many are missing today?" asks for the newest amount; "in Monday's crash" names the event. */
const PRESENT_RE =
  /\b(?:today|tonight|now|currently|still|this (?:morning|afternoon|evening|week|month|year)|past (?:day|week|month|year)|so far|(?:yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day)['’]s)(?![\p{L}\p{N}])/giu;
const AT_FIRST_RE =
  /\b(?:original(?:ly)?|initial(?:ly)?|at (?:first|the start|the beginning)|in (?:its|the|their) first|to begin with|first (?:(?:pay|price|public|official|wage) )?(?:offers?|bids?|demands?|estimates?|figures?|proposals?|forecasts?)|first (?:thought|reported|said|believed|announced|planned|feared))\b/i;
const YEAR_RE = /\b(?:1[89]|20)\d\d\b/;

/** "Is he still in jail?", "has the vote been held yet?"; not "now that …". */
const NOW_RE =
  /\b(?:still|now(?! that\b)|nowadays|currently|yet|any ?more|any longer|already|so far|at the moment|these days)\b/i;
/** "Is the strike over?" */
const IS_OVER_RE = /\b(?:over|ended|finished)\W{0,5}$/i;

/** "Is the museum open?"; not "has he ever been to Oslo". */
const PRESENT_YESNO_RE =
  /^\W*(?:(?:and|but|so|ok) )?(?:is|are|do|does|has|have|can|isn['’]?t|aren['’]?t|hasn['’]?t|haven['’]?t|can['’]?t)\b(?!.*\b(?:ever|was|were|did|had)\b)/i;

/** True if a question asks how things are now. */
export const asksAboutNow = ({ text, type }: Pick<Question, 'text' | 'type'>): boolean =>
  NOW_RE.test(text) || (type === 'yesno' && (IS_OVER_RE.test(text) || PRESENT_YESNO_RE.test(text)));

/** True if a question asks for what the first report said. */
export const asksAtFirst = (question: string): boolean => AT_FIRST_RE.test(question);

/** True if a question names a time other than the present, or another year than that of a report. */
export function namesOtherTime(question: string, publishedAt: IsoDate | null): boolean {
  const year = YEAR_RE.exec(question)?.[0];
  if (year !== undefined && publishedAt?.startsWith(year) !== true) return true;
  return timeRangeOf(question.replace(PRESENT_RE, ''), new Date()) !== null;
}
