/** Which values of style properties hide text. */
import type { Style } from './cascade.js';
import { BLACK, type Colour, isTransparent, looksAlike, over, parseColour, WHITE } from './colours.js';
import { isEmptyMask, isEmptyRect, isEmptyShape } from './empty-shapes.js';
import { fontPxOf, INITIAL_FONT_PX, isTiny } from './font-size.js';
import { functionsIn } from './functions.js';
import { inPx, isBelow, isZero, lengthOf } from './lengths.js';
import { isIndentedAway, isOffScreen, isTranslatedAway } from './off-screen.js';
import { partsOf } from './shorthands.js';
import { isDot, isRotatedAway, MIN_SCALE, vanishes } from './transforms.js';

/** What an element passes on to those inside it. */
export interface Inherited {
  readonly isInvisible: boolean;
  /** Of letters, and of those of the page. */
  readonly fontPx: number;
  readonly rootPx: number;
  /** Of all elements around the text together. */
  readonly opacity: number;
  /** Letters are on top of each other, or lines are. */
  readonly isSqueezed: boolean;
  readonly isFlat: boolean;
  /** Of letters; null if it is not known. */
  readonly colour: Colour | null;
  /** Behind letters; null if it is not known, as behind a picture. */
  readonly background: Colour | null;
}

/** Fainter text cannot be read. */
const MIN_OPACITY = 0.06;
/** What is blurred more cannot be read. */
const MAX_BLUR_PX = 4;
/** Letters that are closer cover each other: as a share of their size, and in px. */
const MIN_SPACING_SHARE = -0.4;
const MIN_SPACING_PX = -8;
/** Letters and words that are farther apart are not beside each other. */
const MAX_SPACING_PX = 300;
/** Words that are closer cover each other. */
const MIN_WORD_SPACING_PX = -16;
/** Of the size of letters, and in px. */
const MIN_LINE_HEIGHT_SHARE = 0.1;
const MIN_LINE_HEIGHT_PX = 2;

/** The screen before any style: black on white. @param isCertain False if sheets that are not known may change it. */
export const initialStyle = (isCertain: boolean): Inherited => ({
  isInvisible: false,
  fontPx: INITIAL_FONT_PX,
  rootPx: INITIAL_FONT_PX,
  opacity: 1,
  isSqueezed: false,
  isFlat: false,
  colour: isCertain ? BLACK : null,
  background: isCertain ? WHITE : null,
});

/** @param isBlock The lines of an element that is none are as high as those around it. */
export function inheritedFrom(style: Style, inherited: Inherited, isBlock: boolean): Inherited {
  const visibility = style.get('visibility');
  const hides = visibility === 'hidden' || visibility === 'collapse';
  const isFlat = isFlatLine(style.get('line-height'), inherited.isFlat);
  return {
    isInvisible: hides || (inherited.isInvisible && visibility !== 'visible'),
    fontPx: isZero(style.get('font-size-adjust') ?? '')
      ? 0
      : fontPxOf(style.get('font-size'), inherited.fontPx, inherited.rootPx),
    rootPx: inherited.rootPx,
    opacity: isAnimated(style) ? inherited.opacity : inherited.opacity * opacityOf(style),
    isSqueezed:
      isSqueezed(style.get('letter-spacing'), inherited.isSqueezed) || isStrewn(style.get('word-spacing')),
    isFlat: isFlat && (isBlock || inherited.isFlat),
    colour: colourOf(style, inherited.colour),
    background: backgroundOf(style, inherited.background),
  };
}

/** True if text directly in an element cannot be seen. */
export const isUnseen = (own: Inherited): boolean =>
  own.isInvisible ||
  isTiny(own.fontPx) ||
  own.opacity < MIN_OPACITY ||
  own.isSqueezed ||
  own.isFlat ||
  isCamouflaged(own);

/** Letters have the colour of what is behind them. */
const isCamouflaged = ({ colour, background }: Inherited): boolean =>
  colour !== null && background !== null && looksAlike(over(colour, background), background);

function isSqueezed(spacing: string | undefined, inherited: boolean): boolean {
  if (spacing === undefined || spacing === 'inherit') return inherited;
  const length = lengthOf(spacing);
  if (!length) return false;
  if (length.unit === 'em' || length.unit === '%')
    return (length.unit === '%' ? length.number / 100 : length.number) <= MIN_SPACING_SHARE;
  return inPx(length) <= MIN_SPACING_PX || inPx(length) >= MAX_SPACING_PX;
}

function isStrewn(spacing: string | undefined): boolean {
  const length = lengthOf(spacing ?? '');
  if (!length || length.unit === '%') return false;
  return inPx(length) <= MIN_WORD_SPACING_PX || inPx(length) >= MAX_SPACING_PX;
}

/** Of an element alone, from 0 to 1. */
function opacityOf(style: Style): number {
  const length = lengthOf(style.get('opacity') ?? '');
  if (!length || !/^%?$/.test(length.unit)) return 1;
  return Math.min(1, Math.max(0, length.unit === '%' ? length.number / 100 : length.number));
}

