/**
 * Finds a sentence that contradicts what a question takes for granted, by signs that can be checked in its words: the
 * predicate is negated, its opposite is stated, winner and loser are swapped, or the number is another. A false alarm
 * costs more than a miss, so a sentence that supports the question's statement by one of these signs decides against that sign in all others.
 */
import { OPPOSITES } from '../../text/lexicon/opposites.js';
import type { Token } from '../../text/terms/tokens.js';
import type { Evidence } from '../evidence/gather.js';
import { type RankedSentence, scaledSpanScore } from '../evidence/rank.js';
import type { AnswerType } from '../question/answer-type.js';
import { type Claim, claimOf, presupposes } from './claim.js';
import { contestsIn, isContestWord, isLoss } from './contest.js';
import { NEGATION, negatesPredicate } from './negation.js';
import { hasOtherPhrase, hasOtherTime } from './other-event.js';
import { countsOtherwise, hasSameCounts } from './other-number.js';
import { baseTermOf, isFact, negatorOf, termsOf, wordsOf } from './sentence-words.js';
import {
  coverage,
  MIN_COVERAGE,
  predicatesOf,
  type Sign,
  type Statement,
  sentenceStatement,
  titleStatement,
} from './statement.js';

/** A sentence further down is about something else. */
const MAX_RANK = 12;
/** Sentences that may support the question's statement. */
const MAX_SUPPORT_RANK = 40;

const OPPOSITE_TERMS = OPPOSITES.map(([own, others]) => ({
  own: new Set(own.map(baseTermOf)),
  others: new Set(others.map(baseTermOf)),
}));

/**
 * Of the sentences that contradict the question, the one with most of its words, first sentences of articles before others;
 * null if there is none whose sign no sentence supports.
 */
export function contradictingSentence(
  { question }: Pick<Evidence, 'question'>,
  ranked: readonly RankedSentence[],
): RankedSentence | null {
  const claim = claimOf(question);
  if (!claim) return null;
  const considered = ranked.slice(0, MAX_SUPPORT_RANK);
  const titles = [...new Set(considered.map(({ candidate }) => candidate.from.article.title))];
  const statements = considered.map(({ candidate }) => sentenceStatement(candidate));
  const all = [...statements, ...titles.map(titleStatement)];
  const subject = subjectOf(claim, all);
  const signs = (claim.isPast ? SIGNS : [NEGATION]).filter(
    ({ supports }) => !all.some((statement) => supports(claim, statement, subject)),
  );
  const [best] = statements
    .slice(0, MAX_RANK)
    .map((statement, at) => ({ statement, ranked: ranked[at]! }))
    .filter(({ statement }) => signs.some(({ contradicts }) => contradicts(claim, statement)))
    .toSorted((a, b) => agreement(claim, b) - agreement(claim, a));
  return best && !isAnsweredBesides(claim, question.type, best.ranked, considered) ? best.ranked : null;
}

/**
 * The best ranked sentence of the first one's article that negates a word of what the question takes for granted, whether
 * or not that contradicts it: the reader should see it.
 */
export function negatingSentence(
  { question }: Pick<Evidence, 'question'>,
  ranked: readonly RankedSentence[],
  first: RankedSentence,
): RankedSentence | null {
  const claim = presupposes(question) ? claimOf(question) : null;
  if (!claim) return null;
  const negates = ({ candidate }: RankedSentence): boolean =>
    candidate.from === first.candidate.from && negatesPredicate(claim, wordsOf(candidate.text));
  return negates(first) ? null : (ranked.find(negates) ?? null);
}

/** The first word of the subject, and the second of a name that has two: "Ines Marrow". */
function subjectOf({ words: [first, second] }: Claim, statements: readonly Statement[]): readonly string[] {
  const isName = (word: Token | undefined, term: string): boolean =>
    word?.term === term && /^\p{Lu}/u.test(word.word);
  if (!first) return [];
  const isFullName =
    second !== undefined &&
    statements.some(({ words }) =>
      words.some((word, at) => isName(word, first.term) && isName(words[at + 1], second.term)),
    );
  return isFullName ? [first.term, second.term] : [first.term];
}

/** Minimum scaled score of a span that answers: four logits above the no-answer score. */
const MIN_ANSWER_SCORE = 0.8;

/** True if another sentence about the claim has a probable answer of a type that can be checked. */
function isAnsweredBesides(
  { words }: Claim,
  type: AnswerType,
  contradicting: RankedSentence,
  ranked: readonly RankedSentence[],
): boolean {
  if (type !== 'person' && type !== 'time') return false;
  return ranked.some(({ candidate, spans: [span] }) => {
    if (candidate === contradicting.candidate || !span) return false;
    const terms = termsOf(wordsOf(candidate.text));
    const isAbout = words.filter(({ term }) => terms.has(term)).length / words.length;
    return scaledSpanScore(span.score) >= MIN_ANSWER_SCORE && isAbout > MIN_COVERAGE;
  });
}

/** Share of the claim's words in a statement; the first sentence of an article says best what happened. */
const agreement = (
  { words }: Claim,
  { statement, ranked }: { statement: Statement; ranked: RankedSentence },
): number =>
  words.filter(({ term }) => statement.terms.has(term)).length / words.length + ranked.features.isLead;

