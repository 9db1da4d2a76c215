import { Document } from '@langchain/core/documents';
import { BaseRetriever } from '@langchain/core/retrievers';
import type { Newsroom } from '../app/newsroom.js';
import type { Citation } from '../domain/citation.js';
import type { Scope } from '../domain/scope.js';

/**
 * Adapts a newsroom to LangChain's `BaseRetriever`: each quote of an answer is a document with its citation as
 * metadata. The question is stored in the answer log, as any other.
 */
export class NewsroomRetriever extends BaseRetriever<Citation> {
  static override lc_name(): string {
    return 'NewsroomRetriever';
  }

  override readonly lc_namespace = ['byline', 'retrievers'];
  readonly #newsroom: Pick<Newsroom, 'answers'>;
  readonly #scope: Scope;

  constructor(newsroom: Pick<Newsroom, 'answers'>, scope: Scope) {
    super();
    this.#newsroom = newsroom;
    this.#scope = scope;
  }

  override async _getRelevantDocuments(question: string): Promise<Document<Citation>[]> {
    const { statements } = await this.#newsroom.answers.ask({ scope: this.#scope, question });
    return statements.flatMap(({ citations }) =>
      citations.map((citation) => new Document({ pageContent: citation.quote, metadata: citation })),
    );
  }
}
