/** Decides what saving a text does, from what is stored. */
import type { Provenance } from '../../domain/article.js';
import type { SaveOutcome, TextIdentity } from '../ports/article-store.js';
import { isIntact } from './damage-watch.js';

/** A text found in a page is a revision of the same text with a weaker provenance. */
const STRENGTH: Readonly<Record<Provenance, number>> = {
  fetched: 3,
  hidden: 2,
  feed: 1,
  uploaded: 0,
  pasted: 0,
  unknown: 0,
};

export const isStronger = (one: Provenance, other: Provenance): boolean => STRENGTH[one] > STRENGTH[other];

/** The searched article that has the same text. */
export interface SameText {
  readonly id: string;
  readonly provenance: Provenance;
  readonly text: string;
}

/** Null if the same text does not decide: there is none, or it has a weaker provenance. */
export function outcomeOfSame(same: SameText | undefined, text: TextIdentity): SaveOutcome | null {
  if (!same) return null;
  // A stored text that is damaged is replaced by a new revision.
  if (!isIntact({ text: same.text, contentHash: text.contentHash }))
    return { kind: 'updated', article: same.id };
  return isStronger(text.provenance, same.provenance) ? null : { kind: 'known', article: same.id };
}

/** True if the text is that of the page itself, which a feed at best repeats. */
export const isOfPage = (provenance: Provenance): boolean =>
  provenance === 'fetched' || provenance === 'hidden' || provenance === 'unknown';
