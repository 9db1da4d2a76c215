/** The screen that a page is read for: of a desktop computer, in a light theme. */
const WIDTH_PX = 1280;
const HEIGHT_PX = 800;
const PX_PER_EM = 16;
const MAX_CHARS = 1000;

const KEYWORD_FEATURES: Readonly<Record<string, string>> = {
  orientation: 'landscape',
  hover: 'hover',
  'any-hover': 'hover',
  pointer: 'fine',
  'any-pointer': 'fine',
  'prefers-color-scheme': 'light',
  'prefers-reduced-motion': 'no-preference',
  scripting: 'none',
};

const BOUND_RE = /^(min|max)-(width|height)\s*:\s*(\d+(?:\.\d+)?)(px|em|rem)?$/;
/** "width >= 600px" and "600px <= width". */
const RANGE_RE = /^(width|height)\s*([<>]=?)\s*(\d+(?:\.\d+)?)(px|em|rem)$/;
const REVERSED_RANGE_RE = /^(\d+(?:\.\d+)?)(px|em|rem)\s*([<>]=?)\s*(width|height)$/;
const FLIPPED: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

/** True if a list of media queries applies to that screen. A query with an unknown feature does not. */
export function appliesToScreen(media: string): boolean {
  const list = media.slice(0, MAX_CHARS).replace(/\s+/g, ' ').trim().toLowerCase();
  return list === '' || list.split(',').some((query) => matches(query.trim()));
}

function matches(query: string): boolean {
  const isNegated = query.startsWith('not ');
  const [first = '', ...rest] = query.replace(/^(?:not|only) /, '').split(' and ');
  const isType = /^[a-z]+$/.test(first);
  const features = isType ? rest : [first, ...rest];
  const known = features.map((one) =>
    one.startsWith('(') && one.endsWith(')') ? featureHolds(one.slice(1, -1).trim()) : null,
  );
  if (known.includes(null)) return false;
  const holds = (!isType || first === 'all' || first === 'screen') && known.every((one) => one === true);
  return isNegated ? !holds : holds;
}

/** Null for a feature that is not known here. */
function featureHolds(feature: string): boolean | null {
  const [, bound, dimension, size, unit] = BOUND_RE.exec(feature) ?? [];
  if (bound) return compare(dimension!, bound === 'min' ? '>=' : '<=', Number(size), unit);
  const [, ranged, operator, limit, limitUnit] = RANGE_RE.exec(feature) ?? [];
  if (ranged) return compare(ranged, operator!, Number(limit), limitUnit);
  const [, left, leftUnit, reversed, named] = REVERSED_RANGE_RE.exec(feature) ?? [];
  if (named) return compare(named, FLIPPED[reversed!]!, Number(left), leftUnit);
  const [name = '', value] = feature.split(':').map((part) => part.trim());
  const actual = KEYWORD_FEATURES[name];
  return actual === undefined ? null : value === undefined ? actual !== 'none' : actual === value;
}

function compare(dimension: string, operator: string, size: number, unit = 'px'): boolean {
  const actual = dimension === 'width' ? WIDTH_PX : HEIGHT_PX;
  const limit = unit === 'px' ? size : size * PX_PER_EM;
  if (operator === '>=') return actual >= limit;
  if (operator === '<=') return actual <= limit;
  return operator === '>' ? actual > limit : actual < limit;
}
