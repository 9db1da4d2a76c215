import type { Span } from '../../domain/article.js';
import { anyOf, wordList } from '../../text/lexicon/words.js';
import { termOf } from '../../text/terms/tokens.js';
import type { Candidate } from '../evidence/candidates.js';
import { asksForEach } from '../question/asks-for-name.js';
import type { Question } from '../question/question.js';
import { amountModifierOf } from './amount-modifier.js';
import { namesIn, refersToPeople } from './answer-type-match.js';
import {
  countsPeopleForThings,
  isForOthers,
  isOtherDirection,
  isShareOfPart,
  lacksSumAsked,
} from './other-count.js';
import { isInOtherCurrency } from './other-currency.js';
import { isOfOtherDay, isRetracted } from './other-day.js';
import { isOfOtherHolder } from './other-holder.js';
import {
  comparesNothing,
  hasOtherRank,
  isOtherMeasure,
  isOtherNumbered,
  isOutsideQuotation,
} from './other-object.js';
import { isOnlyProposed, isOtherParty } from './other-party.js';
import {
  isAgeOfAnother,
  isLeaving,
  isNamedInQuestion,
  isNotOfWomen,
  isSaidByAnother,
  isSomebodyElses,
} from './other-person.js';
import { isBesideTheAsked } from './other-role.js';
import { isOfEarlierEvent, isOfOtherYear, isOfThePast, isOnOtherSide } from './other-time.js';
import { isOtherToll } from './other-toll.js';
import { isOfEarlierWinner, winsOnlyPart } from './other-winner.js';
import { hasPartAsked, isPartOfCount, placeOf } from './part-of-count.js';
import { holdsRoleElsewhere } from './role-elsewhere.js';
import { isRoleOfProtagonist } from './role-of-protagonist.js';
import { valuesIn } from './values-in-span.js';

const QUESTION_WORD_RE = /\b(?:who|whom|whose|what|which|when|where|why|how|name|list)\b/i;
/** "how did they escape" and "how they escaped" ask for a way, "how close was it" does not. */
const MANNER_RE =
  /\bhow\b(?! (?!(?:they|he|she|it|we|you|the|this|that)\b)\p{L}+ (?:did|do|does|was|were|is|are|can|could|has|have|had|will)\b)/iu;
/** Asks for an explanation, which a word or two are not. */
const EXPLANATION_RE =
  /\b(?:compares?|to do with|differences? between|differs?|relat(?:ed|es?|ion|ionship)|means? for|affect(?:s|ed)?)\b/i;
const MIN_EXPLANATION_WORDS = 3;
const WHAT_DID_RE = /\bwhat (?:did|does|do|has|have|had|was|were)\b/i;
const SAY_RE = /\b(?:say|said|think|argue|argued|tell|told|promise|promised|announce|announced)\b/i;
/** Without "did": "what the minister say about it". "What bank said so" asks for the bank. */
const WHAT_SAY_RE = /^what (?:(?!who\b|that\b)\S+ ){1,6}(?:say|think|argue|tell|promise|announce)\b/i;
const asksForWords = (question: string): boolean =>
  (WHAT_DID_RE.test(question) && SAY_RE.test(question)) || WHAT_SAY_RE.test(question);
const COMPARISON_RE = /^\s+(?:\p{L}+\s+)?(?:more|fewer|less|higher|lower|as many|as much|times as)\b/iu;
const ASKS_COMPARISON_RE =
  /\b(?:more|fewer|less|higher|lower|rise|rose|increase|increased|fall|fell|drop|dropped|gain|gained|difference|change|changed|than)\b/i;
const WHO_HOLDS_RE = /^who(?:'s|’s| is| was) (?:the )?([\p{L} '’-]{4,60}?)\s*\??$/iu;
/** "which novel won", "what new ship" */
const ASKED_NOUN_RE =
  /^\W*(?:(?:in|on|at|for|to|from|of|by) )?(?:which|what) (?:(?:new|old|first|second) )?(\p{L}+)/iu;
