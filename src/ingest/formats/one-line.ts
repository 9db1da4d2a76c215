import { limitMarks } from '../../text/outlet-name.js';
import { normaliseText } from './normalise-text.js';

/** The blank of Braille, and characters to which no standard gives a shape. */
const BLANK_RE = /[\u2800\p{Co}]/gu;

/** A title or a name as one line of at most `max` characters, without invisible characters; null if blank. */
export function oneLine(value: string | null | undefined, max: number): string | null {
  const shown = limitMarks((value ?? '').slice(0, max * 4)).replace(BLANK_RE, ' ');
  const flat = normaliseText(shown).replace(/\n+/g, ' ');
  return flat === '' ? null : [...flat].slice(0, max).join('').trim();
}
