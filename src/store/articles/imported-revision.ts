/** What an import does with a revision of an export, whichever engine it is stored in. */
import type { ArticleRecord, RevisionRecord } from '../ports/transfer-store.js';

/**
 * `history`: an earlier revision. `left-out`: there is no number for it between the texts that are here.
 * `unsearched`: stored, but what is here is newer. `searched`: it becomes the searched text.
 */
export type ImportedPlace = 'history' | 'left-out' | 'unsearched' | 'searched';

/**
 * @param current The searched revision of the article here; null if there is none.
 * @param urls Of the record; taken are those of another article here, with a text at least as new.
 */
export function placeOf(
  { number }: Pick<RevisionRecord, 'number'>,
  record: Pick<ArticleRecord, 'current'>,
  current: number | null,
  urls: readonly { readonly isTaken: boolean }[],
): ImportedPlace {
  if (number !== record.current) {
    const end = Math.min(record.current ?? Infinity, current ?? Infinity);
    return number > end ? 'left-out' : 'history';
  }
  const isOlder = current !== null && current > number;
  const hasUrl = urls.length === 0 || urls.some(({ isTaken }) => !isTaken);
  return !isOlder && hasUrl ? 'searched' : 'unsearched';
}
