import { markClosingNotes } from './paragraphs/closing-notes.js';
import { markLoneLines } from './paragraphs/lone-lines.js';
import type { Paragraph } from './paragraphs/paragraph.js';
import { markReferences } from './paragraphs/references.js';
import { type Around, markAfterText } from './surroundings/after-text.js';
import { markClaims } from './surroundings/claims.js';
import { markProgramSummaries } from './surroundings/program-summaries.js';
import { markPullQuotes } from './surroundings/pull-quotes.js';
import { markLinkedLabels } from './wording/linked-labels.js';

/** Of the text: names and places that mark more of it are wrong. */
const MAX_MARKED_SHARE = 0.4;

/**
 * Marks the boxes of a page that state what its article does not. To be called before the article is selected, without
 * the labels of the boxes.
 * @param claims What the article examines, see `claimsReviewed`.
 */
export const markBoxes = (page: readonly Paragraph[], claims: readonly string[]): Paragraph[] =>
  markProgramSummaries(markClaims(page, claims));

/** Marks the paragraphs among those of an article that are not its own statements. */
export const markNotes = (paragraphs: readonly Paragraph[], around: Around): Paragraph[] =>
  markPullQuotes(
    markClosingNotes(
      markAfterText(markLoneLines(markLinkedLabels(markReferences(paragraphs))), around),
      around.author,
    ),
  );

/** Ignores the class names, or the places, that mark too much of the prose as boilerplate. */
export function trustMarks(
  paragraphs: readonly Paragraph[],
  isWhole: boolean,
): { text: string; boilerplate: boolean }[] {
  const prose = paragraphs.filter(({ boilerplate }) => !boilerplate);
  const chars = (all: readonly Paragraph[]): number => all.reduce((sum, { text }) => sum + text.length, 0);
  const limit = chars(prose) * MAX_MARKED_SHARE;
  const trustsNames = chars(prose.filter(({ named }) => named)) <= limit;
  const trustsPlaces = !isWhole && chars(prose.filter(({ placed }) => placed)) <= limit;
  return paragraphs.map(({ text, boilerplate, named, placed }) => ({
    text,
    boilerplate: boilerplate || (named && trustsNames) || (placed && trustsPlaces),
  }));
}
