/** What a sentence or a title states, to compare it with the claim of a question. */
import type { Token } from '../../text/terms/tokens.js';
import type { Candidate } from '../evidence/candidates.js';
import { coreferenceOf } from '../evidence/coreference.js';
import type { Claim } from './claim.js';
import { type SentenceWord, termsOf, wordsOf } from './sentence-words.js';

export interface Statement {
  readonly text: string;
  readonly words: readonly SentenceWord[];
  readonly terms: ReadonlySet<string>;
  readonly title: ReadonlySet<string>;
  /** What its pronoun stands for, with the office named beside it; looked for when asked. */
  readonly antecedent: () => ReadonlySet<string>;
}

export interface Sign {
  readonly contradicts: (claim: Claim, statement: Statement) => boolean;
  /** @param subject Terms of the claim's subject. */
  readonly supports: (claim: Claim, statement: Statement, subject: readonly string[]) => boolean;
}

/** Share of the claim's other words that the sentence and its title have. */
export const MIN_COVERAGE = 0.5;
/** Beside a name, as many words may tell the office: "the mayor of Oxley, Ines Marrow". */
const OFFICE_WORDS = 5;

const NONE: ReadonlySet<string> = new Set();

export const titleStatement = (title: string): Statement => statementOf(title, '', () => NONE);

export const sentenceStatement = ({ text, from, sentence }: Candidate): Statement =>
  statementOf(text, from.article.title, () => {
    const found = coreferenceOf(from, sentence.ordinal);
    if (!found) return NONE;
    const { start, end } = found.antecedentSentence.span;
    const words = wordsOf(from.article.text.slice(start, end));
    const names = found.antecedents.map(({ span }) => ({ start: span.start - start, end: span.end - start }));
    const isNamed = (word: Token): boolean =>
      names.some((name) => word.start < name.end && name.start < word.end);
    const isBeside = (at: number): boolean =>
      words.slice(Math.max(0, at - OFFICE_WORDS), at + OFFICE_WORDS + 1).some(isNamed);
    return termsOf(words.filter((word, at) => isNamed(word) || (/^\p{Ll}/u.test(word.word) && isBeside(at))));
  });

function statementOf(text: string, title: string, antecedent: Statement['antecedent']): Statement {
  const words = wordsOf(text);
  return { text, words, terms: termsOf(words), title: termsOf(wordsOf(title)), antecedent };
}

/** The words that may be the predicate, or what depends on it. */
export const predicatesOf = ({ words, hasSubject }: Claim): readonly Token[] =>
  words.slice(hasSubject ? 1 : 0);

/** Share of the other words of the claim that a statement and its title have. */
export function coverage(
  { words }: Claim,
  except: Token,
  { terms, title }: Statement,
  further: ReadonlySet<string> = NONE,
): number {
  const others = words.filter((word) => word !== except);
  const known = others.filter(({ term }) => terms.has(term) || title.has(term) || further.has(term));
  return known.length / Math.max(1, others.length);
}
