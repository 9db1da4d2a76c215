import { inPx, lengthOf } from './lengths.js';

/** The screen that a page is read for: of a desktop computer, in a light theme. */
const KEYWORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{
      orientation: 'landscape',
      hover: 'hover',
      'any-hover': 'hover',
      pointer: 'fine',
      'any-pointer': 'fine',
    },
    ...{ 'prefers-color-scheme': 'light', 'prefers-reduced-motion': 'no-preference' },
    ...{ 'prefers-contrast': 'no-preference', 'prefers-reduced-transparency': 'no-preference' },
    ...{ 'prefers-reduced-data': 'no-preference', 'forced-colors': 'none', 'inverted-colors': 'none' },
    ...{ 'display-mode': 'browser', update: 'fast', scan: 'progressive', 'dynamic-range': 'standard' },
    ...{ 'color-gamut': 'srgb', 'overflow-block': 'scroll', 'overflow-inline': 'scroll', scripting: 'none' },
  }),
);
/** Values that say that there is nothing of the feature. */
const NOTHING = new Set(['none', 'no-preference']);
/** Lengths in px, colours in bits, resolutions in dots per px. */
const NUMBERS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    ...{ width: 1280, height: 800, 'device-width': 1280, 'device-height': 800 },
    ...{ 'aspect-ratio': 1.6, 'device-aspect-ratio': 1.6, resolution: 1, '-webkit-device-pixel-ratio': 1 },
    ...{ color: 8, 'color-index': 0, monochrome: 0, grid: 0 },
  }),
);
const DOTS: ReadonlyMap<string, number> = new Map(
  Object.entries({ dppx: 1, x: 1, dpi: 1 / 96, dpcm: 2.54 / 96 }),
);

const BOUND_RE = /^(-webkit-)?(min|max)-([a-z-]{1,40})$/;
/** "width >= 600px", "600px <= width" and "600px <= width < 900px". */
const RANGE_RE = /^([^<>=]{1,60})([<>]=?|=)([^<>=]{1,60})(?:([<>]=?)([^<>=]{1,60}))?$/;
const RATIO_RE = /^(\d{1,6}(?:\.\d{0,6})?) ?\/ ?(\d{1,6}(?:\.\d{0,6})?)$/;

/** @param text What is inside the parentheses, lower case. Null for a feature that is not known here. */
export function mediaFeatureHolds(text: string): boolean | null {
  const [, left, operator, middle, second, right] = RANGE_RE.exec(text) ?? [];
  if (operator && left !== undefined && middle !== undefined) {
    const first = compare(left.trim(), operator, middle.trim());
    if (!second || right === undefined) return first;
    const other = compare(middle.trim(), second, right.trim());
    return first === null || other === null ? null : first && other;
  }
  const [name = '', value] = text.split(':').map((part) => part.trim());
  const [, vendor = '', bound, bounded] = BOUND_RE.exec(name) ?? [];
  if (bound && value !== undefined) return compare(vendor + bounded, bound === 'min' ? '>=' : '<=', value);
  const number = NUMBERS.get(name);
  if (number !== undefined) return value === undefined ? number > 0 : compare(name, '=', value);
  const keyword = KEYWORDS.get(name);
  if (keyword === undefined) return null;
  return value === undefined ? !NOTHING.has(keyword) : keyword === value;
}

/** Null unless one side is a feature and the other a number. */
function compare(left: string, operator: string, right: string): boolean | null {
  const [one, other] = [numberOf(left), numberOf(right)];
  if (NUMBERS.has(left) === NUMBERS.has(right) || one === null || other === null) return null;
  if (operator === '=') return one === other;
  if (operator === '>=') return one >= other;
  if (operator === '<=') return one <= other;
  return operator === '>' ? one > other : one < other;
}

function numberOf(text: string): number | null {
  const [, over, under] = RATIO_RE.exec(text) ?? [];
  if (over !== undefined) return Number(over) / Number(under);
  const length = lengthOf(text);
  const dots = DOTS.get(length?.unit ?? '');
  return NUMBERS.get(text) ?? (length && (dots ? length.number * dots : inPx(length)));
}
