import { isElement, isText, type PageDocument, type PageElement, type PageNode } from '../dom.js';
import { type CustomProperties, computeStyles, type Style, substituteVars } from './cascade.js';
import { hidesSubtree, type Inherited, inheritedFrom, initialStyle, isCamouflaged } from './hiding-style.js';
import { readStyleSheets } from './style-rules.js';

export interface HiddenParts {
  readonly elements: readonly PageElement[];
  /** Text directly in elements whose other content may be shown. */
  readonly texts: readonly PageNode[];
}

/** Sheets in other files. */
const LINKED_SHEETS = 'link[rel~="stylesheet" i]';
const NO_STYLE: Style = new Map();

/**
 * What the page's own style sheets and `style` attributes hide on a screen before any script runs. Sheets in other
 * files are not known; on a page that has some, colours are compared only where both are known. A page that hides
 * itself as a whole until it has loaded hides nothing, unless parts of it stay visible.
 */
export function hiddenParts(document: PageDocument, styleSheets: readonly string[]): HiddenParts {
  const styles = computeStyles(document, readStyleSheets(styleSheets));
  const isPartlyShown = [...styles.values()].some((style) => style.get('visibility') === 'visible');
  const isCertain = document.querySelector(LINKED_SHEETS) === null;
  const elements: PageElement[] = [];
  const texts: PageNode[] = [];
  const visit = (parent: PageElement, inherited: Inherited, outer: CustomProperties): void => {
    const isBody = parent === document.body;
    const declared = styles.get(parent) ?? NO_STYLE;
    const properties = declared.size > 0 ? customProperties(declared, outer) : outer;
    const full = substituteVars(declared, properties);
    if (!isBody && hidesSubtree(full, isCertain)) {
      elements.push(parent);
      return;
    }
    const style = isBody && !isPartlyShown ? withoutHiding(full) : full;
    const own = style.size > 0 ? inheritedFrom(style, inherited) : inherited;
    const isHidden = own.isInvisible || own.isTiny || isCamouflaged(own);
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      if (isElement(node)) visit(node, own, properties);
      else if (isText(node) && isHidden) texts.push(node);
    }
  };
  const root = document.documentElement;
  const rootStyle = styles.get(root) ?? NO_STYLE;
  const outer = customProperties(rootStyle, new Map());
  const initial = initialStyle(isCertain);
  visit(document.body, inheritedFrom(withoutHiding(substituteVars(rootStyle, outer)), initial), outer);
  return { elements, texts };
}

function customProperties(style: Style, outer: CustomProperties): CustomProperties {
  const own = [...style].filter(([property]) => property.startsWith('--'));
  return own.length === 0 ? outer : new Map([...outer, ...own]);
}

/** The colours of a page that may hide itself until it has loaded. */
const withoutHiding = (style: Style): Style =>
  new Map([...style].filter(([property]) => /^(?:color|background)/.test(property)));
