/** The quotes of an answer, in the order shown. */
import { contentTerms } from '../../text/terms/tokens.js';
import { type DistinctSentence, mergeCopies } from '../copies.js';
import { type QuotableSentence, textAt } from '../evidence/candidates.js';
import { coreferenceOf } from '../evidence/coreference.js';
import type { Evidence } from '../evidence/gather.js';
import type { RankedSentence } from '../evidence/rank.js';
import type { Question } from '../question/question.js';
import type { ShortAnswerOption } from '../short-answer/short-answer.js';
import { asksForExplanation, joined, withNeededNeighbour, withRetraction } from './neighbours.js';
import { articlesAbout } from './subject.js';
import { tellsNothing } from './tells-nothing.js';

/** A sentence whose score is further below the first one's is not shown: it is 90 times less probable. */
const MAX_SCORE_GAP = 4.5;
/** The same below a short answer, and after a cause, which leave less to say. */
const SMALL_SCORE_GAP = 3;
/** The same for one without a term of the question; a cause needs none. */
const MAX_SCORE_GAP_WITHOUT_TERM = 3;
/** Ranked sentences that may be quoted, or be copies of those. */
export const MAX_CONSIDERED = 40;
/** "It costs …", "“She …", "The company said …" */
const OPENS_WITH_ANAPHOR_RE =
  /^\W*(?:(?:It|Its|He|She|They|His|Her|Their)\b|The (?:company|firm|group|club|team|agency|ministry|government|charity|union|bank|party|retailer|airline|university|two|pair)\b)/u;
/** Offset up to which an anaphor opens its sentence. */
const OPENING_CHARS = 4;

export interface QuoteChoice {
  readonly ranked: readonly RankedSentence[];
  /** Shown first. */
  readonly first: RankedSentence;
  /** Shown whatever its rank. */
  readonly besides: RankedSentence | null;
  /** The short answer that is shown above the quotes. */
  readonly shortAnswer: Pick<ShortAnswerOption, 'antecedentSentence'> | null;
  /** True if the question is answered: what only comes close shows more. */
  readonly isAnswered: boolean;
  /** Story of each article by key; absent for an article that is in none. */
  readonly stories: ReadonlyMap<number, number>;
  readonly max: number;
}

/**
 * Chooses the quotes: the first sentence, with its neighbour if a cause is asked for; the sentence that names its
 * subject; one that must be shown; one sentence for each further name of a list; then the best others that add something.
 */
export function chooseQuotes(
  { question }: Pick<Evidence, 'question'>,
  { ranked, first, besides, shortAnswer, isAnswered, stories, max }: QuoteChoice,
): DistinctSentence[] {
  const { from, sentence } = first.candidate;
  const isExplanation = asksForExplanation(question);
  const opening = withNeighbour(question, first.candidate);
  const antecedent =
    shortAnswer?.antecedentSentence ?? coreferenceOf(from, sentence.ordinal)?.antecedentSentence ?? null;
  const naming = antecedent && !includes(opening, { from, sentence: antecedent }) ? antecedent : null;
  const hasSaid = (shortAnswer !== null && !question.several) || isExplanation;
  const maxGap = hasSaid ? SMALL_SCORE_GAP : MAX_SCORE_GAP;
  const considered = ranked.slice(0, MAX_CONSIDERED);
  const isAbout = articlesAbout(question, from);
  const isShown = (other: RankedSentence): boolean =>
    other.score >= first.score - maxGap &&
    isAbout(other.candidate.from) &&
    !(isAnswered && tellsNothing(question, first, other));
  const others = considered.filter(isShown);
  const scores = new Map(others.map(({ candidate, score }) => [keyOf(candidate), score]));
  const ordered = [
    ...(question.several ? furtherNamesFirst(question.terms, first, others) : others),
    // Only as copies of the others.
    ...considered.filter((other) => !isShown(other)),
  ];
  const distinct = mergeCopies(
    [
      opening,
      ...(naming ? [{ from, sentence: naming }] : []),
      ...(besides && !includes(opening, besides.candidate) ? [besides.candidate] : []),
      ...ordered.map(({ candidate }) => candidate).filter((candidate) => !includes(opening, candidate)),
    ],
    stories,
    MAX_CONSIDERED,
  );
  const isFixed = (quote: DistinctSentence): boolean =>
    includes(opening, quote) ||
    (quote.from === from && quote.sentence.ordinal === naming?.ordinal) ||
    (besides !== null && includes(besides.candidate, quote));
  const shown: DistinctSentence[] = [];
  for (const quote of distinct) {
    if (shown.length >= max) break;
    if (shown.some((other) => includes(other, quote))) continue;
    if (!isFixed(quote) && !scores.has(keyOf(quote))) continue;
    const isNear = first.score - (scores.get(keyOf(quote)) ?? first.score) <= MAX_SCORE_GAP_WITHOUT_TERM;
    const required = isNear || isExplanation ? null : question.terms;
    if (isFixed(quote)) shown.push(quote);
    else if (addsSomething(quote, shown, required)) shown.push(...withContext(question, quote, shown, max));
  }
  return shown;
}

