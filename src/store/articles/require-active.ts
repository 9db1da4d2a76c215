import { OutdatedVectorsError } from '../ports/article-store.js';
import type { StoredModel } from '../ports/stored-model.js';

/** @throws OutdatedVectorsError if vectors of the model `given` may not be stored: another model is active. */
export function requireActive(given: string, active: StoredModel | null): void {
  if (active !== null && active.model !== given) throw new OutdatedVectorsError(given, active.model);
}
