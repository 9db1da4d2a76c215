/**
 * The interface between a worker thread and its owner, at compile time only: `serve` checks the worker against it,
 * `spawnWorker` the caller.
 *
 * ```ts
 * export interface NewsroomContract {
 *   data: { folder: string };
 *   notice: { kind: 'reindexed'; articles: number };
 *   methods: {
 *     ask: Method<[request: AskRequest], Answer>;
 *     ingest: Method<[request: IngestRequest], IngestOutcome, IngestProgress>;
 *   };
 * }
 * ```
 *
 * All values must survive a structured clone.
 */
export interface WorkerContract {
  /** Settings that the worker starts with. */
  readonly data: unknown;
  /** Messages that the worker may send at any time, also while it starts; `never` for none. */
  readonly notice: unknown;
  /** From name to `Method`. */
  readonly methods: object;
}

/** The types of one call; `Event` is the type of its progress reports. For inference only, never a value. */
export interface Method<Args extends readonly unknown[], Result, Event = never> {
  readonly args: Args;
  readonly result: Result;
  readonly event: Event;
}

export type MethodName<C extends WorkerContract> = keyof C['methods'] & string;
type Part<M, Name extends 'args' | 'result' | 'event'> = M extends { readonly [Key in Name]: infer P }
  ? P
  : never;
export type Args<C extends WorkerContract, Name extends MethodName<C>> =
  Part<C['methods'][Name], 'args'> extends infer A extends readonly unknown[] ? A : never;
export type Result<C extends WorkerContract, Name extends MethodName<C>> = Part<C['methods'][Name], 'result'>;
export type Event<C extends WorkerContract, Name extends MethodName<C>> = Part<C['methods'][Name], 'event'>;

/** Passed to a method of the worker after its arguments. */
export interface CallContext<E> {
  /** Aborted by the caller, or with a `ClosingError` when the worker is closed. */
  readonly signal: AbortSignal;
  readonly report: (event: E) => void;
}

/** The worker's implementation of the contract: one function per method. */
export type Handlers<C extends WorkerContract> = {
  readonly [Name in MethodName<C>]: (
    ...args: [...Args<C, Name>, context: CallContext<Event<C, Name>>]
  ) => Result<C, Name> | Promise<Result<C, Name>>;
};
