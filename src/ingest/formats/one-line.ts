import { limitMarks } from '../../text/outlet-name.js';
import { normaliseText } from './normalise-text.js';

/** A title or a name as one line of at most `max` characters, without invisible characters; null if blank. */
export function oneLine(value: string | null | undefined, max: number): string | null {
  const flat = normaliseText(limitMarks((value ?? '').slice(0, max * 4))).replace(/\n+/g, ' ');
  return flat === '' ? null : [...flat].slice(0, max).join('').trim();
}
