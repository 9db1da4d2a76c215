/** What a model is used for, and the settings that choose it. */
export interface ModelRole {
  readonly name: 'embedder' | 'reader';
  readonly modelSetting: 'EMBEDDING_MODEL' | 'READER_MODEL';
  readonly dtypeSetting: 'EMBEDDING_DTYPE' | 'READER_DTYPE';
  /** The hub id of a suitable model. */
  readonly example: string;
}

export const EMBEDDER: ModelRole = {
  name: 'embedder',
  modelSetting: 'EMBEDDING_MODEL',
  dtypeSetting: 'EMBEDDING_DTYPE',
  example: 'Xenova/all-MiniLM-L6-v2',
};

export const READER: ModelRole = {
  name: 'reader',
  modelSetting: 'READER_MODEL',
  dtypeSetting: 'READER_DTYPE',
  example: 'Xenova/distilbert-base-cased-distilled-squad',
};
