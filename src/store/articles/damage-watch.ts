import { ZodError } from 'zod';
import { contentHashOf } from '../../domain/content-hash.js';
import { storeErrors } from '../errors.js';
import type { StoredArticle } from '../ports/article-store.js';

/** True if a text is the one that was stored, apart from white space. */
export const isIntact = ({ text, contentHash }: Pick<StoredArticle, 'text' | 'contentHash'>): boolean =>
  contentHashOf(text) === contentHash;

/** The columns of a revision's row that name it. */
interface RevisionName {
  readonly id: string;
  readonly number: number;
  readonly title: string;
}

/** Reads articles, withholds those that have changed in the database, and reports each such revision once. */
export class DamageWatch {
  readonly #onFault: (error: unknown) => void;
  readonly #reported = new Set<string>();

  constructor(onFault: (error: unknown) => void) {
    this.#onFault = onFault;
  }

  /** @returns null if there is no row, or it is damaged. */
  read<Row extends RevisionName>(
    row: Row | undefined,
    toArticle: (row: Row) => StoredArticle,
  ): StoredArticle | null {
    if (!row) return null;
    const article = parsed(row, toArticle);
    if (article && isIntact(article)) return article;
    const revision = `${row.id} ${row.number}`;
    if (!this.#reported.has(revision)) {
      this.#reported.add(revision);
      this.#onFault(storeErrors.damagedArticle({ article: row.id, title: row.title }));
    }
    return null;
  }
}

/** Null if a JSON column is damaged. */
function parsed<Row>(row: Row, toArticle: (row: Row) => StoredArticle): StoredArticle | null {
  try {
    return toArticle(row);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof ZodError) return null;
    throw error;
  }
}
