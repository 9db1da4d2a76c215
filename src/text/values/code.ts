import { isGlued, type Tokens } from './token.js';

/** Numbers with more groups are no telephone numbers. */
const MAX_GROUPS = 8;
const MIN_GROUPS = 3;

/**
 * The index after a telephone number or formation: "+44 20 7946 0958", "0800 123 456", "555-0123", "4-3-3"; null if
 * none begins there.
 */
export function codeAt(tokens: Tokens, at: number): number | null {
  const isInternational = tokens[at]!.text === '+' && isGlued(tokens[at + 1]);
  const start = isInternational ? at + 1 : at;
  const first = tokens[start];
  if (first?.kind !== 'digits' || (at > 0 && isGlued(tokens[at]) && tokens[at - 1]!.kind !== 'symbol'))
    return null;
  let end = start + 1;
  let groups = 1;
  let hyphens = 0;
  while (groups < MAX_GROUPS) {
    const hyphen = tokens[end]?.text === '-' && isGlued(tokens[end]) && isGlued(tokens[end + 1]) ? 1 : 0;
    const group = tokens[end + hyphen];
    if (group?.kind !== 'digits' || (hyphen === 0 && group.space !== ' ')) break;
    end += hyphen + 1;
    groups += 1;
    hyphens += hyphen;
  }
  const isLocal =
    groups === 2 &&
    first.text.length === 3 &&
    tokens[start + 1]?.text === '-' &&
    tokens[start + 2]!.text.length === 4;
  const hasZero = first.text.length > 1 && first.text.startsWith('0');
  const isFormation = groups >= MIN_GROUPS && hyphens === groups - 1 && first.text.length < 4;
  return isLocal || isFormation || ((isInternational || hasZero) && groups >= MIN_GROUPS) ? end : null;
}

/** The next token at which a value may begin: not inside of a number that is none. */
export function skippedFrom(tokens: Tokens, at: number): number {
  let next = at + 1;
  if (tokens[at]!.kind !== 'digits') return next;
  while (
    isGlued(tokens[next]) &&
    (tokens[next]!.kind === 'digits' ||
      (/^[.,:/-]$/.test(tokens[next]!.text) &&
        isGlued(tokens[next + 1]) &&
        tokens[next + 1]!.kind === 'digits'))
  )
    next += 1;
  return next;
}
