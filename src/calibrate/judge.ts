import type { AnswerSentence } from '../domain/answer.js';
import type { Citation } from '../domain/citation.js';
import type { Corpus } from './corpus.js';
import { collapsed, type EvalQuestion } from './eval-set.js';
import { f1 } from './f1.js';

/** A short answer that shares less with every accepted one is wrong. */
export const WRONG_BELOW_F1 = 0.3;

/** How good a short answer is: its best F1 against the accepted ones; 0 where none should be shown. */
export function shortAnswerScore(question: EvalQuestion, text: string): number {
  const accepted = question.falsePremise ? [] : (question.headline ?? question.answers);
  return Math.max(0, ...accepted.map((gold) => f1(text, gold)));
}

/** What a shown sentence is worth for a question, by the definitions of the measures. */
export class Judge {
  readonly #corpus: Corpus;

  constructor(corpus: Corpus) {
    this.#corpus = corpus;
  }

  /** answer@k's notion: an accepted answer in a right article; for yesno and overview, an evidence sentence. */
  answers(question: EvalQuestion, statement: AnswerSentence): boolean {
    if (question.type === 'yesno' || question.type === 'overview') {
      return statement.citations.some((citation) =>
        question.evidence.some((sentence) => shows(citation.quote, sentence)),
      );
    }
    return statement.citations.some(
      (citation) => this.isRight(question, citation) && holdsAnswer(question, citation.quote),
    );
  }

  /** Whether a citation lies in a right article; in SQuAD data, in the right paragraph of it. */
  isRight(question: EvalQuestion, citation: Pick<Citation, 'articleId' | 'span' | 'revision'>): boolean {
    if (!this.isInArticle(question, citation)) return false;
    if (question.paragraph === undefined) return true;
    const { store } = this.#corpus.tools;
    const article = store.articles.find(this.#corpus.scope, citation.articleId, citation.revision)!;
    return article.text.slice(0, citation.span.start).split('\n\n').length - 1 === question.paragraph;
  }

  isInArticle(question: EvalQuestion, { articleId }: Pick<Citation, 'articleId'>): boolean {
    return question.articles.some((article) => this.#corpus.id(article) === articleId);
  }

  /** How many of the listed evidence sentences are among the statements. */
  evidenceShown(question: EvalQuestion, statements: readonly AnswerSentence[]): number {
    return question.evidence.filter((sentence) =>
      statements.some(({ citations }) => citations.some(({ quote }) => shows(quote, sentence))),
    ).length;
  }
}

const holdsAnswer = ({ answers }: EvalQuestion, quote: string): boolean =>
  answers.some((answer) => collapsed(quote).includes(collapsed(answer)));

/** A shown sentence shows the evidence when it contains it, or lies in it with at least half its length. */
function shows(shown: string, evidence: string): boolean {
  const [a, b] = [collapsed(shown), collapsed(evidence)];
  return a.includes(b) || (b.includes(a) && a.length >= b.length / 2);
}
