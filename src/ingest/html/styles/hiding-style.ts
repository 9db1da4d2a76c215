/** Which values of style properties hide text. */
import type { Style } from './cascade.js';
import { functionsIn, isTransparent, looksAlike, plainColour } from './colours.js';

/** What an element passes on to those inside it. */
export interface Inherited {
  readonly isInvisible: boolean;
  readonly isTiny: boolean;
  /** Of letters, as `plainColour` writes it; null if it is not known. */
  readonly colour: string | null;
  /** Behind letters; null if it is not known, as behind a picture. */
  readonly background: string | null;
}

/** Smaller letters cannot be read: in px or pt, and as a share of the surrounding size. */
const MIN_FONT_PX = 3;
const MIN_FONT_SHARE = 0.1;
/** Fainter text cannot be read. */
const MIN_OPACITY = 0.06;
/** Smaller scales leave a dot. */
const MIN_SCALE = 0.06;

/** The screen before any style: black on white. @param isCertain False if sheets that are not known may change it. */
export const initialStyle = (isCertain: boolean): Inherited => ({
  isInvisible: false,
  isTiny: false,
  colour: isCertain ? '#000000' : null,
  background: isCertain ? '#ffffff' : null,
});

export function inheritedFrom(style: Style, inherited: Inherited): Inherited {
  const visibility = style.get('visibility');
  const hides = visibility === 'hidden' || visibility === 'collapse';
  return {
    isInvisible: hides || (inherited.isInvisible && visibility !== 'visible'),
    isTiny: isTinyFont(style.get('font-size'), inherited.isTiny),
    colour: colourOf(style) ?? inherited.colour,
    background: backgroundOf(style, inherited.background),
  };
}

/** True if letters have the colour of what is behind them. */
export const isCamouflaged = ({ colour, background }: Inherited): boolean =>
  colour !== null && background !== null && looksAlike(colour, background);

function isTinyFont(fontSize: string | undefined, inherited: boolean): boolean {
  const size = fontSize === undefined ? null : lengthOf(fontSize);
  if (!size) return inherited && fontSize !== 'initial' && fontSize !== 'medium';
  if (size.number === 0) return true;
  if (size.unit === 'px' || size.unit === 'pt') return size.number < MIN_FONT_PX;
  if (size.unit === 'rem' || size.unit === 'vw') return size.number < MIN_FONT_SHARE;
  return inherited || (size.unit === '%' ? size.number / 100 : size.number) < MIN_FONT_SHARE;
}

const colourOf = (style: Style): string | undefined => {
  const written = style.get('-webkit-text-fill-color') ?? style.get('color');
  return written === undefined || written === 'inherit' ? undefined : plainColour(written);
};

function backgroundOf(style: Style, behind: string | null): string | null {
  const written = style.get('background-color') ?? style.get('background');
  if (
    /url\(|gradient|image|text/.test(
      `${style.get('background') ?? ''} ${style.get('background-image') ?? ''}`,
    )
  )
    return null;
  if (written === undefined || /^(?:none|inherit|initial|unset|transparent)$/.test(written)) return behind;
  const colour = plainColour(written);
  if (isTransparent(colour)) return behind;
  return /^#[0-9a-f]{6}$/.test(colour) ? colour : null;
}

interface Length {
  readonly number: number;
  /** Lower case; empty for none. */
  readonly unit: string;
}

const LENGTH_RE = /^([+-]?(?:\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})(?:e-?\d{1,2})?)([a-z]{0,6}|%)$/;
const CALC_RE = /^calc\( ?(\S+)(?: ([*/+-]) (\S+?))? ?\)$/;

/** A number with its unit, or a `calc()` of one or two of them; null for anything else. */
function lengthOf(value: string): Length | null {
  const plain = LENGTH_RE.exec(value);
  if (plain) return { number: Number(plain[1]), unit: plain[2]! };
  const calc = CALC_RE.exec(value);
  const left = calc && LENGTH_RE.test(calc[1]!) ? lengthOf(calc[1]!) : null;
  if (!calc || !left) return null;
  const [, , operator, operand = ''] = calc;
  if (operator === undefined) return left;
  const right = LENGTH_RE.test(operand) ? lengthOf(operand) : null;
  if (!right) return null;
  const unit = left.unit || right.unit;
  switch (operator) {
    case '*':
      return { number: left.number * right.number, unit };
    case '/':
      return { number: left.number / right.number, unit };
    // Of two units, the greater length tells where it leads.
    case '+':
      return left.unit === right.unit ? { number: left.number + right.number, unit } : greater(left, right);
    default:
      return left.unit === right.unit
        ? { number: left.number - right.number, unit }
        : greater(left, { ...right, number: -right.number });
  }
}

