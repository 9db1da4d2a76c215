import { quotesInContext } from '../answer/context.js';
import { suggest } from '../answer/suggest/suggest.js';
import type { Answer, AskRequest } from '../domain/answer.js';
import { UserError } from '../domain/errors.js';
import type { Scope } from '../domain/scope.js';
import { outletsLike } from '../store/articles/outlets.js';
import type { Store } from '../store/store.js';
import { knownArticle, listSources, sourceDetails } from './list-sources.js';
import type { Newsroom } from './newsroom.js';

export type ReadingDesk = Pick<
  Newsroom,
  'sources' | 'source' | 'suggestions' | 'outlets' | 'findAnswer' | 'context' | 'rate'
>;

/** The part of the newsroom that shows what there is and what was answered. `ask` answers without keeping it. */
export function createReadingDesk(store: Store, ask: (request: AskRequest) => Promise<Answer>): ReadingDesk {
  const scopeKey = (scope: Scope) => store.articles.scopeKey(scope);
  const answerOf = (scope: Scope, id: string) => {
    const answer = store.answers.find(scopeKey(scope), id);
    if (answer) return answer;
    throw new UserError('answer.unknown', 'I no longer have that answer. Please ask again.');
  };
  return {
    async sources(request) {
      return listSources(store, request);
    },

    async source(scope, articleId) {
      return sourceDetails(store, scope, articleId);
    },

    async suggestions(scope, articleId) {
      return suggest(knownArticle(store, scope, articleId), async (question) => {
        const { statements } = await ask({ scope, question });
        return statements.flatMap(({ citations }) => citations);
      });
    },

    async outlets(scope, typed) {
      return outletsLike(store.db, scopeKey(scope), typed);
    },

    async findAnswer(scope, place) {
      return store.answers.at(scopeKey(scope), place);
    },

    async context(scope, answerId) {
      return quotesInContext(store, scope, answerOf(scope, answerId).citations);
    },

    async rate(scope, answerId, user, helpful) {
      answerOf(scope, answerId);
      store.answers.rate(answerId, user, helpful);
    },
  };
}
