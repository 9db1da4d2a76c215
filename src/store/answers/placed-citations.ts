import type { Answer } from '../../domain/answer.js';
import type { Citation } from '../../domain/citation.js';
import { DISAGREEMENT_PLACE, EARLIER_PLACE, SHORT_ANSWER_PLACE } from '../ports/answer-store.js';

/** Every citation of an answer with its place, in the order in which they are stored, duplicates included. */
export function placedCitations({
  statements,
  shortAnswer,
  disagreement,
}: Answer): { citation: Citation; place: number }[] {
  const at = (place: number, citations: readonly Citation[] = []) =>
    citations.map((citation) => ({ citation, place }));
  return [
    ...statements.flatMap((statement, i) => at(i + 1, statement.citations)),
    ...at(SHORT_ANSWER_PLACE, shortAnswer?.citations),
    ...at(EARLIER_PLACE, shortAnswer?.earlier),
    ...(disagreement?.values.flatMap((value) => at(DISAGREEMENT_PLACE, value.citations)) ?? []),
  ];
}
