import type { CitableArticle, Citation } from '../../domain/citation.js';
import { cite } from '../../domain/citation.js';
import type { Suggestion } from '../../domain/suggestion.js';
import { analyseText } from '../../text/analyse.js';
import { keySentences } from './key-sentences.js';
import { questionsFrom } from './questions-from.js';

const MAX_SUGGESTIONS = 3;
/** Sentences that a question is sought for, and questions that are asked, at the most. */
const SENTENCES_TRIED = 8;
const QUESTIONS_ASKED = 8;

/** Asks a question; what it cites, best first. */
export type Ask = (question: string) => Promise<readonly Citation[]>;

/**
 * What may be asked of an article. A question is offered only when asking it brings back the sentence it was
 * made from; what room is left goes to key sentences without a question.
 */
export async function suggest(article: CitableArticle, ask: Ask): Promise<Suggestion[]> {
  const sentences = keySentences(
    article.text,
    analyseText(article.text, article.boilerplate),
    SENTENCES_TRIED,
  );
  const asked: Suggestion[] = [];
  const left: Suggestion[] = [];
  let questions = 0;
  for (const sentence of sentences) {
    const citation = cite(article, sentence.span);
    let found: string | null = null;
    for (const question of questionsFrom(article.text, sentence)) {
      if (asked.length >= MAX_SUGGESTIONS || questions >= QUESTIONS_ASKED || found !== null) break;
      questions += 1;
      if (isAmong(citation, await ask(question))) found = question;
    }
    (found === null ? left : asked).push({ question: found, sentence: citation });
  }
  return [...asked, ...left].slice(0, MAX_SUGGESTIONS);
}

function isAmong(wanted: Citation, found: readonly Citation[]): boolean {
  return found.some(
    ({ articleId, span }) =>
      articleId === wanted.articleId && span.start === wanted.span.start && span.end === wanted.span.end,
  );
}
