import { count } from '../amounts.js';

export const contextStrings = {
  heading: 'The quotes in context',
  more: (quotes: number) => count(quotes, 'more quote'),
  deleted: 'All articles quoted there have since been deleted.',
} as const;
