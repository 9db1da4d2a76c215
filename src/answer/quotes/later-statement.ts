import { contentTerms } from '../../text/terms/tokens.js';
import { isAboutSlot } from '../evidence/about-slot.js';
import { type Events, msBetween } from '../evidence/event.js';
import { previousTerms, type RankedSentence } from '../evidence/rank.js';
import { asksAboutNow } from '../question/asked-time.js';
import type { Question } from '../question/question.js';
import { MAX_CONSIDERED } from './choose-quotes.js';

/**
 * How far the later sentence may score below the first one, and the minimum share of its term coverage; of 55 questions about
 * now of nine folders, gaps from 2 to 4 give the same, and no right first quote is lost.
 */
const MAX_SCORE_GAP = 3;
const MIN_SHARE_OF_COVERAGE = 0.7;
/** The same for one that says that it has ended. */
const MAX_SCORE_GAP_OF_END = 4;
/**
 * Minimum share of the words of the question beside the first sentence that are beside the later one, too: others, such as
 * those carried over from the question before it, make no statement of the same.
 */
const MIN_SHARE_OF_WORDS = 0.5;

/**
 * The sentence to quote first: where a question is about now, that of the latest report of the event which says as much of
 * what is asked ("84,000 homes are without power", "6,300 are still without"), else the one given.
 */
export function laterStatement(
  question: Question,
  ranked: readonly RankedSentence[],
  first: RankedSentence,
  events: Events,
): RankedSentence {
  if (!asksAboutNow(question)) return first;
  const from = articleOf(first);
  const coverage = first.features.termCoverage * MIN_SHARE_OF_COVERAGE;
  const words = askedIn(question, first);
  const saysAsMuch = (other: RankedSentence): boolean =>
    other.score >= first.score - MAX_SCORE_GAP &&
    other.features.termCoverage >= coverage &&
    askedIn(question, other).filter((term) => words.includes(term)).length >=
      words.length * MIN_SHARE_OF_WORDS;
  const later = ranked
    .slice(0, MAX_CONSIDERED)
    .filter(
      (other) =>
        (saysAsMuch(other) ||
          (other.score >= first.score - MAX_SCORE_GAP_OF_END && saysItEnded(question, other))) &&
        msBetween(articleOf(other), from) > 0 &&
        events.areSame(articleOf(other), from) &&
        isAboutSlot(question, other.candidate),
    );
  const ofEnd = (one: RankedSentence): number => Number(saysItEnded(question, one));
  return later.toSorted((a, b) => msBetween(articleOf(b), articleOf(a)) || ofEnd(b) - ofEnd(a))[0] ?? first;
}

/** "The strike ended", "the ban was lifted": no other word of the question need be there. */
function saysItEnded({ type, terms }: Question, { candidate: { text } }: RankedSentence): boolean {
  const ended = type === 'yesno' ? ENDED_RE.exec(text) : null;
  if (ended === null) return false;
  const [clause = ''] = text
    .slice(0, ended.index)
    .split(/[,;:–—]/u)
    .slice(-1);
  const before = new Set(contentTerms(clause));
  return terms.some((term) => before.has(term));
}

/** Past forms, which a report has of what is over. */
const ENDED_RE =
  /\b(?:(?:ended|finished|lifted|ceased|halted|resumed|reopened|restored|repealed|revoked|scrapped|settled)\b|over(?=[,.;:]|\W{0,3}$))/i;

/** The terms of the question in a sentence and the one before it. */
function askedIn({ terms, words }: Question, { candidate }: RankedSentence): readonly string[] {
  const before = previousTerms(candidate, words);
  return terms.filter((term) => candidate.terms.has(term) || before.has(term));
}

const articleOf = ({ candidate }: RankedSentence) => candidate.from;
