/** Sentences for users that are not errors. Some are stored, and shown later as they are. */
export const appStrings = {
  pausedByUser: 'Paused manually.',
  crashedEachTime: 'Byline crashed each time it read this source.',
  /** The name of a source without a URL or a file name. */
  pastedText: 'a pasted text',
  modelCannotBeOpened: (model: string) =>
    `The stored vectors are from the model ${model}, which cannot be opened here.`,
  modelChanged: (model: string, opened: string) =>
    `The stored vectors are from the model ${model}, but its settings now open ${opened}.`,
};
