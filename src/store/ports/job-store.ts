import type { IsoDate } from '../../domain/article.js';
import type { IngestRequest, SetAsideSource } from '../../domain/ingest.js';

/** An accepted source that is not finished. */
export interface IngestJob {
  readonly key: number;
  readonly request: IngestRequest;
  readonly acceptedAt: IsoDate;
  /** How often it was started without being finished, failed or handed back. */
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

  /** Counts an attempt. */
  start(key: number): Promise<void>;

  /** Ends the lease at `until`, and takes back an attempt that was not ended by a crash. */
  handBack(key: number, options: { readonly started: boolean; readonly until: Date }): Promise<void>;

  remove(key: number): Promise<void>;

  /** Removes a job that cannot be finished, and records why. Its text is not kept. Entries expire after 30 days. */
  setAside(key: number, set: Pick<SetAsideSource, 'name' | 'reason'> & { readonly at: Date }): Promise<void>;

  /** Latest first. A source that was accepted again is no longer listed. */
  setAsideSources(scope: number, limit: number): Promise<readonly SetAsideSource[]>;

  count(scope: number): Promise<number>;

  /** Extends the leases of an owner's jobs. */
  renewLeases(owner: string, keys: readonly number[], until: Date): Promise<void>;

  /** Ends all leases of an owner, so that another worker can resume its jobs. */
  releaseAll(owner: string): Promise<void>;

  /**
   * Leases the oldest job whose lease has expired; null if there is none. A lease that ends much later than `lease`
   * counts as expired: the clock was set back after it was taken. Does not count an attempt.
   */
  claimNext(now: Date, lease: Lease): Promise<IngestJob | null>;
}
