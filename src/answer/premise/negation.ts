/** "did not resign", "no one died", "would not ask for a recount" */
import type { Token } from '../../text/terms/tokens.js';
import type { Claim } from './claim.js';
import { hasOtherTime } from './other-event.js';
import { baseTermOf, isNobody, nameBefore, negatorOf, type SentenceWord } from './sentence-words.js';
import { coverage, MIN_COVERAGE, predicatesOf, type Sign, type Statement } from './statement.js';

/** A subject that is no name stands at most this many words before its predicate. */
const SUBJECT_WORDS = 8;
const BE_RE = /^(?:was|were|been|be|is|are|being)$/i;
/** Between a form of "be" and its participle: "were never *sold*", "has not yet been *sold*". */
const PASSIVE_WORDS = 3;
const WILL_RE = /^(?:will|would|wo|wouldn|won|going|den(?:y|ies|ied))\b/i;

export const NEGATION: Sign = {
  contradicts: (claim, statement) =>
    predicatesOf(claim).some((predicate) =>
      statement.words.some(({ term }, at) => {
        if (term !== predicate.term) return false;
        const negator = negatorOf(statement.words, at);
        if (negator === null || hasOtherTime(claim.text, statement.text)) return false;
        if (claim.isFuture && !isOfFuture(statement.words, negator)) return false;
        // That one did not do it says nothing of who did.
        if (!isNobody(statement.words, negator) && asksForActorOf(claim, predicate)) return false;
        return isAbout(claim, predicate, statement, { at, negator });
      }),
    ),
  supports: (claim, statement, subject) =>
    predicatesOf(claim).every(({ term }) => statement.terms.has(term) || statement.title.has(term)) &&
    predicatesOf(claim).every((predicate) =>
      statement.words.every(
        ({ term }, at) => term !== predicate.term || negatorOf(statement.words, at) === null,
      ),
    ) &&
    (!claim.hasSubject || hasSubject(subject, statement)),
};

const hasSubject = (subject: readonly string[], { terms, title, antecedent }: Statement): boolean =>
  subject.some((term) => terms.has(term) || title.has(term)) ||
  subject.some((term) => antecedent().has(term));

/** "would not rise", "denied that it will rise" */
const isOfFuture = (words: readonly SentenceWord[], negator: number): boolean =>
  words.slice(Math.max(0, negator - 1), negator + 1).some(({ word }) => WILL_RE.test(word));

function isAbout(
  claim: Claim,
  predicate: Token,
  statement: Statement,
  { at, negator }: { readonly at: number; readonly negator: number },
): boolean {
  if (isNobody(statement.words, negator) || !claim.hasSubject) {
    return coverage(claim, predicate, statement) >= MIN_COVERAGE;
  }
  const subject = claim.words.filter(({ start }) => start < predicate.start).map(({ term }) => term);
  const object = claim.words.filter(({ start }) => start > predicate.start).map(({ term }) => term);
  const { words } = statement;
  const isPassive = words.slice(Math.max(0, at - PASSIVE_WORDS), at).some(({ word }) => BE_RE.test(word));
  const isNamed =
    isBefore(subject, words, negator) ||
    // "The heaters were never sold" for "why did Kettler sell the heaters", and the other way round.
    (isPassive && !claim.isPassive && isBefore(object, words, negator)) ||
    (!isPassive && claim.isPassive && isAfter(subject, words, at));
  if (isNamed && coverage(claim, predicate, statement) >= MIN_COVERAGE) return true;
  if (nameBefore(words, negator).length > 0) return false;
  const antecedent = statement.antecedent();
  return (
    subject.some((term) => antecedent.has(term)) &&
    coverage(claim, predicate, statement, antecedent) >= MIN_COVERAGE
  );
}

/** True if one of the terms stands before a word, as the nearest name or as a noun. */
function isBefore(terms: readonly string[], words: readonly SentenceWord[], at: number): boolean {
  if (nameBefore(words, at).some(({ term }) => terms.includes(term))) return true;
  return words
    .slice(Math.max(0, at - SUBJECT_WORDS), at)
    .some(({ term, word }) => terms.includes(term) && !/^\p{Lu}/u.test(word));
}

/** True if one of the terms is what follows a word, in its clause. */
const isAfter = (terms: readonly string[], words: readonly SentenceWord[], at: number): boolean =>
  words
    .slice(at + 1, at + 1 + SUBJECT_WORDS)
    .some(({ term, clause }) => terms.includes(term) && clause === words[at]!.clause);

/** "who signed the treaty", but not its object: "who won the recount" */
const asksForActorOf = ({ text, hasSubject }: Claim, { start }: Token): boolean =>
  !hasSubject && !/\b(?:the|an?|this|that)\s+$/i.test(text.slice(0, start));

/** Alone, they say nothing of what was done. */
const LIGHT_VERB_TERMS: ReadonlySet<string> = new Set(
  'make take get give go come put have let say want need become keep use'.split(' ').map(baseTermOf),
);

/** True if a sentence negates a word of the claim's predicate, whoever it is said of. */
export const negatesPredicate = (claim: Claim, words: readonly SentenceWord[]): boolean =>
  predicatesOf(claim)
    .filter(({ term }) => !LIGHT_VERB_TERMS.has(term))
    .some(({ term }) => words.some((word, at) => word.term === term && negatorOf(words, at) !== null));
