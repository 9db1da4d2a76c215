import type { Sentence, Span } from '../../domain/article.js';
import { namesIn } from '../../text/names.js';
import { tokenize } from '../../text/terms/tokens.js';
import { singularOf } from '../../text/values/units/counted-noun.js';
import { valuesIn } from '../../text/values/values-in-span.js';
import { refersToPeople } from '../evidence/answer-type-match.js';
import type { Candidate } from '../evidence/candidates.js';
import { coreferenceOf } from '../evidence/coreference.js';
import { countedNounsOf } from '../question/asked-dimension.js';
import type { Question } from '../question/question.js';
import { amountModifierOf, modifierStart } from './amount-modifier.js';
import { inAskedUnit } from './asked-unit.js';
import { withCoordinated } from './coordination.js';
import { ofSideAsked } from './side-asked.js';
import { ofVotingSide } from './vote-side.js';
import { wholeSpan } from './whole-span.js';

const MAX_NAMES = 4;

/** The value of a reader's span: its own words, or the names it refers to. */
export interface SpanValue {
  /** Into the article's text: one span, or one for each antecedent. */
  readonly spans: readonly Span[];
  /** The sentence that contains the antecedents; null if the span is no anaphor. */
  readonly antecedentSentence: Sentence | null;
}

/**
 * Resolves a reader's span: corrects its boundaries, narrows it to the expected type, adds coordinated names if several
 * are asked for, and replaces an anaphor by its antecedents. Null if the anaphor is not resolved or nothing remains.
 */
export function resolveSpan(question: Question, candidate: Candidate, raw: Span): SpanValue | null {
  const { from, sentence } = candidate;
  const { text } = from.article;
  const span = wholeSpan(text, raw, sentence.span, {
    names: question.dimensions === null,
  });
  if (!span) return null;
  if (question.type === 'person' && refersToPeople(text.slice(span.start, span.end))) {
    const coreference = coreferenceOf(from, sentence.ordinal, ['person']);
    const isResolved =
      coreference && coreference.anaphor.start < span.end && span.start < coreference.anaphor.end;
    if (!isResolved) return null;
    const { antecedentSentence } = coreference;
    const antecedents = coreference.antecedents.map((name) => name.span);
    const others = antecedents.filter(({ start, end }) => !isNamed(question, text.slice(start, end)));
    const all = (others.length > 0 ? others : antecedents).slice(0, MAX_NAMES);
    return { spans: ofSideAsked(question.text, text, all), antecedentSentence };
  }
  const own = inUnit(question, text, narrowed(question, text, span, sentence), sentence);
  if (!own) return null;
  const names = question.several && question.type === 'person' ? namesAmongOthers(text, own, sentence) : [];
  if (names.length > 1) return { spans: names.slice(0, MAX_NAMES), antecedentSentence: null };
  const isList = question.several && question.dimensions === null;
  const whole = isList ? withCoordinated(text, own, sentence.span) : own;
  const people = question.type === 'person' ? peopleIn(text, whole, sentence) : [];
  const asked = ofSideAsked(question.text, text, people);
  return { spans: asked.length < people.length ? asked : [whole], antecedentSentence: null };
}

/** "Lars Holm" in "who held talks with Holm?": of "the two", only the other one answers. */
const isNamed = ({ terms }: Question, name: string): boolean =>
  terms.includes(tokenize(name).at(-1)?.term ?? '');

/** The names in a span that has more than names: "Ana Torres with 12 percent and Lars Holm". Empty for a plain list. */
const namesAmongOthers = (text: string, span: Span, sentence: Sentence): Span[] =>
  /\d/.test(text.slice(span.start, span.end)) ? peopleIn(text, span, sentence) : [];

const peopleIn = (text: string, span: Span, sentence: Sentence): Span[] =>
  namesInside(text, span, sentence).flatMap(({ kind, start, end }) =>
    kind === 'person' || kind === 'name' ? { start, end } : [],
  );

const namesInside = (text: string, span: Span, { span: sentence }: Sentence) =>
  namesIn(text.slice(sentence.start, sentence.end))
    .map(({ kind, span: { start, end } }) => ({
      kind,
      start: start + sentence.start,
      end: end + sentence.start,
    }))
    .filter(({ start, end }) => start >= span.start && end <= span.end);

/** Longer spans are narrowed to an amount; this one is not: "between 12 and 15 million a year". */
const MAX_AMOUNT_WORDS = 6;
const FROM_RE = /^\S+(?: \S+)?,? (?:(?:up|down) )?from \S/;

/** After the amount of one, that of another: "44 percent and Yusuf 39". */
const SECOND_RE = /\d[^,;]{0,30} and (?=\p{Lu}\p{Ll})[^,;]{0,30}\d/u;

/** Narrows a span to the name, or a long one, or one with the old amount, to the value of what is asked for. */
function narrowed(
  { type, dimensions, text: question }: Question,
  text: string,
  span: Span,
  sentence: Sentence,
): Span {
  if (type === 'person') return onlyName(text, span, sentence);
  const { start, end } = sentence.span;
  const words = text.slice(span.start, span.end);
  if (!dimensions) return span;
  const values = valuesIn(text.slice(start, end), { start: span.start - start, end: span.end - start });
  const fitting = dimensions.flatMap((dimension) => values.filter((one) => one.dimension === dimension));
  const counted = countedNounsOf(question.toLowerCase()).map(singularOf);
  const value = fitting.find(({ unit }) => counted.includes(unit)) ?? fitting[0];
  // "31 from nine" has two amounts, the first of which counts now.
  const isLong =
    FROM_RE.test(words.slice(amountModifierOf(words).length)) ||
    SECOND_RE.test(words) ||
    words.split(/\s+/).length > MAX_AMOUNT_WORDS;
  if (!value || !isLong) return span;
  const modified = start + modifierStart(text.slice(start, end), value.span.start);
  return { start: Math.max(span.start, modified), end: value.span.end + start };
}

/** The amount of a span in the unit, or of the side in a vote, that the question names; null if it is of another unit. */
function inUnit(
  { text: question, dimensions }: Question,
  text: string,
  span: Span,
  sentence: Sentence,
): Span | null {
  if (!dimensions) return span;
  const { start, end } = sentence.span;
  const own = inAskedUnit(question, text.slice(start, end), {
    start: span.start - start,
    end: span.end - start,
  });
  const asked = own && ofVotingSide(question, text.slice(start, end), own);
  return asked && { start: asked.start + start, end: asked.end + start };
}

const PRONOUN_FIRST_RE = /^(?:He|She|They|It|We|I) /;

/** Narrows "captain, Henrik Sall" and "He named Henrik Sall" to the name; spans with no name or several stay unchanged. */
function onlyName(text: string, span: Span, sentence: Sentence): Span {
  const [name, other] = namesInside(text, span, sentence);
  const before = name && text.slice(span.start, name.start).replace(PRONOUN_FIRST_RE, '');
  if (!name || other || /\p{Lu}|\d/u.test(before ?? '')) return span;
  return { start: name.start, end: name.end };
}
