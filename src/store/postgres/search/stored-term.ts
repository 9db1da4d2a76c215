import { sha256 } from '../../../domain/ids.js';

/** An index entry of PostgreSQL has at most 2704 bytes; this many code units have at most 600. */
const MAX_TERM_LENGTH = 200;

/**
 * A search term as `posting` and `vocabulary` have it: long ones, such as a paragraph in a script without spaces, are
 * replaced by their hashes.
 */
export const storedTerm = (term: string): string => (term.length > MAX_TERM_LENGTH ? sha256(term) : term);