const PX: Readonly<Record<string, number>> = { em: 16, rem: 16, vw: 12.8, vh: 7.2, '%': 12.8, pt: 1.33 };
const inPx = ({ number, unit }: Length): number => number * (PX[unit] ?? 1);
const greater = (one: Length, other: Length): Length =>
  Math.abs(inPx(one)) >= Math.abs(inPx(other)) ? one : other;

/** Lengths that lead a positioned element out of the screen. */
function isOffScreen(value: string): boolean {
  const length = lengthOf(value);
  return length !== null && length.unit !== '' && length.number <= -100;
}

/** As a margin, only those that no design uses. */
function isFarAway(value: string): boolean {
  const length = lengthOf(value);
  if (!length || length.unit === '') return false;
  return length.number <= (/^v[wh]$|^%$/.test(length.unit) ? -100 : -500);
}

const isZero = (value: string): boolean => lengthOf(value)?.number === 0;
const isBelow = (value: string, limit: number): boolean => {
  const length = lengthOf(value);
  if (!length || length.number < 0) return false;
  return (length.unit === '%' ? length.number / 100 : length.number) < limit;
};

const NOTHING_LEFT_RE =
  /^(?:inset\((?:50|100)%|circle\(0|ellipse\(0|polygon\(0(?:px|%)? 0(?:px|%)?, ?0(?:px|%)? 0)/;
const EMPTY_RECT_RE = /^rect\((?:[01](?:px)?[, ]+){3}[01](?:px)?\)/;

/** Transforms that leave nothing on the screen: moved away, shrunk to a dot, or turned edge on. */
function vanishes(transform: string): boolean {
  return functionsIn(transform).some(({ name, args }) => {
    if (name.startsWith('translate')) return args.some(isFarAway);
    if (name.startsWith('scale')) return args.some((arg) => isBelow(arg, MIN_SCALE));
    if (name === 'matrix') return isZero(args[0] ?? '') && isZero(args[1] ?? '');
    return (name === 'rotatex' || name === 'rotatey') && /^-?90deg$/.test(args[0] ?? '');
  });
}

/** @param isCertain False if sheets that are not known may position the element. */
export function hidesSubtree(style: Style, isCertain: boolean): boolean {
  const value = (property: string): string => style.get(property) ?? '';
  const any = (test: (value: string) => boolean, ...properties: string[]): boolean =>
    properties.some((property) => test(value(property)));
  const isMoved = /^(?:absolute|fixed|relative|sticky)$/.test(value('position'));
  const mayBeMoved = !isCertain && value('position') === '';
  const isClipped = any((own) => /\b(?:hidden|clip)\b/.test(own), 'overflow', 'overflow-x', 'overflow-y');
  const isAnimated =
    /[a-z]/.test(value('animation') + value('animation-name')) && value('animation') !== 'none';
  return (
    value('display') === 'none' ||
    value('content-visibility') === 'hidden' ||
    (isMoved && any(isOffScreen, 'left', 'right', 'top', 'bottom')) ||
    (mayBeMoved && any(isFarAway, 'left', 'top')) ||
    any(isOffScreen, 'text-indent') ||
    any(isFarAway, 'margin-left', 'margin-top') ||
    (any((own) => isZero(own) || own === '1px', 'width', 'height', 'max-height', 'max-width') && isClipped) ||
    EMPTY_RECT_RE.test(value('clip')) ||
    NOTHING_LEFT_RE.test(value('clip-path')) ||
    (!isAnimated && isFadedOrShrunk(style)) ||
    isTransparent(value('-webkit-text-fill-color') || value('color'))
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
    value('translate').split(' ').some(isFarAway) ||
    vanishes(value('transform')) ||
    /gradient\( ?transparent ?, ?transparent ?\)/.test(masks)
  );
}
