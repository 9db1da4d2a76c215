import type { CitableArticle, Citation } from '../../domain/citation.js';
import { cite } from '../../domain/citation.js';
import type { Suggestion } from '../../domain/suggestion.js';
import { analyseText } from '../../text/analyse.js';
import { generateQuestions } from './generate-questions.js';
import { keySentences } from './key-sentences.js';

const MAX_SUGGESTIONS = 3;
const MAX_SENTENCES = 8;
const MAX_QUESTIONS_ASKED = 8;

/** Asks a question and returns the citations of its answer. */
export type Ask = (question: string) => Promise<readonly Citation[]>;

/**
 * Suggests questions about an article. A generated question is used only if its answer cites the sentence it was
 * generated from; key sentences without a question fill the remaining places.
 */
export async function suggest(article: CitableArticle, ask: Ask): Promise<Suggestion[]> {
  const analysed = analyseText(article.text, article.boilerplate);
  const withQuestion: Suggestion[] = [];
  const withoutQuestion: Suggestion[] = [];
  let asked = 0;
  for (const sentence of keySentences(article.text, analysed, MAX_SENTENCES)) {
    const citation = cite(article, sentence.span);
    let answered: string | null = null;
    for (const question of generateQuestions(article.text, sentence)) {
      if (withQuestion.length >= MAX_SUGGESTIONS || asked >= MAX_QUESTIONS_ASKED || answered !== null) break;
      asked += 1;
      if (includesSpan(await ask(question), citation)) answered = question;
    }
    (answered === null ? withoutQuestion : withQuestion).push({ question: answered, sentence: citation });
  }
  return [...withQuestion, ...withoutQuestion].slice(0, MAX_SUGGESTIONS);
}

function includesSpan(citations: readonly Citation[], { articleId, span }: Citation): boolean {
  return citations.some(
    (citation) =>
      citation.articleId === articleId &&
      citation.span.start === span.start &&
      citation.span.end === span.end,
  );
}
