import { decodeActiveModel, encodeActiveModel } from '../../meta/active-model-column.js';
import type { StoredModel } from '../../ports/stored-model.js';
import type { Session } from '../connection/session.js';
import { readMeta, writeMeta } from './meta-values.js';

const NAME = 'serving';

/** @returns null if no model was ever activated. */
export async function readActiveModel(session: Session): Promise<StoredModel | null> {
  const value = await readMeta(session, NAME);
  return value === null ? null : decodeActiveModel(value);
}

export const writeActiveModel = (session: Session, model: Omit<StoredModel, 'since'>): Promise<void> =>
  writeMeta(session, NAME, encodeActiveModel(model));
