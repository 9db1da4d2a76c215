import type { Scope } from '../../../domain/scope.js';
import type { Session } from '../connection/session.js';

/** The key of a scope, created on first use. The transaction reaches every scope. */
export async function scopeKeyOf(session: Session, scope: Scope): Promise<number> {
  await session.run('INSERT INTO scope (name) VALUES ($1) ON CONFLICT DO NOTHING', scope);
  const [row] = await session.rows<{ key: number }>('SELECT key FROM scope WHERE name = $1', scope);
  return row!.key;
}
