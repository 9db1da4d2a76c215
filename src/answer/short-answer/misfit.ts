import type { Span } from '../../domain/article.js';
import { namesIn } from '../../text/names.js';
import { nounClassOf } from '../../text/terms/wordnet.js';
import { refersToPeople } from '../evidence/answer-type-match.js';
import type { Candidate } from '../evidence/candidates.js';
import { isOfPartOfMatch } from '../evidence/match-outcome.js';
import { isOfOtherFate } from '../evidence/toll.js';
import { asksForEach } from '../question/asks-for-name.js';
import { isFormerHolder } from '../question/asks-who-holds.js';
import type { Question } from '../question/question.js';
import { asksForDifference, statesDifference } from './difference.js';
import { isOfOtherDay } from './other-day.js';
import { comparesNothing, isOtherMeasure } from './other-object.js';
import { fillsOtherSlot } from './other-slot.js';
import { isRetracted } from './retraction.js';

const QUESTION_WORD_RE = /\b(?:who|whom|whose|what|which|when|where|why|how|name|list)\b/i;
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
/** "what is her book about?" */
const ABOUT_RE =
  /^\W*what(?:['’]?s| is| was| are| were)\b(?:.{1,80}\babout\W*$|(?: \S{1,30}){1,3}? about\b)/i;
/** Words with capitals alone: the name of the book. */
const isTitle = (sentence: string, { start, end }: Span): boolean =>
  sentence
    .slice(start, end)
    .split(' ')
    .every((word) => /^\P{L}*\p{Lu}/u.test(word));
const COMPARISON_RE = /^\s+(?:\p{L}+\s+)?(?:more|fewer|less|higher|lower|as many|as much|times as)\b/iu;
const ASKS_COMPARISON_RE =
  /\b(?:more|fewer|less|higher|lower|rise|rose|increase|increased|fall|fell|drop|dropped|gain|gained|difference|change|changed|than)\b/i;
const WHO_HOLDS_RE = /^who(?:'s|’s| is| was) (?:the )?([\p{L} '’-]{4,60}?)\s*\??$/iu;
/** "which lake …, and how much …?"; not "who decides when and where", nor "who represents India and who the US". */
const TWO_QUESTIONS_RE =
  /^\W*(?:(?:in|at|on|for|to|from|by|of|with) )?(who|what|which|when|where|why|how)(?:['’]?s)?\b.{0,200}?(?<!\b(?:who|what|which|when|where|why|how)),? and (?:also )?(?:(?:in|at|on|for|to|from|by|of|with) )?(?!\1\b)(?:who|what|which|when|where|why|how)\b(?:\W+\w+){2}/i;

/** True if it asks two things, of which one short answer can be neither. */
export const asksTwoThings = ({ text }: Question): boolean => TWO_QUESTIONS_RE.test(text);

/** True for bare keywords, which ask for no particular words: "ferry captain arrested". */
export const asksForNoWords = ({ type, text }: Question): boolean =>
  type === 'other' && !QUESTION_WORD_RE.test(text);

/**
 * True if a span cannot be the short answer: a word or two for an explanation, the speaker where the words are asked for,
 * "four" of "four fewer than before", another person than the one named after the office that is asked
 * for, one of two things that its sentence does not compare, a depth for a length, an amount of another day than the
 * question names, the dead for the missing, a title for what a book is about, a sum for a difference, a part of a match for
 * its end, what is beside the slot that is asked for (other-slot.ts), or what the articles call wrong. Other rules of this
 * kind were removed, because what they took away was as often right as wrong
 * (docs/decisions/0019-rules-earn-their-place.md).
 * @param span Into the article's text.
 */
export function isMisfit(question: Question, candidate: Candidate, span: Span): boolean {
  const { text, from } = candidate;
  const isAmount = question.dimensions !== null && question.type !== 'time';
  const inSentence = within(candidate, span);
  return (
    (inSentence !== null &&
      (isOfOtherForm(question, text, inSentence) || isOtherMeasure(question.text, text, inSentence))) ||
    comparesNothing(question.text, text) ||
    isOfPartOfMatch(question.text, text) ||
    (isAmount && isOfOtherDay(question.text, text, from.article)) ||
    (isAmount && inSentence !== null && isOfOtherFate(question.text, text, inSentence)) ||
    isRetracted(candidate)
  );
}

/** A span in its sentence; null for that of an antecedent, in a sentence before it. */
function within({ sentence }: Candidate, { start, end }: Span): Span | null {
  const isInside = start >= sentence.span.start && end <= sentence.span.end;
  return isInside ? { start: start - sentence.span.start, end: end - sentence.span.start } : null;
}

function isOfOtherForm({ text: question, type }: Question, text: string, inSentence: Span): boolean {
  const words = text.slice(inSentence.start, inSentence.end);
  const isBrief = words.split(' ').length < MIN_EXPLANATION_WORDS;
  if (type === 'other' && EXPLANATION_RE.test(question) && isBrief) return true;
  if (asksForWords(question) && namesPerson(text, inSentence)) return true;
  if (type === 'other' && ABOUT_RE.test(question) && isTitle(text, inSentence)) return true;
  if (asksForDifference(question) && !statesDifference(text, inSentence)) return true;
  if (fillsOtherSlot(question, text, inSentence)) return true;
  if (asksForEach(question) && refersToPeople(words)) return true;
  if (type === 'number' && COMPARISON_RE.test(text.slice(inSentence.end)))
    return !ASKS_COMPARISON_RE.test(question) && !asksForDifference(question);
  return (
    type === 'person' &&
    (isOtherHolder(question, text, inSentence) || isFormerHolder({ text: question, type }, text, inSentence))
  );
}

/** True if the sentence has the office that is asked for right before names, all of other persons. */
function isOtherHolder(question: string, sentence: string, { start, end }: Span): boolean {
  const office = WHO_HOLDS_RE.exec(question)?.[1]?.toLowerCase();
  if (office === undefined || nounClassOf(headOf(office)) === null) return false;
  const holders = endsOf(`${office} `, sentence.toLowerCase()).filter((at) =>
    namesIn(sentence).some(({ span }) => span.start <= at && at < span.end),
  );
  return holders.length > 0 && holders.every((at) => at < start || at >= end);
}

/** "secretary" of "secretary of state"; of "killed" in "who was killed?" it is no noun. */
const headOf = (office: string): string =>
  office
    .split(/ (?:of|for|at|in) /)[0]!
    .split(' ')
    .at(-1)!;

/** Part of a longer word, or the office of somebody who has left it. */
const OTHER_OFFICE_RE = /(?:\p{L}|\b(?:former|ex)[ -])$/u;

function endsOf(office: string, lower: string): number[] {
  const ends: number[] = [];
  for (let at = lower.indexOf(office); at >= 0; at = lower.indexOf(office, at + 1))
    if (!OTHER_OFFICE_RE.test(lower.slice(Math.max(0, at - 10), at))) ends.push(at + office.length);
  return ends;
}

/** True if the span begins with the name of a person. */
const namesPerson = (sentence: string, { start }: Span): boolean =>
  namesIn(sentence).some(({ kind, span }) => kind === 'person' && span.start <= start && start < span.end);
