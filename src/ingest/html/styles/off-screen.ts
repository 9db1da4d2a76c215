/** Which values of style properties lead text out of the screen. */
import { functionsIn } from './functions.js';
import { inPx, isShareOfScreen, type Length, lengthOf } from './lengths.js';
import { movedBy } from './transforms.js';

const [WIDTH_PX, HEIGHT_PX] = [1280, 800];
/** To the left or upwards: of positioned elements in px, and of others or in units of another size. */
const OFF_PX = -100;
const FAR_PX = -500;
/** Downwards, no layout leads so far. */
const DEEP_PX = 9000;
/** Of the width of the container, beyond which nothing of it is beside the text. */
const BEYOND_PERCENT = 120;
/** Of the element's own size. */
const OWN_SIZES_PERCENT = 200;

const isRelative = (length: Length): boolean => length.unit === '%' || isShareOfScreen(length);

function is(value: string, test: (length: Length) => boolean): boolean {
  const length = lengthOf(value);
  return length !== null && length.unit !== '' && test(length);
}

/** Of a positioned element, or an indentation. */
const isOutside = (value: string): boolean =>
  is(value, (length) => {
    if (isRelative(length)) return length.number <= -100;
    return inPx(length) <= (length.unit === 'px' || length.unit === 'pt' ? OFF_PX : FAR_PX);
  });

/** As a margin, only those that no design uses. */
const isFarAway = (value: string): boolean =>
  is(value, (length) => (isRelative(length) ? length.number <= -100 : inPx(length) <= FAR_PX));

/** To the right, or from the right edge to the left. */
const isBeyond = (value: string, percent = BEYOND_PERCENT): boolean =>
  is(value, (length) => (length.unit === '%' ? length.number >= percent : inPx(length) >= WIDTH_PX));

const isDeep = (value: string): boolean =>
  is(value, (length) => length.unit !== '%' && inPx(length) >= DEEP_PX);
const isBelowScreen = (value: string): boolean =>
  is(value, (length) => (length.unit === '%' ? length.number >= 100 : inPx(length) >= HEIGHT_PX));

/**
 * True for an element that is positioned or pushed out of the screen.
 * @param isCertain False if sheets that are not known may position it.
 */
export function isOffScreen(style: ReadonlyMap<string, string>, isCertain: boolean): boolean {
  const any = (test: (value: string) => boolean, ...properties: string[]): boolean =>
    properties.some((property) => test(style.get(property) ?? ''));
  const position = style.get('position') ?? '';
  const isMoved = /^(?:absolute|fixed|relative|sticky)$/.test(position);
  return (
    (isMoved &&
      (any(isOutside, 'left', 'right', 'top', 'bottom') ||
        any(isBeyond, 'left', 'right') ||
        any(position === 'fixed' ? isBelowScreen : isDeep, 'top', 'bottom'))) ||
    (!isCertain && position === '' && any(isFarAway, 'left', 'top')) ||
    any(isOutside, 'text-indent') ||
    any(isFarAway, 'margin-left', 'margin-top') ||
    any(isBeyond, 'margin-left')
  );
}

/** True for an element that is drawn elsewhere than it is. */
export const isTranslatedAway = (style: ReadonlyMap<string, string>): boolean =>
  leadsAway((style.get('translate') ?? '').split(' ')) ||
  functionsIn(style.get('transform') ?? '').some(({ name, args }) =>
    name.startsWith('translate')
      ? leadsAway(name === 'translatey' ? ['0', ...args] : args)
      : leadsAway(movedBy({ name, args })),
  );

const leadsAway = ([x = '', ...others]: readonly string[]): boolean =>
  isFarAway(x) || isBeyond(x, OWN_SIZES_PERCENT) || others.some((value) => isFarAway(value) || isDeep(value));

/** An indentation that leaves no room on the only line. */
export const isIndentedAway = (value: string): boolean => isBeyond(value, 100);
