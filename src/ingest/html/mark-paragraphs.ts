import { markClosingNotes } from './paragraphs/closing-notes.js';
import { markLoneLines } from './paragraphs/lone-lines.js';
import type { Paragraph } from './paragraphs/paragraph.js';
import { markReferences } from './paragraphs/references.js';
import { markClaims } from './surroundings/claims.js';
import { markLinkedLabels } from './wording/linked-labels.js';

/** What a page says of its article beside the text. */
interface PageFacts {
  readonly author: string | null;
  /** What the article examines, see `claimsReviewed`. */
  readonly claims?: readonly string[];
}

/** Marks the paragraphs among those of an article that are not its own statements. */
export function markParagraphs(
  paragraphs: readonly Paragraph[],
  { author, claims = [] }: PageFacts,
): Paragraph[] {
  const own = markClaims(markReferences(paragraphs), claims);
  return markClosingNotes(markLoneLines(markLinkedLabels(own)), author);
}
