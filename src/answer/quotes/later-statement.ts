import { namesIn } from '../../text/names.js';
import { contentTerms } from '../../text/terms/tokens.js';
import { isAboutSlot } from '../evidence/about-slot.js';
import { textAt } from '../evidence/candidates.js';
import { coreferenceOf } from '../evidence/coreference.js';
import { type Events, isLater, latestFirst } from '../evidence/event.js';
import { previousTerms, type RankedSentence } from '../evidence/rank.js';
import { asksAboutNow } from '../question/asked-time.js';
import type { Question } from '../question/question.js';
import { MAX_CONSIDERED } from './choose-quotes.js';
import { LEFT } from './departure.js';

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
  const ends = (other: RankedSentence): boolean =>
    other.score >= first.score - MAX_SCORE_GAP_OF_END && saysItEnded(question, other);
  // The report of a departure also quotes whoever has left.
  const minMs = saysItEnded(question, first) ? 1 : 0;
  const later = ranked
    .slice(0, MAX_CONSIDERED)
    .filter(
      (other) =>
        other !== first &&
        (isAtLiberty(question, first, other)
          ? articleOf(other) === from ||
            (isLater(articleOf(other), from) && events.areOneRunningStory(articleOf(other), from))
          : ends(other)
            ? isLater(articleOf(other), from, minMs) && events.areOneRunningStory(articleOf(other), from)
            : saysAsMuch(other) &&
              isLater(articleOf(other), from) &&
              events.areSame(articleOf(other), from)) &&
        isAboutSlot(question, other.candidate),
    );
  const ofEnd = (one: RankedSentence): number => Number(saysItEnded(question, one));
  return later.toSorted((a, b) => latestFirst(articleOf(a), articleOf(b)) || ofEnd(b) - ofEnd(a))[0] ?? first;
}

/**
 * "The strike ended", "the ban was lifted", "Ode has been moved to another unit": no other word of the question need be
 * there but what the clause is about, and the name of who has gone.
 */
function saysItEnded({ type, terms }: Question, { candidate: { text } }: RankedSentence): boolean {
  if (type !== 'yesno') return false;
  const asked = (clause: string): boolean => contentTerms(clause).some((term) => terms.includes(term));
  const ended = clauseBefore(ENDED_RE, text);
  if (ended !== null && asked(ended)) return true;
  const [, object] = ENDS_OBJECT_RE.exec(text) ?? [];
  if (object !== undefined && asked(object)) return true;
  const gone = clauseBefore(GONE_RE, text);
  return gone !== null && namesIn(gone).some(({ span }) => asked(gone.slice(span.start, span.end)));
}

/** "Is she in jail?" */
const HELD_ASKED_RE =
  /\b(?:in (?:jail|prison|custody|detention)|behind bars|locked up|jailed|imprisoned|detained|at liberty|free)\b/i;
const FREE_RE =
  /\b(?:at liberty|(?:on|granted) (?:bail|parole)|(?:stay|remain|walk|go)(?:s|ed)? free|went free|set free|freed|released (?:from (?:[a-z]{1,20} )?(?:jail|prison|custody|detention)|on (?:bail|parole|probation|licen[cs]e)))\b/i;
/** How far the sentence that says so may score below the first one, which tells of a sentence or an arrest; not fitted. */
const MAX_SCORE_GAP_OF_FREE = 6;

/** "He stays at liberty until the appeal": of whom a question asks whether he is in jail. */
function isAtLiberty({ text, type, terms }: Question, first: RankedSentence, other: RankedSentence): boolean {
  if (type !== 'yesno' || !HELD_ASKED_RE.test(text) || !FREE_RE.test(other.candidate.text)) return false;
  if (other.score < first.score - MAX_SCORE_GAP_OF_FREE) return false;
  const { from, sentence } = other.candidate;
  const names = coreferenceOf(from, sentence.ordinal, ['person'])?.antecedents ?? [];
  const named = names.flatMap(({ span }) => contentTerms(textAt(from, span)));
  return terms.some((term) => other.candidate.terms.has(term) || named.includes(term));
}

/** What stands before the first match in its clause; null without one. */
function clauseBefore(pattern: RegExp, text: string): string | null {
  const found = pattern.exec(text);
  if (found === null) return null;
  return text
    .slice(0, found.index)
    .split(/[,;:–—]/u)
    .at(-1)!;
}

/** Past forms, which a report has of what is over. */
const ENDED_RE =
  /\b(?:(?:ended|finished|lifted|ceased|halted|resumed|reopened|restored|repealed|revoked|scrapped|settled)\b|over(?=[,.;:]|\W{0,3}$))/i;

/** "The union called off the strike." */
const ENDS_OBJECT_RE =
  /\b(?:call(?:s|ed|ing)? off|cancell?(?:s|ed)|cancels|lift(?:s|ed)|scrap(?:s|ped)|end(?:s|ed)|drop(?:s|ped)|abandon(?:s|ed)|suspend(?:s|ed)|halt(?:s|ed)|revoke[sd]|repeal(?:s|ed)) (?:the|its|their|h(?:is|er)|all|a|an) ([^,;:.]{1,80})/i;

/** Of people who leave an office, and of those who give something up. */
const GONE_RE = new RegExp(
  `\\b(?:${LEFT}|walk(?:ed|s|ing)? away|withdrew|withdrawn|pull(?:ed|s|ing)? out|dropp?(?:ed|s|ing)? out|g[ai]ven? up)\\b`,
  'iu',
);

/** The terms of the question in a sentence and the one before it. */
function askedIn({ terms, words }: Question, { candidate }: RankedSentence): readonly string[] {
  const before = previousTerms(candidate, words);
  return terms.filter((term) => candidate.terms.has(term) || before.has(term));
}

const articleOf = ({ candidate }: RankedSentence) => candidate.from;
