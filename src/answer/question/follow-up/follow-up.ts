/**
 * Resolves follow-ups by adding words of the earlier question: "when was it signed?", "and the cost?", "what about
 * Japan?". Only the text of the question changes; retrieval runs again.
 */
import type { Mention } from '../../../domain/article.js';
import { QUESTION_AUXILIARIES, QUESTION_WORDS } from '../../../text/lexicon/auxiliaries.js';
import { anyOf } from '../../../text/lexicon/words.js';
import { findNames } from '../../../text/names.js';
import { contentTerms, tokenize } from '../../../text/terms/tokens.js';
import { withoutTrailing } from '../../../text/trailing.js';
import { analyseQuestion } from '../question.js';
import { timeRangeOf, withoutWords } from '../time-range.js';
import { hasName, LEADING_CONJUNCTION_RE } from './anaphor.js';
import {
  antecedentsOf,
  mayNamePerson,
  namedIn,
  namesInLowerCase,
  ONE_PERSON_RE,
  PEOPLE_RE,
} from './antecedents.js';
import { pointsOutside } from './own-antecedent.js';

export interface EarlierQuestion {
  readonly typed: string;
  /** The resolved question, so that a chain of follow-ups keeps its subject; equals `typed` for a standalone question. */
  readonly searched: string;
  /** Its short answer, the antecedent of "he" and "they"; null if it had none, or one that a user called unhelpful. */
  readonly shortAnswer: string | null;
  /** Its first quote, which may name the antecedent of "he"; null if it had none. */
  readonly quote?: string | null;
}

export interface FollowUp {
  /** The question to search. */
  readonly question: string;
  /** The words carried over; null for a standalone question. */
  readonly subject: string | null;
}

const MAX_SUBJECT_WORDS = 12;
const MAX_SUBJECT_CHARS = 200;
/** A question with at most this many terms and no name is always a follow-up. */
const MAX_FOLLOW_UP_TERMS = 1;

/** Asks the earlier question again about another name. */
const WHAT_ABOUT_RE = /^(?:what|how) about\s+(\S.*)$/is;
const CIRCUMSTANCE_RE =
  /^(?:with|without|in|on|at|for|from|to|by|before|after|during|since|until|under|over|near|outside|inside|between|as|if)\b/i;
const DETERMINED_RE = /^(?:the|a|an|its|his|her|their|this|that|these|those|any|some)\b/i;
const MAX_BARE_WORDS = 2;
/** "in the second half?" asks the earlier question under another condition, without an "and", too. */
const MAX_CIRCUMSTANCE_WORDS = 4;
/** Longer questions are not repeated. */
const MAX_REPEATED_CHARS = 200;
const FINAL_MARK_RE = /[\s?!.]/;
const ASKS_RE = new RegExp(`\\b${anyOf(QUESTION_WORDS)}\\b|^${anyOf(QUESTION_AUXILIARIES)}\\b`, 'i');
/** "how many *seats*" */
const COUNTED_NOUN_RE = /\bhow (?:many|much)\s+([\p{L}-]+)/iu;

/**
 * Resolves a question against the one before it. A question with a name of its own and without an anaphor that points
 * outside of it is standalone.
 */
export function resolveFollowUp(question: string, earlier: EarlierQuestion): FollowUp {
  const trimmed = question.trim();
  const plain = trimmed.replace(LEADING_CONJUNCTION_RE, '');
  const isShort = plain.split(/\s+/).length <= MAX_CIRCUMSTANCE_WORDS;
  const isCircumstantial = isShort && (CIRCUMSTANCE_RE.test(plain) || isTime(plain));
  const isFragment = (plain !== trimmed || isCircumstantial) && !ASKS_RE.test(plain);
  const asked = WHAT_ABOUT_RE.exec(plain)?.[1] ?? (isFragment ? plain : null);
  const topic = asked === null ? null : withoutTrailing(asked, FINAL_MARK_RE) || asked;
  if (topic !== null && isTime(topic)) return atTime(topic, earlier);
  if (topic !== null && hasName(topic)) {
    return withNameReplaced(topic, earlier.searched) ?? withCircumstance(topic, earlier);
  }
  if (topic !== null)
    return isCircumstance(topic) ? withCircumstance(topic, earlier) : withSubject(topic, earlier);
  const isNamed = hasName(plain) || namesInLowerCase(plain).length > 0;
  const isFollowUp = pointsOutside(plain) || !isNamed || contentTerms(plain).length <= MAX_FOLLOW_UP_TERMS;
  return isFollowUp ? withSubject(plain, earlier) : { question: trimmed, subject: null };
}

