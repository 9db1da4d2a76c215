/**
 * The order of revisions `r` by publication, newest first; articles without a date come last, in the order in which
 * they were read. The index `revision_newest` has it.
 */
export const NEWEST_FIRST = '(r.published_at IS NULL), r.sort_at DESC NULLS LAST, r.article DESC';
