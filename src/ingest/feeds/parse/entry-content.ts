import { z } from 'zod';

/** A shorter text is the teaser of a page. */
export const MIN_ENTRY_WORDS = 25;
/** An entry without a title is a post, whose text is whole. */
export const MIN_POST_WORDS = 5;

/** What a feed says in an entry. */
export const entryContent = z.object({
  /** False if the text is the whole entry, and its page is not read. */
  hasPage: z.boolean(),
  title: z.string().nullable(),
  author: z.string().nullable(),
  /** Null if unknown, or not understood. */
  publishedAt: z.string().nullable(),
  /** Its longest text; null if that is too short to be an article. */
  html: z.string().nullable(),
});
export type EntryContent = z.output<typeof entryContent>;
