import { Document } from '@langchain/core/documents';
import { BaseRetriever } from '@langchain/core/retrievers';
import type { Newsroom } from '../app/newsroom.js';
import type { Citation } from '../domain/citation.js';
import type { Scope } from '../domain/scope.js';

/**
 * A newsroom where a LangChain chain wants a retriever: each quote of an answer is a document, its citation the
 * metadata. The newsroom keeps the question in its answer log like any other.
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
