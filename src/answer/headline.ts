import { tokenize } from '../text/tokens.js';
import type { Headline, Mention, Span } from '../types.js';
import type { Candidate } from './candidates.js';
import { cite } from './cite.js';
import { type AnswerMention, answerMentions } from './kind-match.js';
import { isAsked, type Question } from './question.js';
import type { Reference } from './reference.js';

/** A headline is a short answer; longer ones are not shown. */
const MAX_HEADLINE_WORDS = 12;
const MAX_NAMES = 4;

/**
 * A short answer in words of the evidence: the name, date, place or amount asked for, when the sentence that
 * answers holds it or points at it. Null where the evidence does not carry one.
 */
export function headlineOf(
  question: Question,
  answer: Candidate,
  reference: Reference | null,
): Headline | null {
  if (question.wanted.exact.length === 0) return null;
  const mentions = surest(answerMentions(question, answer.from.article.text, answer.sentence.mentions));
  if (reference && question.wanted.exact.includes(reference.kind) && mentions[0]?.fit !== 'exact') {
    const pointed = headlineFrom(
      reference.named,
      spansOf(reference.names.filter((name) => !asked(question, reference.named, name))),
    );
    if (pointed) return pointed;
  }
  const chosen = nearestToTerms(question, answer, mentions);
  if (!chosen) return null;
  const names = question.kind === 'person' ? coordinated(answer, mentions, chosen) : [chosen];
  const { text } = answer.from.article;
  return headlineFrom(
    answer,
    spansOf(names).map((span) => withUnit(question, text, span, answer.sentence.span.end)),
  );
}

/** The mentions that fit best; none where none fits well: then the quote alone is the answer. */
const surest = (mentions: readonly AnswerMention[]): readonly AnswerMention[] =>
  mentions.filter(
    ({ fit, mention }) => fit === mentions[0]?.fit && (fit === 'exact' || isLikelyName(fit, mention)),
  );

/** A name that could not be told apart may be the answer; an amount of another kind is none. */
const isLikelyName = (fit: AnswerMention['fit'], { kind }: Mention): boolean =>
  fit === 'likely' && kind === 'name';

const asked = (question: Question, { from }: Candidate, { span }: Mention): boolean =>
  isAsked(question, from.article.text.slice(span.start, span.end));

const spansOf = (mentions: readonly Mention[]): Span[] => mentions.map(({ span }) => span);

function headlineFrom({ from }: Candidate, spans: readonly Span[]): Headline | null {
  if (spans.length === 0 || spans.length > MAX_NAMES) return null;
  const citations = spans.map((span) => cite(from.article, span));
  const text = joinQuotes(citations.map(({ quote }) => quote));
  return tokenize(text).length <= MAX_HEADLINE_WORDS ? { text, citations } : null;
}

/** "a", "a and b", "a, b and c": commas and the "and" are the only words of a headline that are ours. */
export function joinQuotes(quotes: readonly string[]): string {
  const last = quotes.at(-1) ?? '';
  return quotes.length < 2 ? last : `${quotes.slice(0, -1).join(', ')} and ${last}`;
}

/** A name and those joined to it by "and" or commas: "Singh and Hegseth" are one answer. */
function coordinated(
  { from, sentence }: Candidate,
  mentions: readonly AnswerMention[],
  best: Mention,
): Mention[] {
  const { text } = from.article;
  const same = mentions
    .filter(({ mention }) => mention.kind === best.kind)
    .map(({ mention }) => mention)
    .sort((a, b) => a.span.start - b.span.start);
  const at = same.indexOf(best);
  const joined = (a: Mention, b: Mention): boolean =>
    /^(?:,? and |, | & )(?:[\p{L} ]{0,30} )?$/u.test(text.slice(a.span.end, b.span.start));
  let first = at;
  let last = at;
  while (first > 0 && joined(same[first - 1]!, same[first]!)) first -= 1;
  while (last + 1 < same.length && joined(same[last]!, same[last + 1]!)) last += 1;
  const chain = same.slice(first, last + 1);
  const isList = chain.length > 1 && / and |&/.test(text.slice(chain[0]!.span.start, chain.at(-1)!.span.end));
  return isList && sentence.span.start <= chain[0]!.span.start ? chain : [best];
}

/** Of several, the one nearest to the words of the question. */
function nearestToTerms(
  question: Question,
  { sentence, text }: Candidate,
  mentions: readonly AnswerMention[],
): Mention | null {
  const anchors = tokenize(text)
    .filter(({ term }) => question.terms.includes(term))
    .map(({ start }) => sentence.span.start + start);
  const distance = ({ mention }: AnswerMention): number =>
    anchors.reduce((sum, anchor) => sum + Math.min(80, Math.abs(anchor - mention.span.start)), 0);
  const [nearest] = mentions.toSorted((a, b) => distance(a) - distance(b));
  return nearest?.mention ?? null;
}

const UNIT_NOUN = /^[ -](?:of (?:the )?)?([\p{L}-]+)/u;

/** "26" becomes "26 seats" where the sentence goes on with the word that was asked for. */
function withUnit(question: Question, text: string, span: Span, end: number): Span {
  if (question.kind !== 'number') return span;
  const unit = UNIT_NOUN.exec(text.slice(span.end, end));
  const noun = unit?.[1];
  if (!unit || !noun || unit[0].startsWith(' of')) return span;
  const isAskedUnit = tokenize(noun).some(({ term }) => question.unit.includes(term));
  return isAskedUnit ? { start: span.start, end: span.end + unit[0].length } : span;
}
