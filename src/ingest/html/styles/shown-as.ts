/** How values of style properties show text that they do not hide. */
import type { PageElement } from '../dom.js';
import type { Style } from './cascade.js';

const BLOCK_RE = /^(?:block|flow-root|list-item|flex|grid|table(?:-(?:row|cell|caption|row-group))?)\b/;
const CONTAINER_RE = /^(?:block )?(?:flex|grid)\b/;
const STRUCK_ELEMENTS = new Set(['s', 'strike', 'del']);

/** True for text that is crossed out. */
export function isStruck({ localName }: PageElement, style: Style): boolean {
  const line = style.get('text-decoration-line') ?? style.get('text-decoration');
  if (localName === 'del' || line === undefined || /inherit|var\(/.test(line))
    return STRUCK_ELEMENTS.has(localName) || /line-through/.test(line ?? '');
  return /line-through/.test(line);
}

export const isRaised = (style: Style): boolean => style.get('vertical-align') === 'super';

export const isBlock = (style: Style): boolean =>
  BLOCK_RE.test(style.get('display') ?? '') && !/left|right/.test(style.get('float') ?? '');

/** True if the elements directly inside are blocks. */
export const arrangesBlocks = (style: Style): boolean => CONTAINER_RE.test(style.get('display') ?? '');
