export const replyStrings = {
  /** For others, while the user gets a private message instead of this one. */
  onlyForYou: 'The reply is only visible to the person who asked.',
} as const;
