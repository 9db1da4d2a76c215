/** Ways to find passages by their terms with BM25. All get the same terms, so that only the search is compared. */
import { create, insertMultiple, search } from '@orama/orama';
import MiniSearch from 'minisearch';
import type { Bm25Hit, SearchStore } from '../../../src/store/ports/search-store.js';

export interface TermSearch {
  readonly who: string;
  fill(passages: readonly string[]): Promise<void>;
  search(terms: readonly string[], limit: number): Promise<number>;
}

/** Byline's is the full text of a store that is filled already. */
export const bylines = (who: string, store: Pick<SearchStore, 'bm25'>, scope: number): TermSearch => ({
  who,
  fill: async () => undefined,
  search: async (terms, limit) => {
    const hits: Bm25Hit[] = await store.bm25(scope, terms, limit, null);
    return hits.length;
  },
});

const splitAtSpaces = (text: string): string[] => text.split(' ').filter((term) => term !== '');

export function miniSearch(): TermSearch {
  const index = new MiniSearch<{ id: number; body: string }>({
    fields: ['body'],
    tokenize: splitAtSpaces,
    processTerm: (term) => term,
  });
  return {
    who: 'MiniSearch',
    fill: async (passages) => index.addAll(passages.map((body, id) => ({ id, body }))),
    search: async (terms, limit) => index.search(terms.join(' ')).slice(0, limit).length,
  };
}

export function orama(): TermSearch {
  const index = create({
    schema: { body: 'string' } as const,
    components: {
      tokenizer: {
        language: 'english',
        normalizationCache: new Map(),
        tokenize: (text: string) => splitAtSpaces(text),
      },
    },
  });
  return {
    who: 'Orama',
    fill: async (passages) =>
      void (await insertMultiple(
        index,
        passages.map((body) => ({ body })),
      )),
    search: async (terms, limit) => {
      const { hits } = await search(index, {
        term: terms.join(' '),
        properties: ['body'],
        limit,
        threshold: 1,
      });
      return hits.length;
    },
  };
}
