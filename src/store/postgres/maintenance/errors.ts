import { errorCatalogue, wording } from '../../../domain/errors.js';

/** Errors of maintenance, which only the person who runs Byline can meet. */
export const serverErrors = errorCatalogue('server', {
  inUse: wording<{ readonly place: string; readonly users: readonly string[] }>(
    'store.in-use',
    ({ place, users }) =>
      `${place} is in use by ${users.join(' and ')}. Stop the bot and every other byline command that uses it, and try again.`,
  ),
  empty: wording<{ readonly place: string }>(
    'file.invalid',
    ({ place }) =>
      `${place} has no newsroom yet. Start Byline once, or fill it with byline migrate or byline restore.`,
  ),
  unreachable: wording<{ readonly place: string; readonly reason: string }>(
    'store.unavailable',
    ({ place, reason }) =>
      `${place} can't be used (${reason}). Check DATABASE_URL, that the server runs, and that its role may use the database.`,
  ),
});