const keyOf = ({ from, sentence }: QuotableSentence): string => `${from.key} ${sentence.ordinal}`;

const includes = (quote: QuotableSentence, other: QuotableSentence): boolean =>
  quote.from.key === other.from.key &&
  quote.sentence.span.start <= other.sentence.span.start &&
  other.sentence.span.end <= quote.sentence.span.end;

const overlaps = (quote: QuotableSentence, other: QuotableSentence): boolean =>
  quote.from.key === other.from.key &&
  quote.sentence.span.start < other.sentence.span.end &&
  other.sentence.span.start < quote.sentence.span.end;

const textOf = ({ from, sentence: { span } }: QuotableSentence): string => textAt(from, span);

/** The sentences whose best span has a name that no sentence before them has, then the rest. */
function furtherNamesFirst(
  questionTerms: readonly string[],
  first: RankedSentence,
  others: readonly RankedSentence[],
): RankedSentence[] {
  const seen = new Set(first.candidate.terms);
  const withNewName = others.filter(({ candidate, spans: [span] }) => {
    const isOnTopic =
      candidate.from === first.candidate.from || questionTerms.some((term) => candidate.terms.has(term));
    if (!span || span.score < 0 || !isOnTopic) return false;
    const terms = contentTerms(textAt(candidate.from, span));
    if (terms.every((term) => seen.has(term))) return false;
    for (const term of candidate.terms) seen.add(term);
    return true;
  });
  return [...withNewName, ...others.filter((other) => !withNewName.includes(other))];
}

/** False if the quotes before have all of its words, or if it has none of the terms that it must have one of. */
function addsSomething(
  quote: QuotableSentence,
  shown: readonly QuotableSentence[],
  required: readonly string[] | null,
): boolean {
  const terms = contentTerms(textOf(quote));
  if (required !== null && !terms.some((term) => required.includes(term))) return false;
  const seen = new Set(shown.flatMap((other) => contentTerms(textOf(other))));
  return terms.some((term) => !seen.has(term));
}

/** A further quote with the neighbour that it needs, if a cause is asked for, or with the sentence that names its subject. */
function withContext(
  question: Question,
  quote: DistinctSentence,
  shown: readonly QuotableSentence[],
  max: number,
): DistinctSentence[] {
  const needed = withNeighbour(question, quote);
  const isNew = needed.sentence !== quote.sentence && !shown.some((other) => overlaps(other, needed));
  return isNew ? [{ ...needed, copies: quote.copies }] : withSubject(quote, shown, max);
}

const withNeighbour = (question: Question, quote: QuotableSentence): QuotableSentence =>
  asksForExplanation(question) ? withNeededNeighbour(question, quote) : withRetraction(quote);

/**
 * A quote with the sentence that names its subject if it opens with an anaphor: as one quote if they are neighbours, else
 * before it. Nothing if there is no room for both.
 */
function withSubject(
  quote: DistinctSentence,
  shown: readonly QuotableSentence[],
  max: number,
): DistinctSentence[] {
  if (!OPENS_WITH_ANAPHOR_RE.test(textOf(quote))) return [quote];
  const { from, sentence } = quote;
  const found = coreferenceOf(from, sentence.ordinal);
  if (!found || found.anaphor.start > sentence.span.start + OPENING_CHARS) return [quote];
  const subject = { from, sentence: found.antecedentSentence };
  if (shown.some((other) => includes(other, subject))) return [quote];
  const both = joined(from, subject.sentence, sentence);
  if (both && !shown.some((other) => overlaps(other, both))) return [{ ...both, copies: quote.copies }];
  return shown.length + 2 > max ? [] : [{ ...subject, copies: [] }, quote];
}
