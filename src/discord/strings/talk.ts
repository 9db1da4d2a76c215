/** The three lines that a mention without a question gets. `me`: a mention of the bot. */
export const talkStrings = {
  help: (me: string) =>
    [
      `**Ask me** with \`/ask\`, or mention me with your question: ${me} who signed the agreement? I answer in verbatim quotes from the articles added here.`,
      '**Ask on** with the button *Ask a follow-up*, or mention me in your reply to an answer or in its thread.',
      '**Add articles** with `/ingest` or `/feed add`, if you may. `/sources which: all` lists what I have read.',
    ].join('\n'),
  /** Discord hides the text of a message that only mentions the bot's role. */
  roleMentioned: (me: string) =>
    `You mentioned my role, and then Discord does not show me your words. Mention me myself: ${me} and your question.`,
  /** If nothing is left of a question. */
  threadName: 'Answer',
} as const;
