import { suggest } from '../../answer/suggest/suggest.js';
import type { Store } from '../../store/ports/store.js';
import type { AskWithoutStoring } from '../answers.js';
import type { Archive } from '../newsroom.js';
import { type DeletionDeps, forgetArticle } from './deletion.js';
import { knownArticle, listSources, sourceDetails } from './list-sources.js';

export function createArchive(store: Store, askOnly: AskWithoutStoring, deletion: DeletionDeps): Archive {
  return {
    async list(request) {
      return listSources(store, request);
    },

    async search(scope, text, limit) {
      return store.articles.searchTitles(scope, text, limit);
    },

    async open(scope, articleId) {
      return sourceDetails(store, scope, articleId);
    },

    async suggestions(scope, articleId) {
      return suggest(await knownArticle(store, scope, articleId), async (question) => {
        const { answer } = await askOnly({ scope, question });
        return {
          answered: answer.kind === 'answered',
          citations: answer.statements.flatMap(({ citations }) => citations),
          shortAnswer: answer.shortAnswer?.text ?? null,
        };
      });
    },

    async outlets(scope, typed) {
      return store.articles.outlets(await store.articles.scopeKey(scope), typed);
    },

    forget: (scope, article) => forgetArticle(deletion, scope, article),
  };
}
