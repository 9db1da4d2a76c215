const ASK_AND_SET_UP = [
  '**Ask me** with `/ask`: I answer in verbatim quotes from those articles, each with its source.',
  '**Set me up** with `/setup`: allowed channels, limits, private answers. `/about` shows what I store.',
];

/** Three lines each. */
export const welcomeStrings = {
  first: [
    '**Add articles** with `/ingest` (a link, a text or a file), or follow a feed with `/feed add`. Both need the Manage Messages permission.',
    ...ASK_AND_SET_UP,
  ].join('\n'),
  back: ['**I am back**, and the articles added here before are still stored.', ...ASK_AND_SET_UP].join('\n'),
} as const;
