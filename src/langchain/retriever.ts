import { Document } from '@langchain/core/documents';
import { BaseRetriever } from '@langchain/core/retrievers';
import type { Newsroom } from '../app/newsroom.js';
import type { Citation } from '../domain/citation.js';
import type { Scope } from '../domain/scope.js';

/** A citation, and whether it contradicts what the question takes for granted. */
export interface QuoteMetadata extends Citation {
  readonly contradictsQuestion?: true;
}

/**
 * Adapts a newsroom to LangChain's `BaseRetriever`: each quote of an answer is a document with its citation as
 * metadata. The question is stored in the answer log, as any other.
 */
export class NewsroomRetriever extends BaseRetriever<QuoteMetadata> {
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

  override async _getRelevantDocuments(question: string): Promise<Document<QuoteMetadata>[]> {
    const { statements, contradicted } = await this.#newsroom.answers.ask({ scope: this.#scope, question });
    return statements.flatMap(({ citations }, at) =>
      citations.map(
        (citation) =>
          new Document<QuoteMetadata>({
            pageContent: citation.quote,
            metadata: contradicted && at === 0 ? { ...citation, contradictsQuestion: true } : citation,
          }),
      ),
    );
  }
}
