import { tokenize } from '../text/tokens.js';
import type { Headline, Mention, Span } from '../types.js';
import { type AnswerMention, answerMentions } from './answer-mentions.js';
import type { Candidate } from './candidates.js';
import { cite } from './cite.js';
import type { Query } from './features.js';
import {
  type Answering,
  HEADLINE_FEATURES,
  type HeadlineFeatures,
  headlineFeatures,
} from './headline-features.js';
import { isAsked, type Question } from './question.js';
import type { Reference } from './reference.js';
import { isQualified, saysWhere } from './ruled-out.js';
import type { Weights } from './weights.js';

/** A headline is a short answer; longer ones are not shown. */
const MAX_HEADLINE_WORDS = 12;
const MAX_NAMES = 4;
/**
 * From this probability on a headline is shown, "none" being one of the options. Cross-validated over the folders
 * of fitted.ts: it leaves out more wrong ones than right ones.
 */
const LIKELY_ENOUGH = 0.25;

/** A short answer that the evidence offers. */
export interface HeadlineOption {
  readonly headline: Headline;
  readonly features: HeadlineFeatures;
}

/**
 * A short answer in words of the evidence: the name, date, place or amount asked for, of those that the sentence
 * that answers holds or points at the likeliest one. Null where none is likely enough.
 */
export function headlineOf(
  query: Query,
  answering: Answering,
  reference: Reference | null,
  weights: Weights['headline'],
): Headline | null {
  const options = headlineOptions(query, answering, reference).map(({ headline, features }) => ({
    headline,
    odds: Math.exp(HEADLINE_FEATURES.reduce((sum, name, at) => sum + weights[name] * features[at]!, 0)),
  }));
  const [best] = options.toSorted((a, b) => b.odds - a.odds);
  const all = options.reduce((sum, { odds }) => sum + odds, 1);
  return best && best.odds / all >= LIKELY_ENOUGH ? best.headline : null;
}

/** Every short answer that may be shown, in the order of `answerMentions`, what the sentence points at last. */
export function headlineOptions(
  query: Query,
  answering: Answering,
  reference: Reference | null,
): HeadlineOption[] {
  const { question } = query;
  const { candidate } = answering;
  const { from, sentence } = candidate;
  if (question.wanted.exact.length === 0 || isQualified(query, candidate)) return [];
  const mentions = answerMentions(question, from.article.text, sentence.mentions).filter(
    ({ mention, fit }) => question.kind !== 'place' || saysWhere(candidate, mention.span, fit === 'exact'),
  );
  const own = mentions.flatMap(({ mention, fit }) => {
    const isJoined = question.kind === 'person' || question.several;
    const names = isJoined ? coordinated(candidate, mentions, mention) : [mention];
    const spans = spansOf(names).map((span) =>
      withUnit(question, from.article.text, span, sentence.span.end),
    );
    const headline = headlineFrom(candidate, spans);
    const alike = new Set(mentions.filter((other) => other.fit === fit).map((other) => other.text)).size;
    const option = { at: mention.span, kind: mention.kind, fit, alike };
    return headline ? [{ headline, features: headlineFeatures(query, answering, option) }] : [];
  });
  if (!reference || !question.wanted.exact.includes(reference.kind)) return own;
  const { named, names, kind, pointer, isPronoun } = reference;
  const pointed = headlineFrom(named, spansOf(names.filter((name) => !asked(question, named, name))));
  // "Both leaders" are two names as sure as written ones; too few questions are about such to fit it.
  const fit = names.length > 1 && !isPronoun ? 'exact' : 'pointed';
  const features = headlineFeatures(query, answering, { at: pointer, kind, fit, alike: 1 });
  return pointed ? [...own, { headline: pointed, features }] : own;
}

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
