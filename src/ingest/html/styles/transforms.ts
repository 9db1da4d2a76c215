/** Transforms that leave nothing of an element on the screen: shrunk to a dot, turned edge on, or moved away. */
import { functionsIn } from './functions.js';
import { isBelow, lengthOf } from './lengths.js';

/** Smaller scales leave a dot. */
export const MIN_SCALE = 0.06;
/** Of the size of an angle, in degrees. */
const MAX_EDGE_ANGLE = 1;
const DEGREES: Readonly<Record<string, number>> = { deg: 1, turn: 360, grad: 0.9, rad: 180 / Math.PI };

/** True for a value of `transform`. */
export const vanishes = (transform: string): boolean =>
  functionsIn(transform).some(({ name, args }) => {
    if (name.startsWith('scale')) return args.some(isDot);
    if (name === 'rotatex' || name === 'rotatey') return isEdgeOn(args[0] ?? '');
    if (name === 'rotate3d') return isTurnedAway(args);
    const [a = 1, b = 0, c = 0, d = 1] = matrixIn({ name, args }) ?? [];
    return (
      Math.hypot(a, b) < MIN_SCALE ||
      Math.hypot(c, d) < MIN_SCALE ||
      Math.abs(a * d - b * c) < MIN_SCALE * MIN_SCALE
    );
  });

/** Where a matrix moves an element, as lengths. */
export function movedBy(transform: { name: string; args: readonly string[] }): readonly string[] {
  const [, , , , x = 0, y = 0] = matrixIn(transform) ?? [];
  return [`${Math.round(x)}px`, `${Math.round(y)}px`];
}

/** True for a number for `scale` that leaves a dot, mirrored or not. */
export const isDot = (value: string): boolean => isBelow(value.replace(/^-/, ''), MIN_SCALE);

/** True for a value of `rotate`: "x 90deg", "1 0 0 90deg". */
export function isRotatedAway(rotate: string): boolean {
  const parts = rotate.split(' ').filter(Boolean);
  return parts.length === 2 ? /^[xy]$/.test(parts[0]!) && isEdgeOn(parts[1]!) : isTurnedAway(parts);
}

/** Around an axis in the plane. */
const isTurnedAway = (args: readonly string[]): boolean =>
  args.length === 4 && Number(args[2]) === 0 && isEdgeOn(args[3]!);

function isEdgeOn(angle: string): boolean {
  const length = lengthOf(angle);
  const degrees = length && length.number * (DEGREES[length.unit] ?? 0);
  return degrees !== null && Math.abs((Math.abs(degrees) % 180) - 90) < MAX_EDGE_ANGLE;
}

/** The six numbers of `matrix()`, or those of `matrix3d()` in the plane. */
function matrixIn({ name, args }: { name: string; args: readonly string[] }): number[] | null {
  if (name !== 'matrix' && name !== 'matrix3d') return null;
  const places = name === 'matrix' ? [0, 1, 2, 3, 4, 5] : [0, 1, 4, 5, 12, 13];
  const numbers = places.map((place) => Number(args[place]));
  return numbers.every(Number.isFinite) ? numbers : null;
}
