/** Sentences for users that are not errors. Some are stored, and shown later as they are. */
export const appStrings = {
  pausedByUser: 'Paused manually.',
  crashedEachTime: (attempts: number) =>
    `Byline crashed or hung ${attempts === 1 ? 'once' : attempts === 2 ? 'twice' : `${attempts} times`} while it worked on this source. Ingest it again to try once more.`,
  /** The name of a source without a URL or a file name. */
  pastedText: 'a pasted text',
  modelCannotBeOpened: (model: string) =>
    `The stored vectors are from the model ${model}, which cannot be opened here.`,
  modelChanged: (model: string, opened: string) =>
    `The stored vectors are from the model ${model}, but its settings now open ${opened}.`,
};
