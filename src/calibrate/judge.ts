import type { AnswerSentence } from '../domain/answer.js';
import type { Citation } from '../domain/citation.js';
import type { Corpus } from './corpus.js';
import { collapsed, type EvalQuestion } from './eval-set.js';
import { f1 } from './f1.js';

/** A short answer with a lower F1 is wrong. */
export const WRONG_BELOW_F1 = 0.3;

/** Best F1 of a short answer against the accepted ones; 0 if none should be shown. */
export function shortAnswerScore(question: EvalQuestion, text: string): number {
  const accepted = question.falsePremise ? [] : (question.shortAnswers ?? question.answers);
  return Math.max(0, ...accepted.map((gold) => f1(text, gold)));
}

/** Decides whether quotes answer a question, as the evaluation measures define it. */
export class Judge {
  readonly #corpus: Corpus;

  constructor(corpus: Corpus) {
    this.#corpus = corpus;
  }

  /** As in answer@k: contains an accepted answer, from a correct article; for yesno and overview, shows evidence. */
  async answers(question: EvalQuestion, statement: AnswerSentence): Promise<boolean> {
    if (question.type === 'yesno' || question.type === 'overview') {
      return statement.citations.some((citation) =>
        question.evidence.some((sentence) => shows(citation.quote, sentence)),
      );
    }
    for (const citation of statement.citations) {
      if (containsAnswer(question, citation.quote) && (await this.isRight(question, citation))) return true;
    }
    return false;
  }

  /** True for a citation from a correct article; in SQuAD data, from the correct paragraph. */
  async isRight(
    question: EvalQuestion,
    citation: Pick<Citation, 'articleId' | 'span' | 'revision'>,
  ): Promise<boolean> {
    if (!this.isInArticle(question, citation)) return false;
    if (question.paragraph === undefined) return true;
    const { store } = this.#corpus.tools;
    const article = (await store.articles.find(this.#corpus.scope, citation.articleId, citation.revision))!;
    return article.text.slice(0, citation.span.start).split('\n\n').length - 1 === question.paragraph;
  }

  isInArticle(question: EvalQuestion, { articleId }: Pick<Citation, 'articleId'>): boolean {
    return question.articles.some((article) => this.#corpus.id(article) === articleId);
  }

  /** Number of the question's evidence sentences that the statements show. */
  evidenceShown(question: EvalQuestion, statements: readonly AnswerSentence[]): number {
    return question.evidence.filter((sentence) =>
      statements.some(({ citations }) => citations.some(({ quote }) => shows(quote, sentence))),
    ).length;
  }
}

const containsAnswer = ({ answers }: EvalQuestion, quote: string): boolean =>
  answers.some((answer) => collapsed(quote).includes(collapsed(answer)));

/** True if the quote contains the evidence, or is a part of it at least half as long. */
function shows(quote: string, evidence: string): boolean {
  const [a, b] = [collapsed(quote), collapsed(evidence)];
  return a.includes(b) || (b.includes(a) && a.length >= b.length / 2);
}
