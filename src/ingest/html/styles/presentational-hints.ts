import type { PageElement } from '../dom.js';
import type { StyleDeclaration } from './style-rules.js';

/** Attributes that browsers read as styles, weaker than any rule. */
export const HINTED = 'font[color], body[text], [bgcolor], [background]';
const PAINTED = new Set('body table thead tbody tfoot tr td th'.split(' '));
const BARE_HEX_RE = /^(?:[0-9a-f]{3}|[0-9a-f]{6})$/;

export function hintsOf(element: PageElement): StyleDeclaration[] {
  const name = element.localName;
  const text = element.getAttribute(name === 'font' ? 'color' : 'text');
  const isPainted = PAINTED.has(name);
  return [
    ...(text !== null && (name === 'font' || name === 'body') ? [declared('color', colourOf(text))] : []),
    ...(isPainted && element.hasAttribute('bgcolor')
      ? [declared('background-color', colourOf(element.getAttribute('bgcolor') ?? ''))]
      : []),
    ...(isPainted && element.getAttribute('background') ? [declared('background-image', 'url()')] : []),
  ];
}

const declared = (property: string, value: string): StyleDeclaration => ({
  property,
  value,
  isImportant: false,
});

/** In attributes, the "#" may be missing. */
function colourOf(attribute: string): string {
  const written = attribute.trim().toLowerCase();
  return BARE_HEX_RE.test(written) ? `#${written}` : written;
}
