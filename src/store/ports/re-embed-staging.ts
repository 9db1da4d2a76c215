import type { Span } from '../../domain/article.js';
import type { Derived } from './derived.js';
import type { StoredModel } from './stored-model.js';
import type { IndexedModel } from './vector-index.js';

/** The model and the rules that every article is to be derived with. */
export interface ReEmbedTarget {
  readonly model: IndexedModel;
  /** `ANALYSIS_VERSION`; articles derived with newer rules stay as they are. */
  readonly analysis: number;
}

/** An article whose derived data is of another model or of older rules. */
export interface StaleArticle {
  readonly key: number;
  readonly revision: number;
  readonly title: string;
  readonly text: string;
  readonly boilerplate: readonly Span[];
}

/** Derived data for another model or newer rules, staged until it is complete and replaces the searched data. */
export interface ReEmbedStaging {
  /** The number of articles to replace (`total`), and of those that are staged (`done`). */
  progress(target: ReEmbedTarget): Promise<{ done: number; total: number }>;

  /** The stale article with the smallest key above `after` that is not staged; null if all are. */
  next(target: ReEmbedTarget, after?: number): Promise<StaleArticle | null>;

  /** Stages derived data; does nothing if the article has been deleted. */
  put(article: Pick<StaleArticle, 'key' | 'revision'>, derived: Derived): Promise<void>;

  /**
   * Replaces the searched data by the staged data and activates the model, in one transaction.
   * @returns false, without a change, if an article is not staged.
   */
  activate(target: ReEmbedTarget, settings: StoredModel['settings']): Promise<boolean>;

  /** Discards the staged data. */
  clear(): Promise<void>;
}
