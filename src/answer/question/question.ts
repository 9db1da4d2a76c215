import { UserError } from '../../domain/errors.js';
import { contentTerms, tokenize } from '../../text/tokens.js';
import { type AnswerType, answerTypeOf, asksForSeveral } from './answer-type.js';

export interface Question {
  readonly text: string;
  /** What kind of words it asks for. */
  readonly type: AnswerType;
  /** More than one name may be meant: "which ministers", "the two leaders". */
  readonly several: boolean;
  /** Distinct content terms without the words that only ask ("latest", "happened"); may be empty for an overview. */
  readonly terms: readonly string[];
  /** Each term as the question writes it, lower case. */
  readonly words: ReadonlyMap<string, string>;
}

/** Words that ask rather than name a topic. */
const ASKING =
  /^(?:latest|newest|recent|recently|new|news|today|todays|happened|happening|happens|happen|going|tell|give|overview|summary|summarise|summarize|update|updates|headline|headlines|story|stories|top|catch|bring|date|know|want|need|find|show|please|article|articles|according|exactly|actually|name|names|named|many|much|kind|sort|type)$/;

/**
 * What a question asks, from its words alone; typos, lower case and bare keywords are normal.
 * @throws UserError `question.empty` without a word to search for, `question.too-long` over `maxChars`.
 */
export function analyseQuestion(text: string, maxChars: number): Question {
  const plain = cleanQuestion(text);
  if (plain.length > maxChars) {
    throw new UserError(
      'question.too-long',
      `The question has ${plain.length.toLocaleString('en')} characters; the limit is ${maxChars.toLocaleString('en')}. Ask it shorter.`,
    );
  }
  const lower = plain.toLowerCase().replaceAll('’', "'");
  const type = answerTypeOf(lower);
  const all = [...new Set(contentTerms(plain))];
  const asking = new Set(
    tokenize(plain)
      .filter(({ word }) => ASKING.test(word.toLowerCase()))
      .map(({ term }) => term),
  );
  const topical = all.filter((term) => !asking.has(term));
  const terms = topical.length > 0 || type === 'overview' ? topical : all;
  if (terms.length === 0 && type !== 'overview') {
    throw new UserError(
      'question.empty',
      'There is nothing to search for in this question. Ask about something in the news, for example: ' +
        'who signed the US-India framework?',
    );
  }
  return { text: plain, type, several: asksForSeveral(lower), terms, words: wordsOf(plain) };
}

/** Control characters out, blanks collapsed. */
export const cleanQuestion = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();

const wordsOf = (text: string): Map<string, string> =>
  new Map(tokenize(text).map(({ term, word }) => [term, word.toLowerCase()]));
