import { ASKED_PERSON_NOUNS } from '../lexicon/offices.js';
import { wordList } from '../lexicon/words.js';
import type { Quantity } from './quantity.js';
import { startsWith, type Tokens } from './token.js';

const MAX_AGE = 120;
/** "a girl of six", "a teacher of 34" */
const PERSON_NOUNS = new Set([
  ...ASKED_PERSON_NOUNS,
  ...wordList(
    'girl boy man woman child baby toddler teenager youth widow widower mother father teacher farmer pensioner',
  ),
]);

/** "aged 58", "at the age of 58", "Henrik Sall, 58," and "Henrik Sall (58)". */
export function isAge(tokens: Tokens, { start, end, amount, isInteger }: Quantity): boolean {
  if (amount < 1 || amount > MAX_AGE) return false;
  if (tokens[start - 1]?.lower === 'aged' || startsWith(tokens, start - 2, ['age', 'of'])) return true;
  if (tokens[start - 1]?.lower === 'of' && PERSON_NOUNS.has(tokens[start - 2]?.lower ?? '')) return true;
  if (!isInteger) return false;
  const [mark, name] = [tokens[start - 1], tokens[start - 2]];
  if (name?.kind !== 'word' || !mark) return false;
  const isAfterName = /^\p{Lu}\p{Ll}/u.test(name.text);
  const next = tokens[end]?.text ?? '.';
  if (mark.text === ',' && next === ',') return tokens[end + 1]?.kind !== 'digits';
  if (mark.text === ',')
    return isAfterName && (/^[.;]$/.test(next) || /^(?:and|who|was|is|of|from)$/.test(next));
  return isAfterName && mark.text === '(' && next === ')';
}
