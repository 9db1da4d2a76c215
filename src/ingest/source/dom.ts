import { parseHTML } from 'linkedom';

/** The part of the DOM that extraction reads; linkedom's own types lean on the browser's. */
export interface PageNode {
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly firstChild: PageNode | null;
  readonly nextSibling: PageNode | null;
  readonly parentNode: PageNode | null;
}

export interface PageElement extends PageNode {
  readonly localName: string;
  readonly textContent: string;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  querySelector(selectors: string): PageElement | null;
  querySelectorAll(selectors: string): Iterable<PageElement>;
  remove(): void;
}

export interface PageDocument extends PageElement {
  readonly documentElement: PageElement;
  readonly body: PageElement;
}

const ELEMENT = 1;
const TEXT = 3;

export function isElement(node: PageNode): node is PageElement {
  return node.nodeType === ELEMENT;
}

export function isText(node: PageNode): boolean {
  return node.nodeType === TEXT;
}

/** Parses tidy markup; a fragment gets the document around it that a browser would give it. */
export function parsePage(html: string): PageDocument {
  const whole = /<html[\s>]/i.test(html) && /<body[\s>]/i.test(html);
  const page = whole
    ? html
    : `<html><head></head><body>${html.replace(/<\/?(?:html|head|body)\b[^>]*>/gi, '')}</body></html>`;
  return (parseHTML(`<!doctype html>${page}`) as unknown as { document: PageDocument }).document;
}
