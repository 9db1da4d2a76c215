export const checkCommand = { name: 'Check against the news' } as const;

/** Headings; verbatim.ts accepts them as lines that quote nothing. */
export const checkStrings = {
  closest: 'Closest passages to that message',
  judge: 'Judge for yourself whether they support it.',
  nothing: 'I found nothing about that message',
} as const;
