import type { Health } from '../app/health.js';
import type { Config } from '../config/config.js';
import type { CountedRequest } from '../discord/limits/limits.js';
import type { Share } from '../domain/share.js';
import type { Method } from '../worker/contract.js';

/** Between the process that keeps the others and one of them, which serves a share of the bot's shards. */
export interface BotContract {
  data: {
    readonly config: Config;
    readonly share: Share;
    /** From 1; for the log. */
    readonly number: number;
    /** Of its leases; the same for processes that replace each other. */
    readonly owner: string;
    /** See `NewsroomDeps`. */
    readonly keepsHouse: boolean;
  };
  notice: /** A shard waits for its turn to log in: `logIn`. */
    | { readonly kind: 'waits-to-log-in'; readonly shard: number }
    /** There are new headlines, perhaps of servers of other processes. */
    | { readonly kind: 'headlines' }
    | { readonly kind: 'counted'; readonly request: CountedRequest }
    /** Discord refuses the bot, or it has no way to work: a restart would not help. */
    | { readonly kind: 'refused'; readonly message: string };
  methods: {
    logIn: Method<[shard: number], void>;
    postHeadlines: Method<[], void>;
    /** A request to another process. */
    count: Method<[request: CountedRequest], void>;
    /** Resumes the work of another process, which has ended. */
    takeOver: Method<[owner: string], void>;
    health: Method<[], Health>;
    /** For Prometheus. */
    metrics: Method<[], string>;
  };
}
