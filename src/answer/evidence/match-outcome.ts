/** How a match ended, which what its report says of a part of it does not tell: "led 17-7 at the break". */
import { WIN_VERBS } from '../../text/lexicon/opposites.js';
import { anyOf, wordList } from '../../text/lexicon/words.js';
import { findValues } from '../../text/values/find-values.js';
import type { Question } from '../question/question.js';
import type { RankedSentence } from './rank.js';

/** "who won", "did Norby lose" */
const ASKS_WINNER_RE = new RegExp(`\\b${anyOf([...WIN_VERBS, ...wordList('lose loses lost')])}\\b`, 'i');
/** "final score", "Norby result"; not "who will score" */
const ASKS_SCORE_RE = /^(?!.*\b(?:who|whose|how|why|did|does|will)\b).*\b(?:score|scoreline|result)\b/i;
/** "who got the winner", "the last goal" */
const ASKS_DECIDER_RE =
  /\b(?:winner|winning|(?:last|final|decisive|deciding) (?:goal|try|point|run|basket|wicket))\b/i;
const PART_RE =
  /\b(?:(?:at|before|by|until) (?:the )?(?:break|interval|tea|lunch)|half[- ]?time|(?:first|opening) (?:half|period|set|quarter|frame|session|innings|leg)|opened the scoring|equali[sz](?:ed?|er|ing)|took the lead|(?:doubled|extended|restored|cut|halved) (?:the|h(?:is|er)|its|their) (?:lead|advantage|deficit)|(?:pulled|got|clawed) (?:one|two|a goal) back|served for the (?:match|set|title))\b/i;
/** "the score in the second set": a part is asked for. */
const ASKS_PART_RE =
  /\b(?:second|third|fourth|fifth|last|each|2nd|3rd|4th) (?:half|period|set|quarter|frame|session|innings|leg|round|heat)\b/i;
/** Beside a score, which is not that of the end: "to make it 3-2", "20-16 with ten minutes left". */
const INTERIM_RE =
  /\b(?:ma(?:d|k)e it|le(?:ft|ave) it at|with (?:[\p{L}\d-]{1,20} ){1,4}(?:left|remaining|to (?:go|play)))\b/iu;
const ENDS_RE = new RegExp(
  `\\b${anyOf([...WIN_VERBS, ...wordList('victory winner defeat triumph triumphed')])}\\b`,
  'i',
);
/** A line with two sides and the points of both: "Gullane 24 Redmarsh 20". */
const SCORE_LINE_RE =
  /^\W{0,3}\p{Lu}[\p{L}.'’& -]{1,40} \d{1,3},? (?:v |vs )?\p{Lu}[\p{L}.'’& -]{1,40} \d{1,3}\W{0,3}$/u;
/** Ranked sentences among which the outcome is looked for; how far below the first one it may score; not fitted. */
const MAX_CONSIDERED = 15;
const MAX_SCORE_GAP = 4;

/** True if a question asks how a match ended, and a sentence speaks of a part of it. */
export const isOfPartOfMatch = (question: string, sentence: string): boolean =>
  asksForOutcome(question) && tellsOfPart(sentence);

/**
 * The sentences without those first that tell of a part of a match, where a question asks how it ended; before all others,
 * its score where that is asked for, or where the best sentence does not say who won.
 * @param ranked Best first.
 */
export function outcomeFirst(
  { text: question, type }: Pick<Question, 'text' | 'type'>,
  ranked: readonly RankedSentence[],
): readonly RankedSentence[] {
  const [first] = ranked;
  if (first === undefined || type === 'overview' || !asksForOutcome(question)) return ranked;
  const near = ranked
    .slice(0, MAX_CONSIDERED)
    .filter(({ score, candidate }) => score >= first.score - MAX_SCORE_GAP && candidate.spans !== null);
  const whole = near.filter(({ candidate }) => !tellsOfPart(candidate.text));
  const tells = ({ candidate: { text, from } }: RankedSentence): boolean =>
    from === first.candidate.from && (ASKS_SCORE_RE.test(question) ? hasScore : isScoreLine)(text);
  const isTold = whole[0] === first && ENDS_RE.test(first.candidate.text) && !ASKS_SCORE_RE.test(question);
  const isOfLine = ({ candidate }: RankedSentence): boolean => isScoreLine(candidate.text);
  const [leading, following] = ASKS_DECIDER_RE.test(question)
    ? [whole.filter((one) => !isOfLine(one)), []]
    : [isTold ? [] : whole.filter(tells), whole];
  if (leading.length === 0 && whole[0] === first) return ranked;
  return [...new Set([...leading, ...following, ...ranked])];
}

const asksForOutcome = (question: string): boolean =>
  [ASKS_WINNER_RE, ASKS_SCORE_RE, ASKS_DECIDER_RE].some((pattern) => pattern.test(question)) &&
  ![PART_RE, ASKS_PART_RE].some((pattern) => pattern.test(question));

const tellsOfPart = (text: string): boolean =>
  !ENDS_RE.test(text) && (PART_RE.test(text) || (hasScore(text) && INTERIM_RE.test(text)));

const isScoreLine = (text: string): boolean => SCORE_LINE_RE.test(text);

const hasScore = (text: string): boolean =>
  isScoreLine(text) || findValues(text).some(({ dimension }) => dimension === 'score');
