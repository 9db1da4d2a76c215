export const boundaryStrings = {
  fault: (incident: string) =>
    `Something went wrong on my side. It has been logged as ${incident}. Please try again in a moment.`,
} as const;
