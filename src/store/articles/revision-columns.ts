import { encodeSpans } from '../codecs.js';
import type { PreparedArticle } from '../ports/article-store.js';
import type { RevisionRecord } from '../ports/transfer-store.js';

/** A revision as its row has it; `boilerplate` is encoded (src/store/codecs.ts). */
export type RevisionColumns = Omit<RevisionRecord, 'type' | 'article' | 'boilerplate'> & {
  readonly boilerplate: string;
};

export const columnsOfArticle = (article: PreparedArticle, number: number): RevisionColumns => ({
  ...article,
  number,
  boilerplate: encodeSpans(article.boilerplate),
});

export const columnsOfRecord = (record: RevisionRecord): RevisionColumns => ({
  ...record,
  boilerplate: JSON.stringify(record.boilerplate),
});
