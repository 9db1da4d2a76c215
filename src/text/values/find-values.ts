import { memoise } from '../terms/memoise.js';
import { isAge } from './age.js';
import { calendarValueAt } from './calendar/calendar-value.js';
import { codeAt, skippedFrom } from './code.js';
import { isLabelled } from './label.js';
import { ordinalAt } from './numerals/ordinal.js';
import { pairAt } from './pair.js';
import { type Parsed, parsed } from './parsed.js';
import { type Quantity, quantityAt } from './quantity.js';
import { rangeAt } from './range.js';
import { type Tokens, valueTokens } from './token.js';
import type { Value } from './value.js';

const MAX_CACHED_TEXTS = 1000;

/**
 * Finds the numbers with their units and the dates in a sentence, in order, without overlap. Each is whole, never a part
 * of one: "Rs 2.4 lakh crore", "between $12 and $15 million", "2:40 a.m.". Numbers of names and labels ("Boeing 737",
 * "page 3") are none. Its cost is linear in the length of the text.
 */
export const findValues = memoise((text: string): readonly Value[] => parse(text), MAX_CACHED_TEXTS);

function parse(text: string): Value[] {
  const tokens = valueTokens(text);
  const found: Value[] = [];
  for (let at = 0; at < tokens.length; ) {
    const code = codeAt(tokens, at);
    const parsed = code === null ? valueAt(tokens, at) : null;
    if (parsed) found.push(parsed.value);
    at = parsed?.end ?? code ?? skippedFrom(tokens, at);
  }
  return found;
}

function valueAt(tokens: Tokens, at: number): Parsed | null {
  const calendar = calendarValueAt(tokens, at);
  if (calendar) return calendar;
  const ordinal = ordinalAt(tokens, at);
  if (ordinal) return parsed(tokens, at, ordinal.end, { dimension: 'ordinal', amounts: [ordinal.amount] });
  const quantity = quantityAt(tokens, at);
  if (!quantity) return null;
  return pairAt(tokens, quantity) ?? rangeAt(tokens, quantity) ?? singleAt(tokens, quantity);
}

function singleAt(tokens: Tokens, quantity: Quantity): Parsed | null {
  const { start, end, amount, unit } = quantity;
  let { dimension } = quantity;
  if (quantity.isBare && isAge(tokens, quantity))
    return parsed(tokens, start, end, { dimension: 'age', amounts: [amount], unit: 'year' });
  if (isLabelled(tokens, quantity)) return null;
  // "the law allows one", "no one"
  if (quantity.isBare && tokens[start]!.lower === 'one') return null;
  if (dimension === 'duration' && /^(?:ago|later|earlier)$/.test(tokens[end]?.lower ?? ''))
    return parsed(tokens, start, end + 1, { dimension: 'date', amounts: [] });
  if (
    dimension === 'temperature' &&
    unit === '°' &&
    /^(?:angles?|turns?|views?|north|south|east|west)$/.test(tokens[end]?.lower ?? '')
  )
    dimension = 'count';
  return parsed(tokens, start, end, { dimension: dimension, amounts: [amount], unit });
}
