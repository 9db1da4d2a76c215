/**
 * Carries the subject of an earlier question into one that leans on it: "when was it signed?", "and the cost?",
 * "what about Japan?". Words go in and words come out; the evidence is searched afresh with them.
 */
import { findNames } from '../../text/names.js';
import { contentTerms, tokenize } from '../../text/tokens.js';
import { analyseQuestion } from './question.js';

/** What went before. */
export interface Earlier {
  /** As it was typed. */
  readonly asked: string;
  /** As it was searched, so that a chain of follow-ups keeps its subject; the same where it leant on none. */
  readonly question: string;
  /** What answered it in a few words, for "he" and "they"; null where nothing did. */
  readonly answer: string | null;
}

export interface FollowUp {
  /** What to search for. */
  readonly question: string;
  /** The words carried over; null when the question stands by itself. */
  readonly subject: string | null;
}

const MAX_SUBJECT_WORDS = 12;
const MAX_SUBJECT_CHARS = 200;
/** Of so few words, one without a name leans whatever they are. */
const BARE_TERMS = 1;

const OPENING = /^(?:(?:and|but|so|ok|okay|then|also|well)\b[\s,]*)+/i;
/** Asks the earlier question again about something else. */
const SWAP = /^(?:what|how) about\s+(.+?)[\s?!.]*$/i;
const ASKS =
  /\b(?:who|whom|whose|what|when|where|which|why|how)\b|^(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\b/i;
const POINTS =
  /\b(?:it|its|he|him|his|she|her|hers|they|them|their|theirs|both|else|the same)\b|\b(?:this|that|these|those|there|then)[\s?!.]*$|\b(?:this|that|these|those) (?:\p{Ll}+)[\s?!.]*$/iu;
const POINTS_AT_PEOPLE = /\b(?:he|him|his|she|her|hers|they|them|their|theirs|both)\b/i;

/**
 * `question` made whole by what `earlier` was about, where it leans on that. One with a name of its own that
 * points nowhere opens a subject of its own.
 */
export function followUp(question: string, earlier: Earlier): FollowUp {
  const plain = question.trim().replace(OPENING, '');
  const opened = plain !== question.trim() && !ASKS.test(plain);
  const about = SWAP.exec(plain)?.[1] ?? (opened ? plain.replace(/[\s?!.]+$/, '') : null);
  if (about !== null && hasName(about)) return swapped(about, earlier.question) ?? carried(about, earlier);
  if (about !== null) return carried(about, earlier);
  const leans = POINTS.test(plain) || !hasName(plain) || contentTerms(plain).length <= BARE_TERMS;
  return leans ? carried(plain, earlier) : { question: question.trim(), subject: null };
}

function carried(question: string, earlier: Earlier): FollowUp {
  const own = new Set(contentTerms(question));
  const people = POINTS_AT_PEOPLE.test(question) ? (earlier.answer ?? '') : '';
  const words = [...tokenize(people).map(({ word }) => word), ...subjectOf(earlier)];
  const subject = bounded(words.filter((word) => !contentTerms(word).every((term) => own.has(term))));
  return subject === ''
    ? { question: question.trim(), subject: null }
    : { question: `${question.trim()} ${subject}`, subject };
}

/** The earlier question with `about` in the place of its last name; null where it names nothing. */
function swapped(about: string, earlier: string): FollowUp | null {
  const last = findNames(earlier).at(-1)?.span;
  if (!last) return null;
  const rest = `${earlier.slice(0, last.start)}${about}${earlier.slice(last.end)}`;
  const subject = bounded(subjectWords(earlier.slice(0, last.start) + earlier.slice(last.end)));
  return { question: rest, subject: subject === '' ? null : subject };
}

/** What a follow-up asked of its subject is over with the next one; its subject and its names go on. */
function subjectOf({ asked, question }: Earlier): string[] {
  const words = subjectWords(question);
  if (asked === question) return words;
  const own = new Set(contentTerms(asked));
  const named = new Set(
    tokenize(asked)
      .filter(({ word, start }) => start > 0 && /^\p{Lu}/u.test(word))
      .map(({ word }) => word),
  );
  return words.filter((word) => named.has(word) || !contentTerms(word).every((term) => own.has(term)));
}

/** The words of a question that say what it is about, without those that only ask. */
function subjectWords(question: string): string[] {
  const terms = termsOf(question);
  const counted = contentTerms(COUNTED.exec(question)?.[1] ?? '');
  const topical = terms.filter((term) => !counted.includes(term));
  const kept = new Set(topical.length > 0 ? topical : terms);
  const words: string[] = [];
  for (const { word, term } of tokenize(question)) {
    if (kept.delete(term)) words.push(word);
  }
  return words;
}

/** What is counted or chosen among: "how many *seats*". */
const COUNTED = /\bhow (?:many|much)\s+([\p{L}-]+)/iu;

/** An earlier question may have asked for nothing in particular ("what's new?"). */
const termsOf = (question: string): readonly string[] =>
  contentTerms(question).length === 0 ? [] : analyseQuestion(question, Number.MAX_SAFE_INTEGER).terms;

function bounded(words: readonly string[]): string {
  let subject = '';
  for (const word of words.slice(0, MAX_SUBJECT_WORDS)) {
    if (subject.length + 1 + word.length > MAX_SUBJECT_CHARS) break;
    subject += `${subject && ' '}${word}`;
  }
  return subject;
}

/** Any capitalised word but the first counts: "Labour" alone might be an office. */
function hasName(text: string): boolean {
  return findNames(text).length > 0 || /\S\s+\p{Lu}/u.test(text);
}
