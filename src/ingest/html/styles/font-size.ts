import { inPx, lengthOf } from './lengths.js';

export const INITIAL_FONT_PX = 16;
/** Smaller letters cannot be read. */
const MIN_FONT_PX = 3;
const KEYWORDS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    ...{ 'xx-small': 9, 'x-small': 10, small: 13, medium: 16, initial: 16, large: 18 },
    ...{ 'x-large': 24, 'xx-large': 32, 'xxx-large': 48 },
  }),
);

export const isTiny = (fontPx: number): boolean => fontPx < MIN_FONT_PX;

/**
 * @param outerPx Of the element around it, which a size that cannot be read is taken from.
 * @param rootPx Of the page, for `rem`.
 */
export function fontPxOf(fontSize: string | undefined, outerPx: number, rootPx: number): number {
  if (fontSize === undefined) return outerPx;
  const keyword = KEYWORDS.get(fontSize);
  if (keyword !== undefined) return keyword;
  const length = lengthOf(fontSize);
  if (!length || length.number < 0) return outerPx;
  if (length.number === 0) return 0;
  if (length.unit === 'em') return length.number * outerPx;
  if (length.unit === '%') return (length.number / 100) * outerPx;
  if (length.unit === 'rem') return length.number * rootPx;
  return length.unit === '' ? outerPx : inPx(length);
}
