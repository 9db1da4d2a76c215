import { count } from './amounts.js';

export const linksCommand = { name: 'Ingest links' } as const;

export const linksStrings = {
  progress: (number: number, links: number, step: string) =>
    links === 1 ? step : `Link ${number} of ${links}: ${step}`,
  title: (added: number, links: number) => `Added ${added} of ${count(links, 'link')}`,
  failed: 'Failed',
  more: (n: number) => `and ${count(n, 'more link')}`,
  skipped: (n: number) =>
    `${count(n, 'link was', 'links were')} skipped. Add ${n === 1 ? 'it' : 'them'} with /ingest.`,
} as const;
