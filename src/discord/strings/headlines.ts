import { count } from './amounts.js';

export const headlineStrings = {
  more: (n: number) => `and ${count(n, 'more headline')}`,
  earlier: (n: number) => `and ${count(n, 'earlier article')} · ask about any of them with /ask`,
  ask: 'Ask about the news with /ask',
} as const;
