import type { Scope } from '../../domain/scope.js';
import type { Archive } from '../newsroom.js';

const MAX_OUTLETS = 10;

/**
 * Outlets to choose from instead of one that has no article here: those whose name contains what was typed, else those
 * with most articles; at most ten. None if the outlet has articles, so that something else excluded them.
 */
export async function outletsInstead(
  archive: Pick<Archive, 'outlets'>,
  scope: Scope,
  asked: string,
): Promise<readonly string[]> {
  const name = asked.trim();
  const similar = await archive.outlets(scope, name);
  if (similar.some((outlet) => outlet.toLowerCase() === name.toLowerCase())) return [];
  const found = similar.length > 0 ? similar : await archive.outlets(scope, '');
  return found.slice(0, MAX_OUTLETS);
}
