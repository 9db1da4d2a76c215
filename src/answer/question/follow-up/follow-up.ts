/**
 * Resolves follow-ups by adding words of the earlier question: "when was it signed?", "and the cost?", "what about
 * Japan?". Only the text of the question changes; retrieval runs again.
 */
import { findNames } from '../../../text/names.js';
import { contentTerms, tokenize } from '../../../text/terms/tokens.js';
import { withoutTrailing } from '../../../text/trailing.js';
import type { Slot } from '../question.js';
import { timeRangeOf, withoutWords } from '../time-range.js';
import { hasName, LEADING_CONJUNCTION_RE } from './anaphor.js';
import {
  antecedentsOf,
  isSpokenOf,
  mayNamePerson,
  namedIn,
  namesInLowerCase,
  ONE_PERSON_RE,
  othersIn,
  PEOPLE_RE,
} from './antecedents.js';
import { correctionOf, isOther } from './correction.js';
import type { EarlierQuestion } from './earlier-question.js';
import {
  antecedentWords,
  isBare,
  joinUpToLimit,
  subjectOf,
  subjectWords,
  wordsOf,
} from './inherited-subject.js';
import { asksForMore } from './more.js';
import { pointsOutside } from './own-antecedent.js';
import { isOverviewOfItsOwn, overviewTimeTerms } from './own-overview.js';
import { isPersonal } from './personal.js';
import { distinctiveWords, phraseCorrected, type Replacement, slotReplaced } from './slot.js';
import { CIRCUMSTANCE_RE, isSlot, isTime, topicOf } from './topic.js';

export interface FollowUp {
  /** The question to search. */
  readonly question: string;
  /** The words carried over; null for a standalone question. */
  readonly subject: string | null;
  /** What it asks the earlier question about; missing if it asks something of its own. */
  readonly slot?: Slot;
  /** Terms of something else that it asks about in passing: "and the builder?". */
  readonly aside?: readonly string[];
  /** True if what was quoted before is not to be repeated. */
  readonly isMore?: true;
}

/** A question with at most this many terms and no name is always a follow-up. */
const MAX_FOLLOW_UP_TERMS = 1;

const FINAL_MARK_RE = /[\s?!.]/;
/** Longer questions are not repeated. */
const MAX_REPEATED_CHARS = 200;
/**
 * Resolves a question against the one before it. A question with a name of its own and without an anaphor that points
 * outside of it is standalone.
 */
export function resolveFollowUp(question: string, earlier: EarlierQuestion): FollowUp {
  const meant = correctionOf(question);
  const followUp = meant === null ? resolved(question, earlier) : corrected(meant, earlier);
  const isMore = meant === null ? asksForMore(question) : isOther(meant);
  return isMore ? { ...followUp, isMore } : followUp;
}

function resolved(question: string, earlier: EarlierQuestion): FollowUp {
  const trimmed = question.trim();
  const plain = trimmed.replace(LEADING_CONJUNCTION_RE, '');
  const topic = topicOf(trimmed);
  if (topic === '') return withSubject('more', earlier);
  if (topic !== null && isTime(topic)) return atTime(topic, earlier);
  if (topic !== null) return isSlot(topic) ? aboutSlot(topic, earlier) : asideOf(topic, earlier);
  if (isOverviewOfItsOwn(plain)) return { question: trimmed, subject: null };
  const isNamed = hasName(plain) || namesInLowerCase(plain).length > 0;
  const isFollowUp =
    pointsOutside(plain) ||
    !isNamed ||
    (isPersonal(plain) && !hasName(plain)) ||
    contentTerms(plain).length <= MAX_FOLLOW_UP_TERMS;
  return isFollowUp ? withSubject(plain, earlier) : { question: trimmed, subject: null };
}

/** The earlier question about what was meant. */
function corrected(meant: string, earlier: EarlierQuestion): FollowUp {
  const topic = withoutTrailing(meant, FINAL_MARK_RE) || meant;
  if (isTime(topic)) return atTime(topic, earlier);
  const replacement = phraseCorrected(topic, earlier.searched);
  // "the other one": nothing was asked that could be asked of what was meant.
  if (replacement === null && !asksOfItsOwn(earlier.typed)) return { question: topic, subject: null };
  if (replacement === null) return isSlot(topic) ? aboutSlot(topic, earlier) : withSubject(topic, earlier);
  return inSlot(topic, withRest(replacement));
}

/** False for a fragment such as "and the other one?". */
const asksOfItsOwn = (question: string): boolean => topicOf(question) === null && !isBare(question);

/** The earlier question about something else, or under another condition. */
const aboutSlot = (topic: string, earlier: EarlierQuestion): FollowUp =>
  inSlot(topic, withReplacement(topic, earlier));

