export interface Length {
  readonly number: number;
  /** Lower case; empty for none. */
  readonly unit: string;
}

const LENGTH_RE = /^([+-]?(?:\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})(?:e-?\d{1,2})?)([a-z]{0,6}|%)$/;
const CHOICE_RE = /^(min|max|clamp)\((.{1,200})\)$/;
const CALC_RE = /^calc\( ?(\S+)(?: ([*/+-]) (\S+?))? ?\)$/;

/** A number with its unit, or a `calc()` of one or two of them, or the one that is chosen; null for anything else. */
export function lengthOf(value: string): Length | null {
  const plain = LENGTH_RE.exec(value);
  if (plain) return { number: Number(plain[1]), unit: plain[2]! };
  const [, choice, options] = CHOICE_RE.exec(value) ?? [];
  if (choice !== undefined) return chosen(choice, options!.split(','));
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

/** Relative ones for letters of 16 px on a screen of 1280 × 800. */
const PX: Readonly<Record<string, number>> = {
  ...{ px: 1, pt: 4 / 3, pc: 16, in: 96, cm: 37.8, mm: 3.78, q: 0.945 },
  ...{ em: 16, rem: 16, ch: 8, rch: 8, ex: 8, rex: 8, cap: 11, rcap: 11, ic: 16, ric: 16, lh: 20, rlh: 20 },
  ...{ '%': 12.8, w: 12.8, i: 12.8, h: 8, b: 8, min: 8, max: 12.8 },
};
/** "vw", "svh", "cqi": shares of the screen, or of a container as if it were as large. */
const SCREEN_UNIT_RE = /^(?:[sld]?v|cq)([whib]|min|max)$/;

export const isShareOfScreen = ({ unit }: Length): boolean => SCREEN_UNIT_RE.test(unit);

export const inPx = ({ number, unit }: Length): number =>
  number * (PX[SCREEN_UNIT_RE.exec(unit)?.[1] ?? unit] ?? 1);

/** The length that "min()", "max()" or "clamp()" comes to; null if one of them cannot be read. */
function chosen(choice: string, options: readonly string[]): Length | null {
  const lengths = options.map((option) => lengthOf(option.trim()));
  const known = lengths.flatMap((length) => length ?? []);
  if (known.length < lengths.length || known.length === 0) return null;
  const least = (all: readonly Length[]): Length => all.reduce((a, b) => (inPx(b) < inPx(a) ? b : a));
  const most = (all: readonly Length[]): Length => all.reduce((a, b) => (inPx(b) > inPx(a) ? b : a));
  if (choice === 'min') return least(known);
  return choice === 'max' ? most(known) : most([known[0]!, least(known.slice(1))]);
}

const greater = (one: Length, other: Length): Length =>
  Math.abs(inPx(one)) >= Math.abs(inPx(other)) ? one : other;

export const isZero = (value: string): boolean => lengthOf(value)?.number === 0;

/** True for a number or a percentage from 0 up to a limit. */
export function isBelow(value: string, limit: number): boolean {
  const length = lengthOf(value);
  if (!length || length.number < 0) return false;
  return (length.unit === '%' ? length.number / 100 : length.number) < limit;
}
