import { parseHTML } from 'linkedom/worker';

/** The subset of the DOM that extraction uses; linkedom's own types need those of the browser. */
export interface PageNode {
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly firstChild: PageNode | null;
  readonly nextSibling: PageNode | null;
  readonly previousSibling: PageNode | null;
  readonly parentNode: PageNode | null;
  remove(): void;
}

export interface PageElement extends PageNode {
  readonly localName: string;
  readonly textContent: string;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  querySelector(selectors: string): PageElement | null;
  querySelectorAll(selectors: string): Iterable<PageElement>;
  getAttributeNames(): readonly string[];
  removeAttribute(name: string): void;
  setAttribute(name: string, value: string): void;
  before(...nodes: readonly (PageNode | string)[]): void;
  after(...nodes: readonly (PageNode | string)[]): void;
  append(...nodes: readonly (PageNode | string)[]): void;
  replaceWith(...nodes: readonly (PageNode | string)[]): void;
}

export interface PageDocument extends PageElement {
  readonly documentElement: PageElement;
  readonly body: PageElement;
  createElement(name: string): PageElement;
}

const ELEMENT_NODE = 1;
const TEXT_NODE = 3;

export function isElement(node: PageNode): node is PageElement {
  return node.nodeType === ELEMENT_NODE;
}

export function isText(node: PageNode): boolean {
  return node.nodeType === TEXT_NODE;
}

export function setText(node: PageNode, text: string): void {
  (node as { textContent: string | null }).textContent = text;
}

export function nodesIn(parent: PageNode): PageNode[] {
  const nodes: PageNode[] = [];
  for (let node = parent.firstChild; node; node = node.nextSibling) nodes.push(node);
  return nodes;
}

/** Parses the result of `tidyMarkup`; all of it becomes the body. */
export function parsePage(html: string, bodyAttributes = '', rootAttributes = ''): PageDocument {
  const page = `<!doctype html><html${rootAttributes}><head></head><body${bodyAttributes}>${html}</body></html>`;
  return (parseHTML(page) as unknown as { document: PageDocument }).document;
}

/** Styles depend on the attributes of `<html>`; what else is read of a page must not take it for a part of itself. */
export function forgetRootAttributes({ documentElement: root }: PageDocument): void {
  for (const name of root.getAttributeNames()) root.removeAttribute(name);
}