/** A question with fewer words of its own needs the subject of the one before it: "who was the captain?" */
const MIN_NEW_WORDS = 2;

/**
 * True for a question that may be about something else than the one before it: "how many died in the ferry disaster?" after
 * one about a treaty, not after one about another ferry.
 */
export function mayStandAlone(question: string, { searched, shortAnswer, quote }: EarlierQuestion): boolean {
  const known = new Set(contentTerms(`${searched} ${shortAnswer ?? ''} ${quote ?? ''}`));
  const plain = question.trim().replace(LEADING_CONJUNCTION_RE, '');
  return (
    plain === question.trim() &&
    ASKS_RE.test(plain) &&
    !WHAT_ABOUT_RE.test(plain) &&
    !pointsOutside(plain) &&
    !ONE_PERSON_RE.test(plain) &&
    !PEOPLE_RE.test(plain) &&
    subjectWords(plain).filter((word) => !contentTerms(word).some((term) => known.has(term))).length >=
      MIN_NEW_WORDS
  );
}

/** The question followed by the subject of the earlier one; unchanged if it asks about a person and there was none. */
function withSubject(question: string, earlier: EarlierQuestion): FollowUp {
  const own = new Set(contentTerms(question));
  const isOnePerson = ONE_PERSON_RE.test(question);
  const people = isOnePerson ? antecedentsOf(earlier) : PEOPLE_RE.test(question) ? namedIn(earlier) : [];
  const isKnown = people.length > 0 || mayNamePerson(earlier.searched) || isSpokenOf(question, earlier.quote);
  if (isOnePerson && !isKnown) return { question: question.trim(), subject: null };
  const words = [...people.flatMap((name) => tokenize(name)).map(({ word }) => word), ...subjectOf(earlier)];
  const subject = joinUpToLimit(words.filter((word) => !contentTerms(word).every((term) => own.has(term))));
  return subject === ''
    ? { question: question.trim(), subject: null }
    : { question: `${question.trim()} ${subject}`, subject };
}

const SHE_RE = /\b(?:she|her|hers)\b/i;
const HE_RE = /\b(?:he|him|his)\b/i;
const OPENS_WITH_RE = /^\W*(he|she)\b/i;

/** "is she hurt?" after the quote "She was caught near the zoo.", be it an otter or a ship. */
function isSpokenOf(question: string, quote: string | null | undefined): boolean {
  const pronoun = OPENS_WITH_RE.exec(quote ?? '')?.[1]?.toLowerCase();
  return pronoun !== undefined && (pronoun === 'she' ? SHE_RE : HE_RE).test(question);
}

/** "with a pen", "in spring", "germany": asks the earlier question under another condition. "the cost" asks anew. */
const isCircumstance = (topic: string): boolean =>
  CIRCUMSTANCE_RE.test(topic) || (!DETERMINED_RE.test(topic) && topic.split(/\s+/).length <= MAX_BARE_WORDS);

/** The earlier question under another condition. */
function withCircumstance(topic: string, earlier: EarlierQuestion): FollowUp {
  const before = withoutTrailing(earlier.searched, FINAL_MARK_RE);
  if (before === '' || before.length > MAX_REPEATED_CHARS) return withSubject(topic, earlier);
  return { question: `${before} ${topic}`, subject: joinUpToLimit(subjectOf(earlier)) || null };
}

