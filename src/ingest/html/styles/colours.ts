import { NAMED_COLOURS } from './named-colours.js';

/** Channels from 0 to 255, alpha from 0 to 1. */
export interface Colour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

/** Fainter colours cannot be seen. */
const MIN_ALPHA = 0.06;
/** Channels that differ by less look alike: #fefefe on white. */
const ALIKE = 8;
const HEX_RE = /^#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/;
const FUNCTION_RE = /^([a-z]{2,6})\(([^()]{1,100})\)$/;
const NUMBER_RE = /^([+-]?(?:\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})(?:e[+-]?\d{1,2})?)(%|deg|grad|rad|turn)?$/;
/** A lightness that leaves no room for a hue, as a share of white. */
const [NEAR_BLACK, NEAR_WHITE] = [0.03, 0.98];

/** Reads a CSS colour, lower case; null for one that depends on others, or on a space where it is not black or white. */
export function parseColour(written: string): Colour | null {
  const text = written.trim();
  if (text === 'transparent') return { ...BLACK, alpha: 0 };
  const named = NAMED_COLOURS.get(text) ?? text;
  if (HEX_RE.test(named)) return fromHex(named);
  const [, name, list] = FUNCTION_RE.exec(named) ?? [];
  return name === undefined || list === undefined ? null : fromFunction(name, list);
}

export const BLACK: Colour = { red: 0, green: 0, blue: 0, alpha: 1 };
export const WHITE: Colour = { red: 255, green: 255, blue: 255, alpha: 1 };

/** True for a colour that cannot be seen on anything. */
export const isTransparent = ({ alpha }: Colour): boolean => alpha < MIN_ALPHA;

/** The colour that is seen where one lies over an opaque other. */
export function over({ red, green, blue, alpha }: Colour, behind: Colour): Colour {
  const mixed = (own: number, other: number): number => own * alpha + other * (1 - alpha);
  return {
    red: mixed(red, behind.red),
    green: mixed(green, behind.green),
    blue: mixed(blue, behind.blue),
    alpha: 1,
  };
}

/** True for two opaque colours that nobody tells apart. */
export const looksAlike = (one: Colour, other: Colour): boolean =>
  (['red', 'green', 'blue'] as const).every((channel) => Math.abs(one[channel] - other[channel]) <= ALIKE);

function fromHex(hex: string): Colour {
  const digits = hex.length <= 5 ? [...hex.slice(1)].map((digit) => digit + digit).join('') : hex.slice(1);
  const [red = 0, green = 0, blue = 0, alpha = 255] = (digits.match(/../g) ?? []).map((pair) =>
    Number.parseInt(pair, 16),
  );
  return { red, green, blue, alpha: alpha / 255 };
}

/** "255, 0, 0, 0.5", "255 0 0 / 50%", or with the name of a space first. */
function fromFunction(name: string, list: string): Colour | null {
  const words = list.split(/[\s,/]+/).filter(Boolean);
  const space = name === 'color' ? words.shift() : name;
  const values = words.map((word) => (word === 'none' ? { number: 0, unit: '' } : measured(word)));
  const [first, second, third, fourth = { number: 1, unit: '' }] = values;
  if (!first || !second || !third || !fourth || values.length > 4) return null;
  const alpha = bounded(fourth.unit === '%' ? fourth.number / 100 : fourth.number);
  const share = ({ number, unit }: Measured, whole: number): number =>
    bounded(unit === '%' ? number / 100 : number / whole);
  switch (space) {
    case 'rgb':
    case 'rgba':
      return fromShares(
        [first, second, third].map((one) => share(one, 255)),
        alpha,
      );
    case 'srgb':
      return fromShares(
        [first, second, third].map((one) => share(one, 1)),
        alpha,
      );
    case 'hsl':
    case 'hsla':
      return fromShares(fromHsl(degrees(first), share(second, 100), share(third, 100)), alpha);
    case 'hwb':
      return fromShares(fromHwb(degrees(first), share(second, 100), share(third, 100)), alpha);
    case 'lab':
    case 'lch':
      return fromLightness(share(first, 100), alpha);
    case 'oklab':
    case 'oklch':
      return fromLightness(share(first, 1), alpha);
    default:
      return null;
  }
}

interface Measured {
  readonly number: number;
  readonly unit: string;
}

function measured(word: string): Measured | null {
  const [, number, unit = ''] = NUMBER_RE.exec(word) ?? [];
  return number === undefined ? null : { number: Number(number), unit };
}

const bounded = (share: number): number => Math.min(1, Math.max(0, share));

const fromShares = (shares: readonly number[], alpha: number): Colour => {
  const [red = 0, green = 0, blue = 0] = shares.map((share) => share * 255);
  return { red, green, blue, alpha };
};

const DEGREES: Readonly<Record<string, number>> = { turn: 360, grad: 0.9, rad: 180 / Math.PI };
const degrees = ({ number, unit }: Measured): number => (((number * (DEGREES[unit] ?? 1)) % 360) + 360) % 360;

/** The formula of CSS Color 4. */
function fromHsl(hue: number, saturation: number, lightness: number): number[] {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  return [0, 8, 4].map((offset) => {
    const place = (offset + hue / 30) % 12;
    return lightness - reach * Math.max(-1, Math.min(place - 3, 9 - place, 1));
  });
}

function fromHwb(hue: number, white: number, black: number): number[] {
  const sum = white + black;
  if (sum >= 1) return [white / sum, white / sum, white / sum];
  return fromHsl(hue, 1, 0.5).map((share) => share * (1 - sum) + white);
}

function fromLightness(lightness: number, alpha: number): Colour | null {
  if (lightness >= NEAR_WHITE) return { ...WHITE, alpha };
  if (lightness <= NEAR_BLACK) return { ...BLACK, alpha };
  return alpha < MIN_ALPHA ? { ...BLACK, alpha } : null;
}