/** "the ship"; works have titles, so "his first novel" tells no more. */
const UNNAMED_RE = new RegExp(
  `(?:^|\\s)(?:his|her|its|their|the|an?) (?:(?:\\p{Ll}+ )?(${anyOf(wordList('novel book memoir film movie documentary album song single play musical opera poem painting series'))})|(?:own )?(\\p{Ll}+))$`,
  'u',
);
/** "which lake …, and how much …?"; not "who decides when and where", nor "who represents India and who the US". */
const TWO_QUESTIONS_RE =
  /^\W*(?:(?:in|at|on|for|to|from|by|of|with) )?(who|what|which|when|where|why|how)(?:['’]?s)?\b.{0,200}?(?<!\b(?:who|what|which|when|where|why|how)),? and (?:also )?(?:(?:in|at|on|for|to|from|by|of|with) )?(?!\1\b)(?:who|what|which|when|where|why|how)\b(?:\W+\w+){2}/i;

/** True if it asks two things, of which one short answer can be neither. */
export const asksTwoThings = ({ text }: Question): boolean => TWO_QUESTIONS_RE.test(text);

/** True for bare keywords, which ask for no particular words: "ferry captain arrested". */
export const asksForNoWords = ({ type, text }: Question): boolean =>
  type === 'other' && !QUESTION_WORD_RE.test(text);

/**
 * True if a span cannot be the short answer, by the form of the question: a mere amount where a way is asked for, the
 * speaker where the words are asked for, "four" of "four fewer than before", another person than the one named after the
 * office that is asked for; or because its sentence says it of another object, person, time or fate (`other-object.ts`,
 * `other-person.ts`, `other-time.ts`, `other-toll.ts`).
 * @param span Into the article's text.
 */
export function isMisfit(question: Question, candidate: Candidate, span: Span): boolean {
  return isOfOtherForm(question, candidate, span) || isOfOther(question, candidate, span);
}

function isOfOther(question: Question, candidate: Candidate, span: Span): boolean {
  const { text } = candidate;
  const { dimensions, type } = question;
  const inSentence = within(candidate, span);
  const isAmount = dimensions !== null && type !== 'time';
  return (
    isOfOtherPersonOrTime(question, candidate, span) ||
    (isAmount && isOtherAmount(question, candidate, inSentence)) ||
    (asksForWords(question.text) && isSaidByAnother(question.text, candidate)) ||
    (type === 'person' && isLeaving(question.text, text)) ||
    ((isAmount || type === 'person') && isNotOfWomen(question.text, candidate)) ||
    isOfEarlierWinner(question.text, text) ||
    winsOnlyPart(question.text, text) ||
    hasOtherRank(question.text, text) ||
    comparesNothing(question.text, text) ||
    isOtherMeasure(question.text, text, inSentence) ||
    isOtherNumbered(question.text, candidate) ||
    isBesideTheAsked(question.text, text, inSentence) ||
    isOtherParty(question.text, text, inSentence) ||
    isOnlyProposed(question.text, text, inSentence) ||
    isRetracted(candidate) ||
    isShareOfPart(question.terms, candidate.from.titleTerms, text, inSentence)
  );
}

/** @param span Of the sentence. */
function isOtherAmount(question: Question, candidate: Candidate, span: Span): boolean {
  const { text } = candidate;
  return (
    isSomebodyElses(question.text, candidate) ||
    isOfThePast(question.text, text) ||
    isOfOtherDay(question.text, text, candidate.from.article) ||
    isOfOtherHolder(question, candidate) ||
    countsPeopleForThings(question.text, text, span) ||
    isForOthers(question.text, text, span) ||
    lacksSumAsked(question.text, text) ||
    isOtherDirection(question.text, text, span)
  );
}

/**
 * True if the sentence certainly says it of somebody else than is asked about, or of another time, so that it does not
 * rank by the span either. @param span As above.
 */
export function isOfOtherPersonOrTime(
  { text: question, type }: Question,
  candidate: Candidate,
  span: Span,
): boolean {
  const { from, text } = candidate;
  const inSentence = within(candidate, span);
  const words = text.slice(inSentence.start, inSentence.end);
  return (
    isOfOtherYear(question, text, from.article) ||
    (type === 'time' && isOnOtherSide(question, words, text.slice(0, inSentence.start), from.article)) ||
    (type === 'person' && isNamedInQuestion(question, text, inSentence)) ||
    isAgeOfAnother(question, candidate)
  );
}

const within = ({ sentence }: Candidate, { start, end }: Span): Span => ({
  start: start - sentence.span.start,
  end: end - sentence.span.start,
});

function isOfOtherForm({ text: question, type, terms }: Question, candidate: Candidate, span: Span): boolean {
  const { text } = candidate;
  const inSentence = within(candidate, span);
  const words = text.slice(inSentence.start, inSentence.end);
  if (type === 'other' && EXPLANATION_RE.test(question) && words.split(' ').length < MIN_EXPLANATION_WORDS)
    return true;
  if (type === 'other' && MANNER_RE.test(question)) return isValue(text, inSentence);
  const forWords = asksForWords(question);
  if (forWords && namesPerson(text, inSentence)) return true;
  if (forWords && type === 'other' && isOutsideQuotation(text, inSentence)) return true;
  if (repeatsAskedNoun(question, words)) return true;
  if (asksForEach(question) && refersToPeople(words)) return true;
  if (type === 'money' && isInOtherCurrency(question, text, inSentence)) return true;
  if (type === 'number' && isOtherToll(question, candidate, inSentence)) return true;
  if ((type === 'number' || type === 'money') && isPartOfCount(question, placeOf(candidate), inSentence))
    return true;
  if (type === 'number' && hasPartAsked(question, text, inSentence)) return true;
  if (type === 'number' && isOfEarlierEvent(question, terms, text, inSentence)) return true;
  if (type === 'number' && !ASKS_COMPARISON_RE.test(question))
    return COMPARISON_RE.test(text.slice(inSentence.end));
  if (holdsRoleElsewhere(question, text, inSentence, candidate.from.article.text)) return true;
  if (isRoleOfProtagonist(question, candidate)) return true;
  return type === 'person' && isOtherHolder(question, text, inSentence);
}

/** True if the span names what is asked for by its noun alone: "fiction with his first novel" for "which novel". */
function repeatsAskedNoun(question: string, words: string): boolean {
  const noun = ASKED_NOUN_RE.exec(question)?.[1]?.toLowerCase();
  const [, work, other] = UNNAMED_RE.exec(words) ?? [];
  const repeated = work ?? other;
  return noun !== undefined && repeated !== undefined && termOf(noun) === termOf(repeated);
}

/** True if the sentence has the office that is asked for right before the name of another person. */
function isOtherHolder(question: string, sentence: string, { start, end }: Span): boolean {
  const office = WHO_HOLDS_RE.exec(question)?.[1]?.toLowerCase();
  const at = office === undefined ? -1 : sentence.toLowerCase().indexOf(`${office} `);
  if (office === undefined || at < 0) return false;
  const holder = at + office.length + 1;
  const isOther = holder < start || holder >= end;
  return isOther && namesIn(sentence).some(({ span }) => span.start <= holder && holder < span.end);
}

/** True if the span is one value and nothing else but its modifier: "about 12". */
function isValue(sentence: string, { start, end }: Span): boolean {
  const amount = start + amountModifierOf(sentence.slice(start, end)).length;
  return valuesIn(sentence, { start, end }).some(({ span }) => span.start <= amount && end <= span.end);
}

/** True if the span begins with the name of a person. */
const namesPerson = (sentence: string, { start }: Span): boolean =>
  namesIn(sentence).some(({ kind, span }) => kind === 'person' && span.start <= start && start < span.end);
