import { contentTerms, tokenize } from '../../text/tokens.js';
import { answerErrors } from '../errors.js';
import { hasAnaphor } from './anaphor.js';
import { type AnswerType, answerTypeOf, asksForSeveral } from './answer-type.js';

export interface Question {
  readonly text: string;
  /** Expected answer type. */
  readonly type: AnswerType;
  /** True if the answer may be several names: "which ministers", "the two leaders". */
  readonly several: boolean;
  /** False if it has nothing but question words: "how many?". */
  readonly hasTopic: boolean;
  /** Distinct search terms, without question words such as "latest" or "happened"; may be empty for an overview. */
  readonly terms: readonly string[];
  /** Each term as written in the question, in lower case. */
  readonly words: ReadonlyMap<string, string>;
}

/** Words that ask rather than name a topic; searched only if the question has no other word. */
const QUESTION_WORD_RE =
  /^(?:latest|newest|recent|recently|new|news|today|todays|happened|happening|happens|happen|going|tell|give|overview|summary|summarise|summarize|update|updates|headline|headlines|story|stories|top|catch|bring|date|know|want|need|find|show|please|article|articles|according|exactly|actually|name|names|named|many|much|kind|sort|type)$/;

/**
 * Analyses a question by its words alone; it need not be well formed: typos, lower case and bare keywords are common.
 * @throws UserError `question.empty` if it has no word to search for, `question.incomplete` if it has a pronoun instead.
 */
export function analyseQuestion(question: string): Question {
  const text = cleanQuestion(question);
  const lower = text.toLowerCase().replaceAll('’', "'");
  const type = answerTypeOf(lower);
  const all = [...new Set(contentTerms(text))];
  const questionWords = new Set(
    tokenize(text)
      .filter(({ word }) => QUESTION_WORD_RE.test(word.toLowerCase()))
      .map(({ term }) => term),
  );
  const topical = all.filter((term) => !questionWords.has(term));
  const hasTopic = topical.length > 0;
  const terms = hasTopic || type === 'overview' ? topical : all;
  if (terms.length === 0 && type !== 'overview')
    throw hasAnaphor(text) ? answerErrors.missingSubject({}) : answerErrors.emptyQuestion({});
  return { text, type, several: asksForSeveral(lower), hasTopic, terms, words: wordsOf(text) };
}

/** Removes control characters and collapses white space. */
export const cleanQuestion = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();

const wordsOf = (text: string): Map<string, string> =>
  new Map(tokenize(text).map(({ term, word }) => [term, word.toLowerCase()]));
