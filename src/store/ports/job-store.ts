import type { IsoDate } from '../../domain/article.js';
import type { IngestRequest } from '../../domain/ingest.js';

/** A source that was accepted, until it is finished. */
export interface IngestJob {
  readonly key: number;
  readonly request: IngestRequest;
  readonly acceptedAt: IsoDate;
  /** How many processes have begun with it. */
  readonly attempts: number;
}

/** Accepted sources that are not finished. Each is leased to the process that works on it, which must renew the lease. */
export interface JobStore {
  /**
   * @param address The canonical URL the source is known to lead to, so that forgetting finds it.
   * @throws UserError `queue.full` when too many bytes wait.
   */
  add(
    scope: number,
    given: Pick<IngestRequest, 'source' | 'ingestedBy'>,
    address: string | null,
    held: { readonly owner: string; readonly until: Date },
  ): Promise<Pick<IngestJob, 'key' | 'acceptedAt'>>;

  has(key: number): Promise<boolean>;

  remove(key: number): Promise<void>;

  count(scope: number): Promise<number>;

  /** Says that the owner is still at what it holds. */
  renewLeases(owner: string, until: Date): Promise<void>;

  /** Leaves what the owner holds to whoever comes next. */
  releaseAll(owner: string): Promise<void>;

  /** Takes the oldest source that nobody holds any more; null when there is none. */
  claimNext(now: Date, held: { readonly owner: string; readonly until: Date }): Promise<IngestJob | null>;
}
