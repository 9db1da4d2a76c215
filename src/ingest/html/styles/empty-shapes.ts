/** Which shapes and masks leave nothing of an element to be seen. */
import { isTransparent, parseColour } from './colours.js';
import { functionsIn } from './functions.js';
import { inPx, lengthOf } from './lengths.js';

/** Smaller radii and sides leave a dot or a line. */
const MIN_PX = 2;
/** As much as all of an element, whatever its size. */
const WHOLE_PX = 2000;
const MAX_POINTS = 200;

/** True for the value of `clip-path` that cuts everything off. */
export function isEmptyShape(value: string): boolean {
  const [shape] = functionsIn(value);
  if (!shape) return false;
  const { name, args } = shape;
  const own = args.slice(0, args.findIndex((arg) => arg === 'at' || arg === 'round') >>> 0);
  switch (name) {
    case 'inset': {
      const [top = '', right = top, bottom = top, left = right] = own;
      return share(top) + share(bottom) >= 1 || share(left) + share(right) >= 1;
    }
    case 'circle':
    case 'ellipse':
      return own.some(isNarrow);
    case 'xywh':
      return own.slice(2).some(isNarrow);
    case 'rect':
      return isEmptyRect(own);
    case 'polygon':
      return isFlatPolygon(value);
    case 'path':
      return /^path\( ?["'] ?(?:m ?[-\d.]{1,9}[ ,]?[-\d.]{0,9} ?z? ?)?["'] ?\)/.test(value);
    default:
      return false;
  }
}

/** @param sides Of `rect()`: top, right, bottom, left, each from the upper left corner. */
export function isEmptyRect([top = '', right = '', bottom = '', left = '']: readonly string[]): boolean {
  const isEmpty = (from: string, to: string): boolean => {
    const [start, end] = [from === 'auto' ? ZERO : lengthOf(from), lengthOf(to)];
    if (!start || !end || (start.number !== 0 && end.number !== 0 && start.unit !== end.unit)) return false;
    return inPx(end) - inPx(start) < MIN_PX;
  };
  return isEmpty(top, bottom) || isEmpty(left, right);
}

/** True for the value of `mask` that consists of gradients between colours that cannot be seen. */
export function isEmptyMask(value: string): boolean {
  if (!value.includes('gradient(') || value.includes('url(')) return false;
  const words = value.replace(GRADIENT_RE, ' ').match(COLOUR_RE) ?? [];
  const colours = words.filter((word) => word.includes('(') || parseColour(word) !== null).map(parseColour);
  return colours.length > 0 && colours.every((colour) => colour !== null && isTransparent(colour));
}

const ZERO = { number: 0, unit: 'px' };
const GRADIENT_RE = /[a-z-]{0,30}gradient\(/g;
const COLOUR_RE = /#[0-9a-f]{3,8}\b|[a-z-]{2,20}\([^()]{0,100}\)|[a-z]{3,20}/g;

function share(value: string): number {
  const length = lengthOf(value);
  if (!length) return 0;
  return length.unit === '%' ? length.number / 100 : inPx(length) / WHOLE_PX;
}

function isNarrow(value: string): boolean {
  const length = lengthOf(value);
  return length !== null && (length.unit === '%' ? length.number < 1 : inPx(length) < MIN_PX);
}

/** All points are on a line that is upright or level. */
function isFlatPolygon(value: string): boolean {
  const inner = value.slice(value.indexOf('(') + 1, value.lastIndexOf(')'));
  const points = inner
    .split(',')
    .map((point) => point.trim().split(' '))
    .filter(({ length }) => length === 2);
  if (points.length === 0 || points.length > MAX_POINTS) return false;
  const isSame = (axis: 0 | 1): boolean =>
    new Set(points.map((point) => lengthOf(point[axis]!)?.number ?? point[axis])).size === 1;
  return isSame(0) || isSame(1);
}
