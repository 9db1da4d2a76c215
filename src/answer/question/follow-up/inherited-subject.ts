/** What a follow-up takes over of the question before it. */
import { QUESTION_WORDS } from '../../../text/lexicon/auxiliaries.js';
import { anyOf, wordList } from '../../../text/lexicon/words.js';
import { contentTerms, tokenize } from '../../../text/terms/tokens.js';
import { analyseQuestion } from '../question.js';
import { hasAnaphor, LEADING_CONJUNCTION_RE } from './anaphor.js';
import { namedIn, namesInLowerCase, ONE_PERSON_RE } from './antecedents.js';
import { correctionOf } from './correction.js';
import type { EarlierQuestion } from './earlier-question.js';
import type { FollowUp } from './follow-up.js';
import { pointsOutside } from './own-antecedent.js';
import { isPersonal } from './personal.js';
import { isSlot, topicOf } from './topic.js';

const MAX_SUBJECT_WORDS = 12;
const MAX_SUBJECT_CHARS = 200;
/** "how many *seats*" */
const COUNTED_NOUN_RE = /\bhow (?:many|much)\s+([\p{L}-]+)/iu;
/** "what is the novel *called*?" */
const NAMING_RE = /\bwhat\b.{1,150}\b(called|named|titled)[^\p{L}\p{N}]*$/iu;
const PREPOSITIONS = wordList('with without against for from to by about in on at over under');
/** A question with fewer words of its own needs the subject of the one before it: "who was the captain?" */
export const MIN_NEW_WORDS = 2;

/**
 * The subject that the next follow-up inherits: the carried-over words and names, but not what was asked last, unless that
 * was the earlier question about something else, and the next one says little itself.
 */
export function subjectOf(earlier: EarlierQuestion, question = ''): string[] {
  const { typed, searched } = earlier;
  const words = subjectWords(searched);
  const keepsSlot = isSlotOf(typed) && subjectWords(question).length < MIN_NEW_WORDS;
  if (typed === searched || keepsSlot) return words;
  const own = new Set(contentTerms(typed));
  const names = new Set(
    tokenize(typed)
      .filter(({ word, start }) => start > 0 && /^\p{Lu}/u.test(word))
      .map(({ word }) => word),
  );
  return words.filter((word) => names.has(word) || !contentTerms(word).every((term) => own.has(term)));
}

/** "with a pen" is a condition of one question alone. */
const CONDITION_RE = /^(?:with|without|as|if)\b/i;

function isSlotOf(typed: string): boolean {
  const topic = topicOf(typed);
  return correctionOf(typed) !== null || (topic !== null && isSlot(topic) && !CONDITION_RE.test(topic));
}

/** "against whom?" */
const CONDITION_ASKED = `${anyOf(PREPOSITIONS)} ${anyOf(QUESTION_WORDS)}`;
const CONDITION_ASKED_RE = new RegExp(`^\\W{0,3}${CONDITION_ASKED}[\\s?!.]{0,9}$`, 'i');

/** "why?", "how many?", "where is it?", "with whom?" */
export const isBare = (question: string): boolean =>
  contentTerms(question).length === 0 ||
  CONDITION_ASKED_RE.test(question) ||
  !analyseQuestion(question).hasTopic;

/** "who said that?" means what was quoted, "when was that?" only if it is what was asked about. */
const MEANS_QUOTE_RE = /\b(?:that|this)[\s?!.]*$/i;
const SAID_RE = /\b(?:said|says|say)\b/i;

/** "who said that?" asks about one quote, not about its article. */
export const asksWhoSaid = (question: string): boolean =>
  SAID_RE.test(question) && MEANS_QUOTE_RE.test(question);

function quotedWords(question: string, { typed, quote }: EarlierQuestion): string[] {
  const asked = contentTerms(typed);
  const isMeant = SAID_RE.test(question) || contentTerms(quote ?? '').some((term) => asked.includes(term));
  const words = isMeant && MEANS_QUOTE_RE.test(question) ? subjectWords(quote ?? '') : [];
  return words.length <= MAX_SUBJECT_WORDS ? words : [];
}

/**
 * What a question without a word of its own is about: all of the question before it, with the names that its answer or its
 * subject gives, and the rest of its subject only if it says little itself.
 */
