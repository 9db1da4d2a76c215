import type { IsoDate } from '../../domain/article.js';
import type { IngestRequest } from '../../domain/ingest.js';

/** An accepted source that is not finished. */
export interface IngestJob {
  readonly key: number;
  readonly request: IngestRequest;
  readonly acceptedAt: IsoDate;
  /** Number of processes that have started it. */
  readonly attempts: number;
}

export interface Lease {
  /** Identifies a process. */
  readonly owner: string;
  readonly until: Date;
}

/** Accepted sources until they are finished. Each is leased to a worker, which must renew the lease. */
export interface JobStore {
  /**
   * Adds a job that is leased from the start.
   * @param address Canonical URL of the source, if known, so that deleting its article finds the job.
   * @throws UserError `queue.full` if too many bytes are waiting.
   */
  add(
    scope: number,
    given: Pick<IngestRequest, 'source' | 'ingestedBy'>,
    address: string | null,
    lease: Lease,
  ): Promise<Pick<IngestJob, 'key' | 'acceptedAt'>>;

  has(key: number): Promise<boolean>;

  remove(key: number): Promise<void>;

  count(scope: number): Promise<number>;

  /** Extends all leases of an owner. */
  renewLeases(owner: string, until: Date): Promise<void>;

  /** Ends all leases of an owner, so that another worker can resume its jobs. */
  releaseAll(owner: string): Promise<void>;

  /** Leases the oldest job whose lease has expired; null if there is none. */
  claimNext(now: Date, lease: Lease): Promise<IngestJob | null>;
}