/** Longer ones ask more than what they name. */
const MAX_ASIDE_WORDS = 4;

function asideOf(topic: string, earlier: EarlierQuestion): FollowUp {
  const followUp = withSubject(topic, earlier);
  const isBrief = topic.split(/\s+/).length <= MAX_ASIDE_WORDS;
  return isBrief ? { ...followUp, aside: contentTerms(topic) } : followUp;
}

interface Replaced {
  readonly followUp: FollowUp;
  readonly replaced: string;
}

function inSlot(topic: string, { followUp, replaced }: Replaced): FollowUp {
  const terms = contentTerms(distinctiveWords(topic));
  const instead = contentTerms(replaced).filter((term) => !terms.includes(term));
  return terms.length === 0 ? followUp : { ...followUp, slot: { terms, instead } };
}

const SUBJECT_PRONOUN_RE = /\b(?:he|she|they)\b/i;

function withReplacement(topic: string, earlier: EarlierQuestion): Replaced {
  const { typed, searched } = earlier;
  const pronoun = SUBJECT_PRONOUN_RE.exec(typed)?.[0];
  const isNamed = !CIRCUMSTANCE_RE.test(topic) && (hasName(topic) || namesInLowerCase(topic).length > 0);
  if (pronoun !== undefined && isNamed) {
    const names = findNames(searched).map(({ span: { start, end } }) => searched.slice(start, end));
    const named = new Set(names.flatMap((name) => tokenize(name)).map(({ word }) => word));
    const subject = joinUpToLimit(subjectOf(earlier).filter((word) => !named.has(word)));
    const question = `${typed.replace(SUBJECT_PRONOUN_RE, () => topic)} ${subject}`.trim();
    return { followUp: { question, subject: subject || null }, replaced: names.join(' ') };
  }
  const replacement = slotReplaced(topic, searched, topicOf(typed));
  return replacement === null
    ? { followUp: withCircumstance(topic, earlier), replaced: '' }
    : withRest(replacement);
}

function withRest({ question, replaced, rest }: Replacement): Replaced {
  const subject = joinUpToLimit(subjectWords(rest).filter((word) => !/^(?:many|much)$/i.test(word)));
  return { followUp: { question, subject: subject || null }, replaced };
}

/** The question followed by the subject of the earlier one; unchanged if it asks about a person and there was none. */
function withSubject(question: string, earlier: EarlierQuestion): FollowUp {
  const own = new Set(contentTerms(question));
  const isOnePerson = ONE_PERSON_RE.test(question) && pointsOutside(question);
  const people = isOnePerson
    ? antecedentsOf(question, earlier)
    : PEOPLE_RE.test(question)
      ? namedIn(earlier)
      : [];
  const isKnown =
    people.length > 0 ||
    othersIn(question, `${earlier.shortAnswer ?? ''}. ${earlier.quote ?? ''}`).length > 0 ||
    mayNamePerson(earlier.searched) ||
    isSpokenOf(question, earlier.quote);
  if (isOnePerson && !isKnown) return { question: question.trim(), subject: null };
  const inherited = isBare(question) ? antecedentWords(question, earlier) : topicOfEarlier(question, earlier);
  const others = new Set(isOnePerson ? wordsOf(othersIn(question, earlier.searched)) : []);
  const words = [...new Set([...wordsOf(people), ...inherited.filter((word) => !others.has(word))])];
  const subject = joinUpToLimit(words.filter((word) => !contentTerms(word).every((term) => own.has(term))));
  return subject === ''
    ? { question: question.trim(), subject: null }
    : { question: `${question.trim()} ${subject}`, subject };
}

/** Its subject, without the day of an overview: "anything about football?" after the news of Tuesday asks for any. */
function topicOfEarlier(question: string, earlier: EarlierQuestion): string[] {
  const ofTime = overviewTimeTerms(earlier.searched);
  return subjectOf(earlier, question).filter(
    (word) => !contentTerms(word).some((term) => ofTime.includes(term)),
  );
}

/** The earlier question under another condition. */
function withCircumstance(topic: string, earlier: EarlierQuestion): FollowUp {
  const before = withoutTrailing(earlier.searched, FINAL_MARK_RE);
  if (before === '' || before.length > MAX_REPEATED_CHARS) return withSubject(topic, earlier);
  return { question: `${before} ${topic}`, subject: joinUpToLimit(subjectOf(earlier)) || null };
}

/** The earlier question at another time. */
function atTime(topic: string, earlier: EarlierQuestion): FollowUp {
  const { searched } = earlier;
  const words = timeRangeOf(searched, new Date())?.words;
  if (words === undefined) return withCircumstance(topic, earlier);
  const subject = joinUpToLimit(subjectWords(withoutWords(searched, words)));
  return { question: searched.replace(words, () => topic), subject: subject === '' ? null : subject };
}
