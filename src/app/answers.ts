import type { AnswerDeps } from '../answer/answer.js';
import { type AskResult, ask } from '../answer/ask.js';
import { quotesInContext } from '../answer/context.js';
import type { AskRequest } from '../domain/answer.js';
import { type Citation, isVerbatim } from '../domain/citation.js';
import type { Embedder } from '../domain/models.js';
import type { Scope } from '../domain/scope.js';
import type { StoredArticle } from '../store/ports/article-store.js';
import type { Store } from '../store/ports/store.js';
import type { ActiveModel } from './active-model.js';
import { AnswerLog } from './answer-log.js';
import { appErrors } from './errors.js';
import type { Answers } from './newsroom.js';

export interface AnswersDeps {
  readonly store: Store;
  readonly model: ActiveModel;
  readonly answering: Omit<AnswerDeps, 'store' | 'embedder'>;
  readonly clock: () => Date;
}

/** Answers a question without storing it. */
export type AskWithoutStoring = (request: AskRequest) => Promise<AskResult>;

export function askWith({ store, model, answering, clock }: AnswersDeps): AskWithoutStoring {
  return (request) =>
    model.reading((embedder: Embedder) => ask({ ...answering, store, embedder }, request, clock()));
}

/** @param onFault Receives the errors of storing an answer: it is given in any case. */
export function createAnswers(
  store: Store,
  askOnly: AskWithoutStoring,
  onFault: (error: unknown) => void,
): Answers {
  const log = new AnswerLog(store.answers, onFault);
  const scopeKey = (scope: Scope) => store.articles.scopeKey(scope);
  const storedAnswer = async (scope: Scope, id: string) => {
    await log.settled(id);
    const answer = await store.answers.find(await scopeKey(scope), id);
    if (answer) return answer;
    throw log.isMissing(id) ? appErrors.answerNotStored({}) : appErrors.unknownAnswer({});
  };
  return {
    async ask(request) {
      // Looked up first: a scope that is purged while the answer is prepared must not be created again.
      const scope = await scopeKey(request.scope);
      const { answer, searched } = await askOnly(request);
      const where = { channel: request.channel ?? null, user: request.user ?? null, searched };
      await log.add(scope, answer, where);
      return answer;
    },

    async find(scope, place) {
      return store.answers.findAt(await scopeKey(scope), place);
    },

    async context(scope, answerId) {
      return quotesInContext(store, scope, (await storedAnswer(scope, answerId)).citations);
    },

    async rate(scope, answerId, user, helpful) {
      await storedAnswer(scope, answerId);
      await store.answers.rate(answerId, user, helpful);
    },

    async recordMessage(answerId, messageId) {
      await log.recordMessage(answerId, messageId);
    },

    async verify(scope, citations) {
      await verifyCitations(store, scope, citations);
    },

    async deleteBy(user) {
      const deleted = await store.personalData.deleteByUser(user);
      await store.scrub();
      return deleted;
    },
  };
}

/**
 * Loads each cited revision once.
 * @throws UserError if an article was deleted since the answer was prepared, Error if a quote is not the stored text at
 *   its span
 */
async function verifyCitations(store: Store, scope: Scope, citations: readonly Citation[]): Promise<void> {
  const revisions = new Map<string, StoredArticle | null>();
  for (const citation of citations) {
    const { articleId, revision, span } = citation;
    const key = `${articleId} ${revision}`;
    const article = revisions.get(key) ?? (await store.articles.find(scope, articleId, revision));
    revisions.set(key, article);
    if (!article) throw appErrors.citedArticleGone({});
    if (isVerbatim(citation, article)) continue;
    throw new Error(
      `the quote at [${span.start}, ${span.end}) is not in article ${articleId}, revision ${revision}`,
    );
  }
}
