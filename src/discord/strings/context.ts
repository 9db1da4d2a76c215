export const contextStrings = {
  heading: 'The quotes in context',
  deleted: 'All articles quoted there have since been deleted.',
} as const;
