import { analyseQuestion } from '../../../src/answer/question/question.js';
import { isMisfit } from '../../../src/answer/short-answer/misfit.js';
import { articleOf, evidenceOf, spanOf } from '../evidence-of.js';

/** Whether the span between « and » in a sentence of an article of 2026 is a misfit. @param at Of the sentence; default: the last. */
export function misfits(question: string, marked: string, at = -1): boolean {
  const text = marked.replace(/[«»]/g, '');
  const span = spanOf(text, marked.slice(marked.indexOf('«') + 1, marked.indexOf('»')));
  const article = articleOf(text, { publishedAt: '2026-11-25' });
  return isMisfit(analyseQuestion(question), evidenceOf(question, [article]).candidates.at(at)!, span);
}
