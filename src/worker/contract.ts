/**
 * What a worker thread and its owner agree on, as one type. It exists at compile time only: `serve` checks the
 * worker against it, `spawnWorker` the caller.
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
 * Everything that crosses must survive a structured clone.
 */
export interface WorkerContract {
  /** What the worker is started with. */
  readonly data: unknown;
  /** What the worker tells unasked, from its first moment to its last; `never` where it has nothing to say. */
  readonly notice: unknown;
  /** A `Method` under each name. */
  readonly methods: object;
}

/** The shape of one call; `Event` is what it reports on its way. A type to infer from, never a value. */
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

/** What a method of the worker gets after its arguments. */
export interface CallContext<E> {
  /** Aborts when the caller does, and with a `ClosingError` when the worker is closed. */
  readonly signal: AbortSignal;
  readonly report: (event: E) => void;
}

/** The worker's side of the contract: one function a method. */
export type Handlers<C extends WorkerContract> = {
  readonly [Name in MethodName<C>]: (
    ...args: [...Args<C, Name>, context: CallContext<Event<C, Name>>]
  ) => Result<C, Name> | Promise<Result<C, Name>>;
};
