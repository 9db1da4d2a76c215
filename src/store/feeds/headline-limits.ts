/** Beyond this number the oldest headlines of a feed are no longer news and are dropped. */
export const MAX_HEADLINES_PER_FEED = 200;
