import type { StyleDeclaration } from './style-rules.js';

const SIDES = ['top', 'right', 'bottom', 'left'] as const;
/** Of text that runs from left to right. */
const LOGICAL_SIDES: Readonly<Record<string, readonly string[]>> = {
  'inset-inline-start': ['left'],
  'inset-inline-end': ['right'],
  'inset-block-start': ['top'],
  'inset-block-end': ['bottom'],
  'inset-inline': ['left', 'right'],
  'inset-block': ['top', 'bottom'],
  'margin-inline-start': ['margin-left'],
  'margin-inline': ['margin-left', 'margin-right'],
  'margin-block-start': ['margin-top'],
  'margin-block': ['margin-top', 'margin-bottom'],
};
/** "italic bold 0.8em/1.2 Georgia" has its size before the slash or the family. Bounded, since each "var(" begins anew. */
const FONT_SIZE_RE = /(?:^| )(-?[\d.]+(?:[a-z]+|%)?|calc\([^)]{0,200}\)|var\([^)]{0,200}\))(?: ?\/ ?\S+)? \S/;

/** The longhand declarations of a shorthand, as far as they can hide text; any other declaration as it is. */
export function expandShorthand(declaration: StyleDeclaration): readonly StyleDeclaration[] {
  const { property, value } = declaration;
  const as = (longhand: string, own: string): StyleDeclaration => ({
    ...declaration,
    property: longhand,
    value: own,
  });
  if (property === 'inset' || property === 'margin') {
    const values = partsOf(value);
    const [top = '', right = top, bottom = top, left = right] = values;
    const prefix = property === 'margin' ? 'margin-' : '';
    return [top, right, bottom, left].map((own, i) => as(`${prefix}${SIDES[i]}`, own));
  }
  if (property === 'font') {
    const size = FONT_SIZE_RE.exec(value)?.[1];
    return [as('font-size', size ?? 'medium')];
  }
  const sides = LOGICAL_SIDES[property];
  if (!sides) return [declaration];
  const [first = '', second = first] = partsOf(value);
  return sides.map((side, i) => as(side, i === 0 ? first : second));
}

/** The values of a list, separated by spaces outside parentheses. */
export function partsOf(value: string): string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const character of value) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character === ' ' && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts.filter((part) => part !== '');
}
