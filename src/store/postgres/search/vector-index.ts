import { MINUTE_MS } from '../../../domain/units.js';
import type { IndexedModel, Neighbour, ScopeIndex } from '../../ports/vector-index.js';
import type { Database } from '../connection/database.js';
import type { Session } from '../connection/session.js';
import { arrangeIndexes, indexedRows, indexedVector, indexesOf, type VectorSet } from './hnsw.js';

/** As in the SQLite engine; `hnsw.ef_search` can't be higher than the maximum. */
const EF_SEARCH = 128;
const MAX_EF_SEARCH = 1000;

export interface VectorIndexOptions {
  /** Passages from which a scope gets an HNSW index; below, comparing with all takes some tens of milliseconds. */
  readonly largeScope?: number;
  /** Receives what keeps an index from being built; searches stay exact. */
  readonly onFault?: (error: unknown) => void;
}

const LARGE_SCOPE = 20_000;
/** A scope with less than this share of a large one's passages has its index dropped. */
const SHRUNK_SHARE = 0.5;
/** Time between two looks at whether the scope should have an index. */
const ARRANGE_EVERY_MS = 5 * MINUTE_MS;

/** The vectors of a scope, as every transaction sees them: there is nothing to catch up with. */
export const openIndex = (
  database: Database,
  scope: number,
  model: IndexedModel,
  options: VectorIndexOptions = {},
): ScopeIndex => new PostgresScopeIndex(database, scope, model, options);

class PostgresScopeIndex implements ScopeIndex {
  readonly #database: Database;
  readonly #scope: number;
  readonly #model: IndexedModel;
  readonly #largeScope: number;
  readonly #onFault: (error: unknown) => void;
  #arranging: Promise<void> | null = null;
  #arrangedAt = Number.NEGATIVE_INFINITY;

  constructor(
    database: Database,
    scope: number,
    model: IndexedModel,
    { largeScope = LARGE_SCOPE, onFault = () => undefined }: VectorIndexOptions,
  ) {
    this.#database = database;
    this.#scope = scope;
    this.#model = model;
    this.#largeScope = largeScope;
    this.#onFault = onFault;
  }

  async search(vector: Float32Array, k: number): Promise<Neighbour[]> {
    this.#check(vector);
    const found = await this.#database.read(this.#scope, async (session) => {
      const set = await this.#vectors(session);
      return set ? nearest(session, set, vector, k) : [];
    });
    if (performance.now() - this.#arrangedAt > ARRANGE_EVERY_MS) void this.#arrange();
    return found;
  }

  /** Builds or drops the HNSW index, if it is time; another process may be doing so. */
  settled(): Promise<void> {
    return this.#arrange();
  }

  /** Concurrent calls share one run. */
  #arrange(): Promise<void> {
    this.#arrangedAt = performance.now();
    this.#arranging ??= this.#arrangeOnce()
      .catch(this.#onFault)
      .finally(() => {
        this.#arranging = null;
      });
    return this.#arranging;
  }

  async #arrangeOnce(): Promise<void> {
    const { set, passages, indexes } = await this.#database.read(this.#scope, async (session) => ({
      set: await this.#vectors(session),
      passages: await passagesOf(session, this.#scope),
      indexes: await indexesOf(session, this.#scope),
    }));
    const isLarge = passages >= this.#largeScope * (indexes.length > 0 ? SHRUNK_SHARE : 1);
    if (!isLarge && indexes.length === 0) return;
    await arrangeIndexes(this.#database, this.#scope, isLarge ? set : null);
  }

  /** Null if nothing has been embedded with the model. */
  async #vectors(session: Session): Promise<VectorSet | null> {
    const { id, dimension } = this.#model;
    const [model] = await session.rows<{ key: number }>('SELECT key FROM model WHERE id = $1', id);
    return model ? { scope: this.#scope, model: model.key, dimension } : null;
  }

  #check(vector: Float32Array): void {
    const { dimension } = this.#model;
    if (vector.length !== dimension)
      throw new Error(`a vector of length ${vector.length} does not fit an index of dimension ${dimension}`);
    if (!vector.every(Number.isFinite))
      throw new Error('a vector contains a value that is not a finite number');
  }
}

async function passagesOf(session: Session, scope: number): Promise<number> {
  const [corpus] = await session.rows<{ passages: number }>(
    'SELECT passages FROM corpus WHERE scope = $1',
    scope,
  );
  return corpus?.passages ?? 0;
}

/** By the HNSW index if the scope has one, else exact. */
async function nearest(
  session: Session,
  set: VectorSet,
  vector: Float32Array,
  k: number,
): Promise<Neighbour[]> {
  await session.rows(SETTINGS, String(Math.min(MAX_EF_SEARCH, Math.max(EF_SEARCH, k))));
  const distance = `${indexedVector(set)} <#> $1::halfvec(${set.dimension})`;
  const found = await session.rows<Neighbour>(
    `SELECT passage AS label, -(${distance}) AS similarity FROM passage_vector
     WHERE ${indexedRows(set)} ORDER BY ${distance} LIMIT $2`,
    `[${vector.join(',')}]`,
    k,
  );
  // In one order, whichever way they were found.
  return found.toSorted((one, other) => other.similarity - one.similarity || one.label - other.label);
}

/**
 * For this transaction. Without sorting, the planner takes the HNSW index if there is one, and sorts nevertheless if
 * there is none; without sequential scans, it never reads the vectors of other scopes. The iterative scan goes on
 * until it has enough, though some passages that it meets were deleted.
 */
const SETTINGS = `SELECT set_config('enable_sort', 'off', true), set_config('enable_seqscan', 'off', true),
  set_config('hnsw.iterative_scan', 'strict_order', true), set_config('hnsw.ef_search', $1, true)`;
