/** Who wins and who loses: "Harwick beat Leyburn", "Leyburn lost to Harwick", "a 3-2 win over Leyburn". */
import { LOSE_VERBS, WIN_VERBS } from '../../text/lexicon/opposites.js';
import { isFact, nameBefore, type SentenceWord, termsOf } from './sentence-words.js';

export interface Contest {
  readonly winner: ReadonlySet<string>;
  readonly loser: ReadonlySet<string>;
}

const WINS = new Set(WIN_VERBS);
const LOSES = new Set(LOSE_VERBS);
/** "lost power", "lost 3 percent": nobody else won. "win for", "defeat at": the subject comes after. */
const NO_CONTEST_AFTER_RE =
  /^(?:\d.*|his|her|its|their|contact|power|control|track|touch|ground|more|about|nearly|some|jobs|money|weight|sight|for|at)$/i;
const BE_RE = /^(?:was|were|been|be|is|are)$/i;
const AGAINST_RE = /^(?:over|against|to)$/i;
/** After the verb, the opponent is named within this many words. */
const OPPONENT_WORDS = 6;

export const isContestWord = (word: string): boolean =>
  WINS.has(word.toLowerCase()) || LOSES.has(word.toLowerCase());
export const isLoss = (word: string): boolean => LOSES.has(word.toLowerCase());

/** The contests that a sentence reports as facts. */
export function contestsIn(words: readonly SentenceWord[]): Contest[] {
  return words.flatMap(({ word }, at) => {
    if (!isContestWord(word) || !isFact(words, at)) return [];
    if (NO_CONTEST_AFTER_RE.test(words[at + 1]?.word ?? '')) return [];
    const subject = termsOf(nameBefore(words, at));
    const isPassive = BE_RE.test(words[at - 1]?.word ?? '') && /^by$/i.test(words[at + 1]?.word ?? '');
    const opponent = termsOf(opponentAfter(words, at));
    const wins = WINS.has(word.toLowerCase()) !== isPassive;
    return [wins ? { winner: subject, loser: opponent } : { winner: opponent, loser: subject }];
  });
}

/** The first name after the verb: its object, or what follows "over", "against", "to" or "by". "won the Cup" has none. */
function opponentAfter(words: readonly SentenceWord[], at: number): readonly SentenceWord[] {
  const { clause, word } = words[at]!;
  const after = words.slice(at + 1, at + 1 + OPPONENT_WORDS).filter((next) => next.clause === clause);
  const isTransitive = !/^(?:w[io]n|wins|winning|los)/i.test(word);
  const from = isTransitive ? 0 : after.findIndex((next) => AGAINST_RE.test(next.word)) + 1;
  if (!isTransitive && from === 0) return [];
  const first = after.findIndex((next, i) => i >= from && /^\p{Lu}/u.test(next.word));
  if (first < 0) return [];
  const end = after.findIndex((next, i) => i > first && !/^\p{Lu}/u.test(next.word));
  return after.slice(first, end < 0 ? undefined : end);
}