const isAnimated = (style: Style): boolean =>
  /[a-z]/.test(`${style.get('animation') ?? ''}${style.get('animation-name') ?? ''}`) &&
  style.get('animation') !== 'none';

function isFlatLine(height: string | undefined, inherited: boolean): boolean {
  if (height === undefined || height === 'inherit') return inherited;
  const length = lengthOf(height);
  if (!length) return false;
  return /^(?:em|%|)$/.test(length.unit)
    ? isBelow(height.replace('em', ''), MIN_LINE_HEIGHT_SHARE)
    : inPx(length) < MIN_LINE_HEIGHT_PX;
}

const SAME_RE = /^(?:inherit|unset|currentcolor)$/;
const PICTURE_RE = /url\(|gradient|image|text/;
const NO_COLOUR_RE =
  /^(?:none|inherit|initial|unset|revert|transparent|repeat(?:-[xy])?|no-repeat|center|top|bottom|left|right|scroll|fixed|local|cover|contain|auto|(?:border|padding|content)-box|\/|[\d.]+[a-z%]{0,4})$/;

function colourOf(style: Style, inherited: Colour | null): Colour | null {
  const written = style.get('-webkit-text-fill-color') ?? style.get('color');
  return written === undefined || SAME_RE.test(written) ? inherited : parseColour(written);
}

function backgroundOf(style: Style, behind: Colour | null): Colour | null {
  if (PICTURE_RE.test(picturesOf(style))) return null;
  const parts = partsOf(style.get('background-color') ?? style.get('background') ?? 'none');
  if (parts.every((part) => NO_COLOUR_RE.test(part))) return behind;
  const [colour] = parts.flatMap((part) => parseColour(part) ?? []);
  if (!colour) return null;
  if (colour.alpha >= 1) return colour;
  return isTransparent(colour) ? behind : behind && over(colour, behind);
}

const picturesOf = (style: Style): string =>
  ['background', 'background-image', 'background-clip', '-webkit-background-clip']
    .map((property) => style.get(property) ?? '')
    .join(' ');

/** Letters through which the background is seen are as visible as it is. */
function hasTransparentLetters(style: Style): boolean {
  const colour = parseColour(style.get('-webkit-text-fill-color') ?? style.get('color') ?? '');
  return colour !== null && isTransparent(colour) && !/\btext\b/.test(picturesOf(style));
}

/** Boxes that no browser draws with what is in them. */
const UNDRAWN_RE = /^(?:none|table-column(?:-group)?)$/;
/** What stands in place of the content of an element. */
const REPLACEMENT_RE = /url\(|gradient\(|image-set\(/;

/** @param isCertain False if sheets that are not known may position the element. */
export function hidesSubtree(style: Style, isCertain: boolean): boolean {
  if (style.size === 0) return false;
  const value = (property: string): string => style.get(property) ?? '';
  const any = (test: (value: string) => boolean, ...properties: string[]): boolean =>
    properties.some((property) => test(value(property)));
  const isClipped = any((own) => /\b(?:hidden|clip)\b/.test(own), 'overflow', 'overflow-x', 'overflow-y');
  const isOneLine = any((own) => /\b(?:nowrap|pre)\b/.test(own), 'white-space', 'text-wrap');
  return (
    UNDRAWN_RE.test(value('display')) ||
    value('content-visibility') === 'hidden' ||
    isOffScreen(style, isCertain) ||
    (isClipped && isOneLine && isIndentedAway(value('text-indent'))) ||
    (any((own) => isZero(own) || own === '1px', 'width', 'height', 'max-height', 'max-width') && isClipped) ||
    functionsIn(value('clip')).some(({ name, args }) => name === 'rect' && isEmptyRect(args)) ||
    any(isEmptyShape, 'clip-path', '-webkit-clip-path') ||
    /^(?:disc|circle|square)$/.test(value('-webkit-text-security')) ||
    REPLACEMENT_RE.test(value('content')) ||
    (!isAnimated(style) && isFadedOrShrunk(style)) ||
    hasTransparentLetters(style)
  );
}

function isFadedOrShrunk(style: Style): boolean {
  const value = (property: string): string => style.get(property) ?? '';
  const masks = value('mask') || value('mask-image') || value('-webkit-mask') || value('-webkit-mask-image');
  return (
    opacityOf(style) < MIN_OPACITY ||
    isFilteredAway(value('filter')) ||
    value('scale').split(' ').some(isDot) ||
    (isBelow(value('zoom'), MIN_SCALE) && !isZero(value('zoom'))) ||
    isTranslatedAway(style) ||
    vanishes(value('transform')) ||
    isRotatedAway(value('rotate')) ||
    isEmptyMask(masks)
  );
}

const isFilteredAway = (filter: string): boolean =>
  functionsIn(filter).some(({ name, args: [amount = ''] }) => {
    const length = name === 'blur' ? lengthOf(amount) : null;
    return length ? inPx(length) >= MAX_BLUR_PX : name === 'opacity' && isBelow(amount, MIN_OPACITY);
  });
