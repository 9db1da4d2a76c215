/**
 * What is kept of the entries of a feed, which may list new ones at every poll: more wait than are read, and each keeps its
 * text while it waits.
 */

/** As many as one reading has at most, so that what a feed lists stays. */
export const MAX_WAITING_ENTRIES = 1000;
export const MAX_WAITING_CHARS = 32 * 1024 * 1024;
/** Those that were read or passed over are kept to be known again. */
export const MAX_KNOWN_ENTRIES = 20_000;

const NEWEST_FIRST = '(ORDER BY seen_at DESC, key DESC)';

/** The keys of the waiting entries beyond the limits, which the feed listed longest ago. @param ofFeed A condition. */
export const excessWaiting = (ofFeed: string): string =>
  `SELECT key FROM (
     SELECT key, row_number() OVER newest AS place, sum(coalesce(length(content), 0)) OVER newest AS chars
     FROM feed_entry WHERE ${ofFeed} AND url IS NOT NULL WINDOW newest AS ${NEWEST_FIRST}
   ) AS waiting WHERE place > ${MAX_WAITING_ENTRIES} OR chars > ${MAX_WAITING_CHARS}`;

/** The same of all entries. */
export const excessEntries = (ofFeed: string): string =>
  `SELECT key FROM (
     SELECT key, row_number() OVER ${NEWEST_FIRST} AS place FROM feed_entry WHERE ${ofFeed}
   ) AS known WHERE place > ${MAX_KNOWN_ENTRIES}`;

/** Settles an entry. @param reason SQL of a `PassOverReason`, or null if it was read. */
export const settled = (reason: string): string =>
  `UPDATE feed_entry SET url = NULL, content = NULL, passed_over = ${reason}, tries = 0, not_before = ''`;