export function antecedentWords(question: string, earlier: EarlierQuestion): string[] {
  const { typed, searched } = earlier;
  const quoted = quotedWords(question, earlier);
  if (quoted.length > 0) return quoted;
  const carried = subjectOf(earlier);
  if (typed === searched || topicOf(typed) !== null) return carried;
  const own = isBare(typed) || isPersonal(typed) ? [] : subjectWords(typed);
  if (hasAnaphor(typed))
    return ASKS_ABOUT_CLAUSE_RE.test(question) ? [...withoutAskedNoun(own, typed), ...carried] : carried;
  if (own.length < MIN_NEW_WORDS) return [...own, ...carried];
  const answered = wordsOf(namedIn(earlier));
  const lower = new Set(namesInLowerCase(searched).map(({ word }) => word));
  return [...own, ...(answered.length > 0 ? answered : carried.filter((word) => isNameOf(word, lower)))];
}

/** "where?", "against whom?" and "why not?" ask about all that was asked, not only about what its pronoun stands for. */
const ASKS_ABOUT_CLAUSE_RE = new RegExp(
  `^\\W{0,3}(?:why|how come|${CONDITION_ASKED})\\b|^(?:and |but |so |ok )?(?:when|where|how)(?: (?:exactly|then|tho|though))?[\\s?!.]{0,9}$`,
  'i',
);

/** "which *day*", "what *time*": what was asked for is not what it was asked about. */
const ASKED_NOUN_RE = /\b(?:which|what)\s+([\p{L}-]+)/iu;

function withoutAskedNoun(words: readonly string[], question: string): string[] {
  const noun = ASKED_NOUN_RE.exec(question)?.[1]?.toLowerCase();
  return words.filter((word) => word.toLowerCase() !== noun);
}

const isNameOf = (word: string, lower: ReadonlySet<string>): boolean =>
  /^\p{Lu}/u.test(word) || lower.has(word);

export const wordsOf = (texts: readonly string[]): string[] =>
  texts.flatMap((text) => tokenize(text)).map(({ word }) => word);

/** The words that name the subject of a question, without question words, the counted noun and "called". */
export function subjectWords(question: string): string[] {
  const terms = termsOf(question);
  const asked = contentTerms(
    [COUNTED_NOUN_RE, NAMING_RE].map((pattern) => pattern.exec(question)?.[1] ?? '').join(' '),
  );
  const topical = terms.filter((term) => !asked.includes(term));
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

export function joinUpToLimit(words: readonly string[]): string {
  let subject = '';
  for (const word of words.slice(0, MAX_SUBJECT_WORDS)) {
    if (subject.length + 1 + word.length > MAX_SUBJECT_CHARS) break;
    subject += `${subject && ' '}${word}`;
  }
  return subject;
}

/** A follow-up with nothing but the names of the words that it took over; null if it took over no others, or no name. */
export function withNamesAlone(followUp: FollowUp, names: ReadonlySet<string>): FollowUp | null {
  const { question, subject } = followUp;
  if (subject === null || followUp.slot || followUp.isMore || !question.endsWith(` ${subject}`)) return null;
  const words = subject.split(' ');
  const named = words.filter((word) => contentTerms(word).some((term) => names.has(term)));
  if (named.length === 0 || named.length === words.length) return null;
  const kept = named.join(' ');
  return { ...followUp, question: `${question.slice(0, -subject.length)}${kept}`, subject: kept };
}

/**
 * The earlier question without the subject that it took over, if its answer shows that it was about something else: neither
 * the first quote nor its title has a word of that.
 */
export function withoutStaleSubject(
  earlier: EarlierQuestion & { readonly quote: string | null },
  title: string,
): EarlierQuestion {
  const { typed, searched, quote } = earlier;
  const plain = typed.replace(LEADING_CONJUNCTION_RE, '');
  const topic = topicOf(typed);
  const asked = topic ?? plain;
  if (quote === null || !searched.startsWith(asked) || ONE_PERSON_RE.test(plain) || isPersonal(plain))
    return earlier;
  const own = isBare(asked) ? [] : contentTerms(subjectWords(asked).join(' '));
  const carried = contentTerms(searched.slice(asked.length)).filter((term) => !own.includes(term));
  const quoted = new Set(contentTerms(quote));
  const titled = new Set(contentTerms(title));
  const isAsked = own.every((term) => quoted.has(term) || titled.has(term));
  const isElsewhere = carried.every((term) => !titled.has(term) && (topic !== null || !quoted.has(term)));
  // "where did they find the iron snail?": nobody is meant if the answer is about the snail alone.
  const found = own.filter((term) => quoted.has(term) || titled.has(term));
  const ownWords = pointsOutside(plain) ? found : own;
  const isNew =
    topic === null ? ownWords.length >= MIN_NEW_WORDS : own.length > 0 && isAsked && !pointsOutside(plain);
  return carried.length > 0 && isNew && isElsewhere ? { ...earlier, typed: asked, searched: asked } : earlier;
}
