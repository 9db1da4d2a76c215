import { count } from '../../amounts.js';

export const linksCommand = { name: 'Ingest links' } as const;

export const linksStrings = {
  progress: (number: number, all: number, step: string) =>
    all === 1 ? step : `${number} of ${all}: ${step}`,
  title: (added: number, all: number, what: 'link' | 'file' | 'article') =>
    `Added ${added} of ${count(all, what)}`,
  failed: 'Failed',
  skipped: 'Not read',
  more: (n: number) => `and ${n} more`,
  leftOut: (n: number, what: 'link' | 'file' | 'article') =>
    `${count(n, `${what} was`, `${what}s were`)} not read. Add ${n === 1 ? 'it' : 'them'} with \`/ingest\`.`,
} as const;
