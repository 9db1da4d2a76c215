import type { Span } from '../../domain/article.js';
import type { Derived } from './derived.js';
import type { StoredModel } from './store.js';
import type { IndexedModel } from './vector-index.js';

/** What is to be searched some day: the model, and the rules that find sentences. */
export interface ReEmbedTarget {
  readonly model: IndexedModel;
  /** `ANALYSIS_VERSION`; what newer rules derived is left as it is. */
  readonly analysis: number;
}

/** A text whose derivation is wanted. */
export interface StaleArticle {
  readonly key: number;
  readonly revision: number;
  readonly title: string;
  readonly text: string;
  readonly boilerplate: readonly Span[];
}

/** Derivations for another model or newer rules, kept aside until they are complete and replace what is searched. */
export interface ReEmbedStaging {
  /** How many articles are to be replaced, and how many of them are ready. */
  progress(target: ReEmbedTarget): Promise<{ done: number; total: number }>;

  /** The next article behind the key `after` that has no derivation yet; null when every one has. */
  next(target: ReEmbedTarget, after?: number): Promise<StaleArticle | null>;

  /** Keeps a derivation aside. Of an article that was forgotten meanwhile nothing is kept. */
  put(article: Pick<StaleArticle, 'key' | 'revision'>, derived: Derived): Promise<void>;

  /**
   * Replaces what is searched by what is ready, all at once, and makes the model serve.
   * @returns false, and changes nothing, when an article is not ready.
   */
  activate(target: ReEmbedTarget, settings: StoredModel['settings']): Promise<boolean>;

  /** Throws away what is aside. */
  clear(): Promise<void>;
}
