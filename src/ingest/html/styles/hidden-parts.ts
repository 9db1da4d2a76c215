import { BLOCKS } from '../block-elements.js';
import { isElement, isText, nodesIn, type PageDocument, type PageElement, type PageNode } from '../dom.js';
import { computeStyles, type Style } from './cascade.js';
import { type CustomProperties, substituteVars, withOwn } from './custom-properties.js';
import { fontPxOf, INITIAL_FONT_PX } from './font-size.js';
import { hidesSubtree, type Inherited, inheritedFrom, initialStyle, isUnseen } from './hiding-style.js';
import { arrangesBlocks, isBlock, isRaised, isStruck } from './shown-as.js';
import { readStyleSheets } from './style-rules.js';

export interface HiddenParts {
  readonly elements: readonly PageElement[];
  /** Text directly in elements whose other content may be shown. */
  readonly texts: readonly PageNode[];
  /** Elements whose text is crossed out. */
  readonly struck: readonly PageElement[];
  /** Elements that styles show as superscripts. */
  readonly raised: readonly PageElement[];
  /** Elements that styles show as blocks, in document order. */
  readonly blocks: readonly PageElement[];
}

/** Sheets in other files. */
const LINKED_SHEETS = 'link[rel~="stylesheet" i]';
const NO_STYLE: Style = new Map();

/**
 * What the page's own style sheets and `style` attributes hide on a screen, or cross out, before any script runs. Sheets
 * in other files are not known; on a page that has some, colours are compared only where both are known. A page that hides
 * itself as a whole until it has loaded hides nothing, unless parts of it stay visible.
 */
export function hiddenParts(document: PageDocument, styleSheets: readonly string[]): HiddenParts {
  const styles = computeStyles(document, readStyleSheets(styleSheets));
  const isPartlyShown = [...styles.values()].some((style) => style.get('visibility') === 'visible');
  const isCertain = document.querySelector(LINKED_SHEETS) === null;
  const elements: PageElement[] = [];
  const texts: PageNode[] = [];
  const struck: PageElement[] = [];
  const raised: PageElement[] = [];
  const blocks: PageElement[] = [];
  const visit = (parent: PageElement, inherited: Inherited, outer: CustomProperties | null): void => {
    const isBody = parent === document.body;
    const declared = styles.get(parent) ?? NO_STYLE;
    const properties = withOwn(declared, outer);
    const full = substituteVars(declared, properties);
    if (!isBody && hidesSubtree(full, isCertain)) {
      elements.push(parent);
      return;
    }
    if (!isBody && isStruck(parent, full)) {
      struck.push(parent);
      return;
    }
    if (isRaised(full)) raised.push(parent);
    const isStyledBlock = isBlock(full);
    if (isStyledBlock) blocks.push(parent);
    const arranged = arrangesBlocks(full) && !hasOwnWords(parent);
    const style = isBody && !isPartlyShown ? withoutHiding(full) : full;
    const isLineBox = isStyledBlock || BLOCKS.has(parent.localName);
    const own = style.size > 0 ? inheritedFrom(style, inherited, isLineBox) : inherited;
    const isHidden = isUnseen(own);
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      if (isElement(node)) {
        if (arranged) blocks.push(node);
        visit(node, own, properties);
      } else if (isText(node) && isHidden) texts.push(node);
    }
  };
  const root = document.documentElement;
  const rootStyle = styles.get(root) ?? NO_STYLE;
  const outer = withOwn(rootStyle, null);
  const rootPx = fontPxOf(rootStyle.get('font-size'), INITIAL_FONT_PX, INITIAL_FONT_PX);
  const initial = { ...initialStyle(isCertain), rootPx, fontPx: rootPx };
  visit(document.body, inheritedFrom(withoutHiding(substituteVars(rootStyle, outer)), initial, true), outer);
  return { elements, texts, struck, raised, blocks };
}

const hasOwnWords = (element: PageElement): boolean =>
  nodesIn(element).some((node) => isText(node) && /[\p{L}\p{N}]/u.test(node.textContent ?? ''));

/** The colours of a page that may hide itself until it has loaded. */
const withoutHiding = (style: Style): Style =>
  new Map([...style].filter(([property]) => /^(?:color|background)/.test(property)));
