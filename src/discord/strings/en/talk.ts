export const talkStrings = {
  /** Discord hides the text of a message that only mentions the bot's role. `me`: a mention of the bot. */
  roleMentioned: (me: string) =>
    `You mentioned my role, and then Discord does not show me your words. Mention me myself: ${me} and your question.`,
  /** The name of an answer's thread if nothing is left of the question. */
  threadName: 'Answer',
} as const;
