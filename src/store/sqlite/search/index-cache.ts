import { totalmem } from 'node:os';
import { LRUCache } from 'lru-cache';
import type { IndexedModel } from '../../ports/vector-index.js';
import type { SqliteScopeIndex } from './scope-index.js';

/** Bounds of the vector indexes in memory, all scopes together. */
export interface IndexLimits {
  readonly maxOpenIndexes: number;
  /** Vectors alone; the graph of an index takes additional memory. */
  readonly maxVectorBytes: number;
}

const MAX_OPEN_INDEXES = 200;
/** Share of the memory for vectors. Their graphs take a tenth more, 30 % of projected vectors, and the bot and its models some 350 MiB. */
const VECTOR_SHARE = 0.25;

/** Limits for a process that may use that much memory. */
export function indexLimits(memoryBytes: number): IndexLimits {
  return { maxOpenIndexes: MAX_OPEN_INDEXES, maxVectorBytes: Math.floor(memoryBytes * VECTOR_SHARE) };
}

/**
 * Memory of the machine, or of the container if it has less.
 * @param constrained What Node.js gives without a limit: nothing, 0, or more than the machine has.
 */
export const usableMemory = (
  total: number = totalmem(),
  constrained: number | undefined = process.constrainedMemory(),
): number => Math.min(total, constrained || Number.POSITIVE_INFINITY);

interface Entry {
  readonly index: SqliteScopeIndex;
}

type OpenIndex = (scope: number, model: IndexedModel, onCaughtUp: () => void) => SqliteScopeIndex;

/**
 * The vector indexes in memory, one per scope; the least recently used is evicted. An evicted index still answers the
 * questions that use it. If it is catching up, it finishes first: if that were cancelled, scopes that evict each other
 * would never catch up. An index that exceeds the limit by itself is the only one in memory.
 */
export class IndexCache {
  readonly #openIndex: OpenIndex;
  readonly #maxVectorBytes: number;
  readonly #cached: LRUCache<number, Entry>;
  /** Evicted indexes that still catch up or are written. No scope is in both. */
  readonly #retiring = new Map<number, SqliteScopeIndex>();
  #isClosed = false;

  constructor({ maxOpenIndexes, maxVectorBytes }: IndexLimits, openIndex: OpenIndex) {
    this.#openIndex = openIndex;
    this.#maxVectorBytes = maxVectorBytes;
    this.#cached = new LRUCache({
      max: maxOpenIndexes,
      maxSize: maxVectorBytes,
      dispose: ({ index }, scope, reason) => {
        if (reason === 'evict') this.#retire(scope, index);
      },
    });
  }

  /** After `close`, an index is far behind and stays so. */
  open(scope: number, model: IndexedModel): SqliteScopeIndex {
    const known = this.#cached.get(scope)?.index ?? this.#retiring.get(scope);
    const isCurrent = known?.model.id === model.id;
    if (this.#isClosed) {
      if (isCurrent) return known;
      const index = this.#openIndex(scope, model, () => undefined);
      index.close({ save: false }).catch(() => undefined);
      return index;
    }
    // What it would write is of the wrong model.
    if (known && !isCurrent) known.close({ save: false }).catch(() => undefined);
    const index: SqliteScopeIndex = isCurrent
      ? known
      : this.#openIndex(scope, model, () => {
          if (this.#cached.peek(scope)?.index === index) this.#insert(scope, index);
        });
    this.#retiring.delete(scope);
    this.#insert(scope, index);
    return index;
  }

  /** Indexes in memory, and the bytes of their vectors. */
  get usage(): { readonly open: number; readonly vectorBytes: number } {
    const indexes = [...Array.from(this.#cached.values(), ({ index }) => index), ...this.#retiring.values()];
    return {
      open: indexes.length,
      vectorBytes: indexes.reduce((bytes, { vectorBytes }) => bytes + vectorBytes, 0),
    };
  }

  /** One after the other, so that not all of them are written at once. None is evicted meanwhile. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const open = [...Array.from(this.#cached.values(), ({ index }) => index), ...this.#retiring.values()];
    for (const index of open) await index.close();
  }

  /** Inserts an index, or updates its size. */
  #insert(scope: number, index: SqliteScopeIndex): void {
    if (this.#isClosed) return;
    // lru-cache refuses a size of 0 and entries larger than the limit, and sizes only new values.
    const size = Math.min(this.#maxVectorBytes, Math.max(1, index.vectorBytes));
    this.#cached.set(scope, { index }, { size });
  }

  #retire(scope: number, index: SqliteScopeIndex): void {
    this.#retiring.set(scope, index);
    const forget = (): void => {
      if (this.#isClosed || this.#retiring.get(scope) !== index) return;
      this.#retiring.delete(scope);
      index.release().catch(() => undefined);
    };
    // A failure is not lost: the next opening starts from an older snapshot and reports it again.
    index.retire().then(forget, forget);
  }
}
