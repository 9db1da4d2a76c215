export const checkCommand = { name: 'Check against the news' } as const;

/** Leads; verbatim.ts accepts them as lines that quote nothing. */
export const checkStrings = {
  closest: 'Closest passages to that message. Judge for yourself:',
  nothing: 'I found nothing about that message.',
} as const;
