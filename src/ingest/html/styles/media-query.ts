import { mediaFeatureHolds } from './media-feature.js';

const MAX_CHARS = 1000;
/** Of conditions in parentheses. */
const MAX_DEPTH = 8;
const TYPE_RE = /^(not |only )?([a-z]+)(?: and (.+))?$/;

/** True if a list of media queries applies to that screen. A query with an unknown feature does not. */
export function appliesToScreen(media: string): boolean {
  const list = media.slice(0, MAX_CHARS).replace(/\s+/g, ' ').trim().toLowerCase();
  return list === '' || splitOutside(list, ',').some((query) => queryHolds(query.trim()) === true);
}

/** Null for what is not known. */
type Truth = boolean | null;

function queryHolds(query: string): Truth {
  const [, prefix, type, condition] = TYPE_RE.exec(query) ?? [];
  if (type === undefined || type === 'not') return conditionHolds(query, 0);
  const holds = every([
    type === 'all' || type === 'screen',
    condition === undefined ? true : conditionHolds(condition, 0),
  ]);
  return prefix === 'not ' ? negated(holds) : holds;
}

function conditionHolds(condition: string, depth: number): Truth {
  if (depth > MAX_DEPTH) return null;
  const all = splitOutside(condition, ' and ');
  if (all.length > 1) return every(all.map((one) => partHolds(one, depth)));
  return some(splitOutside(condition, ' or ').map((one) => partHolds(one, depth)));
}

function partHolds(part: string, depth: number): Truth {
  if (/^not ?\(/.test(part)) return negated(partHolds(part.slice(3).trim(), depth));
  if (!part.startsWith('(') || !part.endsWith(')')) return null;
  const inner = part.slice(1, -1).trim();
  return /^(?:not ?)?\(/.test(inner) ? conditionHolds(inner, depth + 1) : mediaFeatureHolds(inner);
}

const negated = (truth: Truth): Truth => (truth === null ? null : !truth);
const every = (truths: readonly Truth[]): Truth =>
  truths.includes(false) ? false : truths.includes(null) ? null : true;
const some = (truths: readonly Truth[]): Truth =>
  truths.includes(true) ? true : truths.includes(null) ? null : false;

/** Splits at a separator outside parentheses. */
function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = [];
  let [depth, from] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    else if (text[at] === ')') depth -= 1;
    else if (depth === 0 && text.startsWith(separator, at)) {
      parts.push(text.slice(from, at));
      from = at + separator.length;
    }
  }
  return [...parts, text.slice(from)];
}
