import { contentTerms } from '../text/terms/tokens.js';
import { findValues } from '../text/values/find-values.js';
import { differInMeaning } from './differ-in-meaning.js';
import { type QuotableSentence, textAt } from './evidence/candidates.js';
import { INCOMPARABLE } from './short-answer/amount.js';

/** Two sentences of one story make the same statement from this Dice coefficient of their terms. */
const MIN_SAME_STATEMENT_DICE = 0.5;
/** A shorter sentence may be part of another one by chance. */
const MIN_PART_TERMS = 4;

/** A sentence to quote, and sentences of other articles that make the same statement. */
export interface DistinctSentence extends QuotableSentence {
  readonly copies: readonly QuotableSentence[];
}

/**
 * Merges repeats, so that copies of one report fill one place: a sentence with the same text, or one of another article of
 * the same story with a part of its text or nearly the same words. Sentences that differ in their numbers, names or
 * polarity stay apart. Keeps the order.
 * @param stories Story of each article by key; absent for an article that is in none.
 * @param max Maximum number of sentences returned.
 */
export function mergeCopies(
  sentences: readonly QuotableSentence[],
  stories: ReadonlyMap<number, number>,
  max: number,
): DistinctSentence[] {
  const merged: { readonly first: Statement; readonly copies: QuotableSentence[] }[] = [];
  for (const sentence of sentences) {
    const statement = statementOf(sentence, stories);
    const same = merged.find(({ first }) => isSameStatement(first, statement));
    if (!same) {
      if (merged.length < max) merged.push({ first: statement, copies: [] });
      continue;
    }
    const articles = [same.first.sentence, ...same.copies].map(({ from }) => from.key);
    if (!articles.includes(sentence.from.key)) same.copies.push(sentence);
  }
  return merged.map(({ first: { sentence }, copies }) => ({ ...sentence, copies }));
}

interface Statement {
  readonly sentence: QuotableSentence;
  readonly text: string;
  readonly story: number | undefined;
  /** Found when first asked for: most statements are of different stories. */
  readonly words: () => Words;
}

interface Words {
  readonly terms: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
  /** Without dates, clock times and ranks. */
  readonly amounts: number;
}

function statementOf(sentence: QuotableSentence, stories: ReadonlyMap<number, number>): Statement {
  const { span } = sentence.sentence;
  const text = textAt(sentence.from, span);
  let words: Words | null = null;
  return {
    sentence,
    text,
    story: stories.get(sentence.from.key),
    words: () => (words ??= wordsOf(text)),
  };
}

function wordsOf(text: string): Words {
  const values = findValues(text);
  const numbers = values.map(({ span: { start, end } }) => text.slice(start, end).toLowerCase());
  return {
    terms: new Set(contentTerms(text)),
    numbers: new Set(numbers),
    amounts: values.filter(({ dimension }) => !INCOMPARABLE.has(dimension)).length,
  };
}

function isSameStatement(a: Statement, b: Statement): boolean {
  if (a.text === b.text) return true;
  if (a.story === undefined || a.story !== b.story || a.sentence.from.key === b.sentence.from.key)
    return false;
  const [own, other] = [a.words(), b.words()];
  if (other.terms.size >= MIN_PART_TERMS && a.text.includes(b.text)) return true;
  const common = [...own.terms].filter((term) => other.terms.has(term)).length;
  const dice = (2 * common) / (own.terms.size + other.terms.size);
  return dice >= MIN_SAME_STATEMENT_DICE && haveSameNumbers(own, other) && !differInMeaning(a.text, b.text);
}

/** False if each has a number that the other lacks, or only one of them has an amount. */
const haveSameNumbers = (a: Words, b: Words): boolean =>
  (a.amounts === 0) === (b.amounts === 0) &&
  (includes(a.numbers, b.numbers) || includes(b.numbers, a.numbers));

const includes = (all: ReadonlySet<string>, some: ReadonlySet<string>): boolean =>
  [...some].every((value) => all.has(value));
