import { count } from '../amounts.js';

export const headlineStrings = {
  earlier: (n: number) => `and ${count(n, 'earlier article')} · ask about any of them with \`/ask\``,
  ask: 'Ask about the news with `/ask`',
  keySentences: 'Key sentences',
} as const;
