import type { EntityType, Sentence, Span } from '../../domain/article.js';
import { findQuantities } from '../../text/quantities.js';
import type { Candidate } from '../evidence/candidates.js';
import { coreferenceOf } from '../evidence/coreference.js';
import type { AnswerType } from '../question/answer-type.js';
import type { Question } from '../question/question.js';
import { namesIn, pointsAtPeople } from './fits-type.js';
import { wholeSpan } from './whole-span.js';

const MAX_NAMES = 4;

/** The words that a reader's span stands for. */
export interface SpanValue {
  /** Into the article's text: one span, or one for each name that the words point at. */
  readonly spans: readonly Span[];
  /** The sentence that has those names; null where the words are their own. */
  readonly naming: Sentence | null;
}

/**
 * What a span means: its own words, whole and no more than is asked for, with the names listed beside it where
 * several may be meant; or the names it points at. Null where those are not found, or nothing is left of it.
 */
export function spanValueOf(question: Question, candidate: Candidate, raw: Span): SpanValue | null {
  const { from, sentence } = candidate;
  const { text } = from.article;
  const span = wholeSpan(text, raw, sentence.span, { names: QUANTITIES[question.type] === undefined });
  if (!span) return null;
  if (question.type === 'person' && pointsAtPeople(text.slice(span.start, span.end))) {
    const reference = coreferenceOf(from, sentence.ordinal, ['person']);
    const isMeant = reference && reference.pointer.start < span.end && span.start < reference.pointer.end;
    if (!isMeant) return null;
    return { spans: reference.names.slice(0, MAX_NAMES).map((name) => name.span), naming: reference.named };
  }
  const own = narrowed(question.type, text, span, sentence);
  const whole = question.several ? coordinated(text, own, sentence) : own;
  return { spans: [whole], naming: null };
}

/** Quantities that a type asks for. */
const QUANTITIES: Partial<Record<AnswerType, readonly EntityType[]>> = {
  number: ['number', 'percent', 'money', 'duration'],
  money: ['money', 'number'],
  percent: ['percent'],
  duration: ['duration'],
  time: ['date'],
};
/** Words around an amount that still belong to it: "between 12 and 15 million dollars a year". */
const MAX_AMOUNT_WORDS = 6;

/** A long span cut down to the name or the first amount that was asked for; others as they are. */
function narrowed(type: AnswerType, text: string, span: Span, sentence: Sentence): Span {
  if (type === 'person') return onlyName(text, span, sentence);
  const kinds = QUANTITIES[type];
  const words = text.slice(span.start, span.end);
  if (!kinds || words.split(/\s+/).length <= MAX_AMOUNT_WORDS) return span;
  const amounts = findQuantities(words);
  const amount = kinds.flatMap((kind) => amounts.filter((one) => one.kind === kind))[0]?.span;
  if (!amount) return span;
  const whole = { start: span.start + amount.start, end: span.start + amount.end };
  return wholeSpan(text, whole, sentence.span, { names: false }) ?? span;
}

/** The name of "captain, Henrik Sall"; words with several names, or none, as they are. */
function onlyName(text: string, span: Span, { span: sentence }: Sentence): Span {
  const inside = namesIn(text.slice(sentence.start, sentence.end))
    .map(({ span: name }) => ({ start: name.start + sentence.start, end: name.end + sentence.start }))
    .filter((name) => name.start >= span.start && name.end <= span.end);
  const [name] = inside;
  return inside.length === 1 && !/\p{Lu}|\d/u.test(text.slice(span.start, name!.start)) ? name! : span;
}

const JOINT = /^(?:,? and |,? & |, )$/;

/** A name with the names that are listed beside it: "Rajnath Singh and Pete Hegseth". */
function coordinated(text: string, span: Span, { span: sentence }: Sentence): Span {
  const names = namesIn(text.slice(sentence.start, sentence.end)).map(({ span: name }) => ({
    start: name.start + sentence.start,
    end: name.end + sentence.start,
  }));
  const inside = names.filter((name) => name.start >= span.start && name.end <= span.end);
  if (inside.length !== 1) return span;
  let { start, end } = span;
  for (const name of names) if (name.start >= end && JOINT.test(text.slice(end, name.start))) end = name.end;
  for (const name of names.toReversed())
    if (name.end <= start && JOINT.test(text.slice(name.end, start))) start = name.start;
  return { start, end };
}
