/**
 * The order of revisions `r` of articles `a` by publication, newest first; articles without a date come last, in the
 * order in which they were read. Dates have offsets, so that only instants can be compared.
 */
export const NEWEST_FIRST =
  'r.published_at IS NULL, julianday(coalesce(r.published_at, r.fetched_at)) DESC, a.key DESC';
