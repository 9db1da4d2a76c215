/** Which values of style properties hide text. */
import type { Style } from './cascade.js';
import { BLACK, type Colour, isTransparent, looksAlike, over, parseColour, WHITE } from './colours.js';
import { functionsIn } from './functions.js';
import { inPx, isBelow, isZero, lengthOf } from './lengths.js';
import { isIndentedAway, isOffScreen, isTranslatedAway } from './off-screen.js';
import { partsOf } from './shorthands.js';

/** What an element passes on to those inside it. */
export interface Inherited {
  readonly isInvisible: boolean;
  readonly isTiny: boolean;
  /** Letters are on top of each other, or lines are. */
  readonly isSqueezed: boolean;
  readonly isFlat: boolean;
  /** Of letters; null if it is not known. */
  readonly colour: Colour | null;
  /** Behind letters; null if it is not known, as behind a picture. */
  readonly background: Colour | null;
}

/** Smaller letters cannot be read: in px or pt, and as a share of the surrounding size. */
const MIN_FONT_PX = 3;
const MIN_FONT_SHARE = 0.1;
/** Fainter text cannot be read. */
const MIN_OPACITY = 0.06;
/** Smaller scales leave a dot. */
const MIN_SCALE = 0.06;
/** Letters that are closer cover each other: as a share of their size, and in px. */
const MIN_SPACING_SHARE = -0.4;
const MIN_SPACING_PX = -8;
/** Of the size of letters, and in px. */
const MIN_LINE_HEIGHT_SHARE = 0.1;
const MIN_LINE_HEIGHT_PX = 2;

/** The screen before any style: black on white. @param isCertain False if sheets that are not known may change it. */
export const initialStyle = (isCertain: boolean): Inherited => ({
  isInvisible: false,
  isTiny: false,
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
    isTiny: isTinyFont(style.get('font-size'), inherited.isTiny),
    isSqueezed: isSqueezed(style.get('letter-spacing'), inherited.isSqueezed),
    isFlat: isFlat && (isBlock || inherited.isFlat),
    colour: colourOf(style, inherited.colour),
    background: backgroundOf(style, inherited.background),
  };
}

/** True if text directly in an element cannot be seen. */
export const isUnseen = (own: Inherited): boolean =>
  own.isInvisible || own.isTiny || own.isSqueezed || own.isFlat || isCamouflaged(own);

/** Letters have the colour of what is behind them. */
const isCamouflaged = ({ colour, background }: Inherited): boolean =>
  colour !== null && background !== null && looksAlike(over(colour, background), background);

function isTinyFont(fontSize: string | undefined, inherited: boolean): boolean {
  const size = fontSize === undefined ? null : lengthOf(fontSize);
  if (!size) return inherited && fontSize !== 'initial' && fontSize !== 'medium';
  if (size.number === 0) return true;
  if (size.unit === 'em' || size.unit === '%')
    return inherited || (size.unit === '%' ? size.number / 100 : size.number) < MIN_FONT_SHARE;
  if (size.unit === 'rem' || size.unit === 'vw') return size.number < MIN_FONT_SHARE;
  return inPx(size) < MIN_FONT_PX;
}

function isSqueezed(spacing: string | undefined, inherited: boolean): boolean {
  if (spacing === undefined || spacing === 'inherit') return inherited;
  const length = lengthOf(spacing);
  if (!length) return false;
  if (length.unit === 'em' || length.unit === '%')
    return (length.unit === '%' ? length.number / 100 : length.number) <= MIN_SPACING_SHARE;
  return inPx(length) <= MIN_SPACING_PX;
}

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

const NOTHING_LEFT_RE =
  /^(?:inset\((?:50|100)%|circle\(0|ellipse\(0|polygon\(0(?:px|%)? 0(?:px|%)?, ?0(?:px|%)? 0)/;
const EMPTY_RECT_RE = /^rect\((?:[01](?:px)?[, ]+){3}[01](?:px)?\)/;

/** Transforms that leave nothing on the screen: shrunk to a dot, or turned edge on. */
function vanishes(transform: string): boolean {
  return functionsIn(transform).some(({ name, args }) => {
    if (name.startsWith('scale')) return args.some((arg) => isBelow(arg, MIN_SCALE));
    if (name === 'matrix') return isZero(args[0] ?? '') && isZero(args[1] ?? '');
    return (name === 'rotatex' || name === 'rotatey') && /^-?90deg$/.test(args[0] ?? '');
  });
}

/** @param isCertain False if sheets that are not known may position the element. */
export function hidesSubtree(style: Style, isCertain: boolean): boolean {
  if (style.size === 0) return false;
  const value = (property: string): string => style.get(property) ?? '';
  const any = (test: (value: string) => boolean, ...properties: string[]): boolean =>
    properties.some((property) => test(value(property)));
  const isClipped = any((own) => /\b(?:hidden|clip)\b/.test(own), 'overflow', 'overflow-x', 'overflow-y');
  const isOneLine = any((own) => /\b(?:nowrap|pre)\b/.test(own), 'white-space', 'text-wrap');
  const isAnimated =
    /[a-z]/.test(value('animation') + value('animation-name')) && value('animation') !== 'none';
  return (
    value('display') === 'none' ||
    value('content-visibility') === 'hidden' ||
    isOffScreen(style, isCertain) ||
    (isClipped && isOneLine && isIndentedAway(value('text-indent'))) ||
    (any((own) => isZero(own) || own === '1px', 'width', 'height', 'max-height', 'max-width') && isClipped) ||
    EMPTY_RECT_RE.test(value('clip')) ||
    NOTHING_LEFT_RE.test(value('clip-path')) ||
    (!isAnimated && isFadedOrShrunk(style)) ||
    hasTransparentLetters(style)
  );
}

function isFadedOrShrunk(style: Style): boolean {
  const value = (property: string): string => style.get(property) ?? '';
  const opacities = functionsIn(value('filter')).filter(({ name }) => name === 'opacity');
  const masks = value('mask') || value('mask-image') || value('-webkit-mask') || value('-webkit-mask-image');
  return (
    isBelow(value('opacity'), MIN_OPACITY) ||
    opacities.some(({ args }) => isBelow(args[0] ?? '', MIN_OPACITY)) ||
    value('scale')
      .split(' ')
      .some((part) => isBelow(part, MIN_SCALE)) ||
    (isBelow(value('zoom'), MIN_SCALE) && !isZero(value('zoom'))) ||
    isTranslatedAway(style) ||
    vanishes(value('transform')) ||
    /gradient\( ?transparent ?, ?transparent ?\)/.test(masks)
  );
}
