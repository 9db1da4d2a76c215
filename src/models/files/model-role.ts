/** What a model is for, as the settings that choose it and their messages say it. */
export interface ModelRole {
  readonly modelSetting: 'EMBEDDING_MODEL' | 'READER_MODEL';
  readonly dtypeSetting: 'EMBEDDING_DTYPE' | 'READER_DTYPE';
  /** A hub id that plays it. */
  readonly example: string;
  /** What to do without a model of one's own. */
  readonly without: string;
}

export const EMBEDDING: ModelRole = {
  modelSetting: 'EMBEDDING_MODEL',
  dtypeSetting: 'EMBEDDING_DTYPE',
  example: 'Xenova/all-MiniLM-L6-v2',
  without: 'Set EMBEDDING_MODEL=bundled to work without a download',
};

export const READER: ModelRole = {
  modelSetting: 'READER_MODEL',
  dtypeSetting: 'READER_DTYPE',
  example: 'Xenova/distilbert-base-cased-distilled-squad',
  without:
    'Set READER_MODEL=bundled to work without a download, or READER_MODEL=none to answer by search alone',
};
