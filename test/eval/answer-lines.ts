import type { Asking } from './measures.js';

/** One line per asking with all that an answer shows, in its order, and its confidence in every digit. */
export function answerLines(askings: readonly Asking[]): string[] {
  return askings.map(({ question, answer: { kind, statements, shortAnswer, confidence } }) =>
    JSON.stringify({
      id: question.id,
      kind,
      shortAnswer: shortAnswer?.text ?? null,
      quotes: statements.map(({ text }) => text),
      confidence,
    }),
  );
}