/** "on Tuesday", "yesterday". */
const isTime = (topic: string): boolean =>
  timeRangeOf(withoutTrailing(topic, FINAL_MARK_RE), new Date())?.question === '';

/** The earlier question at another time. */
function atTime(topic: string, earlier: EarlierQuestion): FollowUp {
  const { searched } = earlier;
  const words = timeRangeOf(searched, new Date())?.words;
  if (words === undefined) return withCircumstance(topic, earlier);
  const subject = joinUpToLimit(subjectWords(withoutWords(searched, words)));
  return { question: searched.replace(words, () => topic), subject: subject === '' ? null : subject };
}

/** The earlier question with a name of that kind replaced; null if it has none. */
function withNameReplaced(name: string, earlier: string): FollowUp | null {
  const last = replacedBy(name, earlier)?.span;
  if (!last) return null;
  // "in Germany" for "in France": the preposition is there.
  const [own] = findNames(name);
  const instead = own && CIRCUMSTANCE_RE.test(name) ? name.slice(own.span.start) : name;
  const question = `${earlier.slice(0, last.start)}${instead}${earlier.slice(last.end)}`;
  const subject = joinUpToLimit(subjectWords(earlier.slice(0, last.start) + earlier.slice(last.end)));
  return { question, subject: subject === '' ? null : subject };
}

const PLACE_PREPOSITION_RE = /\b(?:in|at|near|from|off|outside|across|around)\s+(?:the\s+)?$/i;

/**
 * The last name of the same kind. A name of unknown kind replaces the only name, or the last that is no place, and an
 * organisation, person or thing one of unknown kind.
 */
function replacedBy(name: string, earlier: string): Mention | null {
  const kind = findNames(name)[0]?.kind ?? 'name';
  const names = findNames(earlier);
  if (kind === 'name' && names.length === 1) return names[0]!;
  const isPlace = (other: Mention): boolean =>
    other.kind === 'place' || PLACE_PREPOSITION_RE.test(earlier.slice(0, other.span.start));
  const same = names.findLast((other) => other.kind === kind && (kind === 'place') === isPlace(other));
  if (same || kind === 'place') return same ?? null;
  return names.findLast((other) => (kind === 'name' || other.kind === 'name') && !isPlace(other)) ?? null;
}

/** The subject that the next follow-up inherits: the carried-over words and names, but not what was asked last. */
function subjectOf({ typed, searched }: EarlierQuestion): string[] {
  const words = subjectWords(searched);
  if (typed === searched) return words;
  const typedTerms = new Set(contentTerms(typed));
  const names = new Set(
    tokenize(typed)
      .filter(({ word, start }) => start > 0 && /^\p{Lu}/u.test(word))
      .map(({ word }) => word),
  );
  return words.filter((word) => names.has(word) || !contentTerms(word).every((term) => typedTerms.has(term)));
}

/** The words that name the subject of a question, without question words and the counted noun. */
function subjectWords(question: string): string[] {
  const terms = termsOf(question);
  const counted = contentTerms(COUNTED_NOUN_RE.exec(question)?.[1] ?? '');
  const topical = terms.filter((term) => !counted.includes(term));
  const kept = new Set(topical.length > 0 ? topical : terms);
  const words: string[] = [];
  for (const { word, term } of tokenize(question)) {
    if (kept.delete(term)) words.push(word);
  }
  return words;
}

/** An earlier question may have no search terms ("what's new?"). */
const termsOf = (question: string): readonly string[] =>
  contentTerms(question).length === 0 ? [] : analyseQuestion(question).terms;

function joinUpToLimit(words: readonly string[]): string {
  let subject = '';
  for (const word of words.slice(0, MAX_SUBJECT_WORDS)) {
    if (subject.length + 1 + word.length > MAX_SUBJECT_CHARS) break;
    subject += `${subject && ' '}${word}`;
  }
  return subject;
}
