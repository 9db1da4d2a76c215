import type { UserError } from '../../../domain/errors.js';
import { databaseErrors } from '../faults/errors.js';

/** The first version that goes on searching an index until enough rows pass the filter (`hnsw.iterative_scan`). */
const [MAJOR, MINOR] = [0, 8];

/** The `store.unavailable` that says that pgvector is too old; null if it isn't. @param version `0.8.5`. */
export function pgvectorProblem(version: string): UserError | null {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isKnown = major > MAJOR || (major === MAJOR && minor >= MINOR);
  return isKnown ? null : databaseErrors.oldPgvector({ version, needed: `${MAJOR}.${MINOR}` });
}