const oppositesOf = (predicate: Token) => OPPOSITE_TERMS.filter(({ own }) => own.has(predicate.term));

/** "rejected" for "approved"; not for "who approved", since somebody else may have done so */
const OPPOSITE: Sign = {
  contradicts: (claim, statement) =>
    claim.hasSubject &&
    !hasOtherTime(claim.text, statement.text) &&
    predicatesOf(claim).some((predicate) =>
      oppositesOf(predicate).some(
        ({ own, others }) =>
          ![...own].some((term) => statement.terms.has(term)) &&
          statement.words.some(
            ({ term }, at) =>
              others.has(term) &&
              isFact(statement.words, at) &&
              isAbout(claim, predicate, statement) &&
              !hasOtherPhrase(claim, predicate, statement.words, at),
          ),
      ),
    ),
  supports: (claim, statement) =>
    predicatesOf(claim).some(
      (predicate) =>
        oppositesOf(predicate).some(({ own }) =>
          statement.words.some(({ term }, at) => own.has(term) && negatorOf(statement.words, at) === null),
        ) && coverage(claim, predicate, statement) > 0,
    ),
};

/** True if the statement itself has a word of the subject and one of what follows the predicate, and most of the others. */
function isAbout(claim: Claim, predicate: Token, statement: Statement): boolean {
  const object = claim.words.filter((word) => word.start > predicate.start);
  if (object.length > 0 && !object.some(({ term }) => statement.terms.has(term))) return false;
  const subject = claim.hasSubject ? claim.words.filter((word) => word.start < predicate.start) : claim.words;
  return (
    subject.some((word) => word !== predicate && statement.terms.has(word.term)) &&
    coverage(claim, predicate, statement) > MIN_COVERAGE
  );
}

const OPPONENT_RE =
  /\b(?:to|over|against|by|beat|beats|beaten|defeat|defeated|thrash|thrashed|oust|ousted)\s+(?:the\s+)?$/i;
/** "lose a point", "lost his licence": that somebody has won does not contradict it. */
const PART_LOST_RE =
  /^los[et]\w* (?:an?|another|some|(?:one|two|three|\d{1,4}) (?:of )?|h(?:is|er)|its|their|my) (?!(?:\w+ ){0,2}(?:match|game|race|election|final|fight|vote|case|appeal|title|seat|bid|battle|derby|bout|semi)\b)/i;
const FURTHER_PHRASE_RE = /\b(?:in|at|on|by|after|during|for|with|of)\s+(?:the\s+|an?\s+)?$/i;

/** Winner and loser by the claim's words, which may be in lower case: "the election" is no opponent. */
function claimedContest({
  text,
  words,
  hasSubject,
  isPassive,
}: Claim): { winner: string[]; loser: string[] } | null {
  const at = words.findIndex(({ word }) => isContestWord(word));
  if (at < 0 || PART_LOST_RE.test(text.slice(words[at]!.start))) return null;
  const after = words.slice(at + 1);
  const from = after.findIndex(({ start }) => OPPONENT_RE.test(text.slice(0, start)));
  const end = after.findIndex(({ start }, i) => i > from && FURTHER_PHRASE_RE.test(text.slice(0, start)));
  const opponent = from < 0 ? [] : after.slice(from, end < 0 ? undefined : end).map(({ term }) => term);
  const subject = hasSubject ? words.slice(0, at).map(({ term }) => term) : [];
  return isLoss(words[at]!.word) || isPassive
    ? { winner: opponent, loser: subject }
    : { winner: subject, loser: opponent };
}

const share = (terms: readonly string[], set: ReadonlySet<string>): boolean =>
  terms.some((term) => set.has(term));

/** "Harwick beat Leyburn" for "why did Harwick lose to Leyburn" */
const CONTEST: Sign = {
  contradicts: (claim, { words }) => {
    const claimed = claimedContest(claim);
    return (
      claimed !== null &&
      contestsIn(words).some(
        ({ winner, loser }) =>
          (share(claimed.loser, winner) && (claimed.winner.length === 0 || !share(claimed.winner, winner))) ||
          (share(claimed.winner, loser) && !share(claimed.winner, winner)),
      )
    );
  },
  supports: (claim, { words }) => {
    const claimed = claimedContest(claim);
    return (
      claimed !== null &&
      contestsIn(words).some(
        ({ winner, loser }) =>
          (share(claimed.winner, winner) || share(claimed.loser, loser)) &&
          !differs(claimed.winner, winner) &&
          !differs(claimed.loser, loser),
      )
    );
  },
};

/** True if both name somebody, and not the same. */
const differs = (claimed: readonly string[], reported: ReadonlySet<string>): boolean =>
  claimed.length > 0 && reported.size > 0 && !share(claimed, reported);

/** "14 people died" for "why did 20 people die" */
const NUMBER: Sign = {
  contradicts: (claim, { text, terms }) => countsOtherwise(claim, text, terms),
  supports: (claim, { text }) => hasSameCounts(claim, text),
};

const SIGNS: readonly Sign[] = [CONTEST, NEGATION, OPPOSITE, NUMBER];
