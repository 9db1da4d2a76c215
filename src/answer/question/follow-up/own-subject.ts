/** What a question is about by itself, whatever was asked before: "did the museum reopen?", "did weir resign?". */
import { QUESTION_AUXILIARIES } from '../../../text/lexicon/auxiliaries.js';
import { anyOf, wordList } from '../../../text/lexicon/words.js';
import { contentTerms, type Token, tokenize } from '../../../text/terms/tokens.js';
import { isKnownWord, isPluralNoun, nounClassOf } from '../../../text/terms/wordnet.js';
import { hasName, LEADING_CONJUNCTION_RE } from './anaphor.js';
import { ONE_PERSON_RE, PEOPLE_RE } from './antecedents.js';
import type { EarlierQuestion } from './earlier-question.js';
import { asksWhoSaid, isBare, MIN_NEW_WORDS, subjectWords } from './inherited-subject.js';
import { pointsOutside } from './own-antecedent.js';
import { ASKS_RE, topicOf, WHAT_ABOUT_RE } from './topic.js';

const ORDERS_RE = new RegExp(
  `^${anyOf(wordList('list name show give tell find explain describe quote'))}\\b`,
  'i',
);
/** Something known begins after these: "the brooch", "all ministers". */
const DETERMINER_RE = /^(?:the|all)$/i;
/** So does a name in lower case: "did weir resign", but not "are fans let in". */
const AUXILIARY_RE = new RegExp(`^${anyOf(QUESTION_AUXILIARIES)}$`, 'i');
/** "were injured", not "the injured" */
const PARTICIPLE_RE = /(?:ed|ing)$/i;
const MAX_PHRASE_WORDS = 3;

/** True for a question with words of its own that needs nothing of the one before it. */
function isWhole(question: string): boolean {
  const plain = question.trim();
  return (
    !LEADING_CONJUNCTION_RE.test(plain) &&
    (ASKS_RE.test(plain) || ORDERS_RE.test(plain)) &&
    !WHAT_ABOUT_RE.test(plain) &&
    !pointsOutside(plain) &&
    !ONE_PERSON_RE.test(plain) &&
    !PEOPLE_RE.test(plain)
  );
}

/** True for a fragment that asks the earlier question again, and for a question with a pronoun: "in euros?", "who paid it?". */
export function isIncomplete(question: string): boolean {
  const plain = question.trim().replace(LEADING_CONJUNCTION_RE, '');
  if (asksWhoSaid(plain)) return false;
  return isBare(plain) || pointsOutside(plain) || (topicOf(question) !== null && !hasName(plain));
}

/**
 * True for a question that may be about something else than the one before it: "how many died in the ferry disaster?" after
 * one about a treaty, not after one about another ferry.
 */
export function mayStandAlone(question: string, earlier: EarlierQuestion): boolean {
  if (!isWhole(question)) return false;
  const known = termsOf(earlier);
  const isNew = (word: string): boolean => !contentTerms(word).some((term) => known.has(term));
  return subjectWords(question.trim()).filter(isNew).length >= MIN_NEW_WORDS;
}

/**
 * Terms of each phrase that a question presents as known, where the earlier question, its answer and its first quote have
 * none of them. A role is not enough: "the captain" is that of the ferry that was asked about.
 */
export function ownSubject(question: string, earlier: EarlierQuestion): readonly (readonly string[])[] {
  if (!isWhole(question)) return [];
  const known = termsOf(earlier);
  const phrases = presentedPhrases(tokenize(question));
  const nouns = phrases.flat();
  const isRole = ({ word }: Token): boolean => nounClassOf(word) === 'person';
  const isNew = nouns.every(({ term }) => !known.has(term));
  return isNew && !nouns.every(isRole) ? phrases.map((phrase) => phrase.map(({ term }) => term)) : [];
}

const presentedPhrases = (tokens: readonly Token[]): readonly (readonly Token[])[] =>
  tokens.flatMap(({ word }, at) => {
    const next = tokens[at + 1]?.word ?? '';
    if (!DETERMINER_RE.test(word) && (!AUXILIARY_RE.test(word) || isPluralNoun(next))) return [];
    const following = tokens.slice(at + 1, at + 1 + MAX_PHRASE_WORDS);
    const end = following.findIndex((token) => !isNominal(token));
    const phrase = end < 0 ? following : following.slice(0, end);
    return phrase.length > 0 ? [phrase] : [];
  });

const isNominal = ({ word }: Token): boolean =>
  contentTerms(word).length > 0 &&
  !PARTICIPLE_RE.test(word) &&
  (nounClassOf(word) !== null || !isKnownWord(word));

const termsOf = ({ searched, shortAnswer, quote }: EarlierQuestion): ReadonlySet<string> =>
  new Set(contentTerms(`${searched} ${shortAnswer ?? ''} ${quote ?? ''}`));
