export const helpCommand = { description: 'How to use me, in three lines' } as const;

/** Labels have at most 38 characters (Discord's guideline for buttons). */
export const helpStrings = {
  ask: '**Ask me** with `/ask`, or mention me with your question: I answer in verbatim quotes from the articles added here, each with its source.',
  /** @param mayAdd Whether the reader may add articles. */
  add: (mayAdd: boolean) =>
    mayAdd
      ? '**Add articles** with `/ingest` (a link, a text or a file), or follow a feed with `/feed add`.'
      : '**Articles** are added by members who may manage messages. `/sources which: all` lists them.',
  /** @param mayAdd The same members may delete articles. */
  more: (mayAdd: boolean) =>
    mayAdd
      ? '**Delete** articles with `/forget`, and your own questions with `/about`, which shows what I store.'
      : '**Delete** your own questions with `/about`, which shows what I store.',
  buttons: {
    ask: 'Ask a question',
    samples: 'Try it on three sample stories',
    feed: 'Add a feed',
    undo: 'Undo',
  },
  feedForm: {
    title: 'Follow a news feed',
    url: 'Address',
    hint: 'Of an RSS, Atom or JSON feed, or of a page that links to one.',
  },
  samples: {
    added: 'I added three sample stories. Ask me about them, or remove them with the button.',
    some: 'I added only some of the three sample stories. Ask me about them, or remove them with the button.',
    known: 'The sample stories are already here. Ask me about them.',
    undone: 'I removed the sample stories. Add your own articles with `/ingest`.',
  },
} as const;
