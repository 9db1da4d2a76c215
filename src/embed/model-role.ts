/** What a model is for, as the settings that choose it and their messages say it. */
export interface ModelRole {
  readonly modelSetting: 'EMBEDDING_MODEL' | 'RERANKER_MODEL';
  readonly dtypeSetting: 'EMBEDDING_DTYPE' | 'RERANKER_DTYPE';
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

export const RERANKER: ModelRole = {
  modelSetting: 'RERANKER_MODEL',
  dtypeSetting: 'RERANKER_DTYPE',
  example: 'Xenova/ms-marco-MiniLM-L-6-v2',
  without: 'Leave RERANKER_MODEL unset to answer without one',
};
