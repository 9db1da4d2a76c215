import type { PageDocument, PageElement, PageNode } from '../dom.js';

/** React's instructions to move a part of the page that was sent later: `$RC("B:0","S:0")`. */
const MOVE_RE = /\$R[CSX]\("([BP]:[0-9a-f]{1,8})","(S:[0-9a-f]{1,8})"/g;

/** The moves that an inline script of a page makes. */
export function streamedParts(script: string): (readonly [placeholder: string, content: string])[] {
  return Array.from(
    script.matchAll(MOVE_RE),
    ([, placeholder, content]) => [placeholder!, content!] as const,
  );
}

/**
 * Moves the parts of a page that a server sent later, each in a `<div hidden id="S:0">`, to their placeholders
 * `<template id="B:0">`, as the page's own script does before anybody sees it.
 * @param moves Null to move each part for which there is a placeholder, whether or not a script does it.
 */
export function placeStreamedParts(
  document: PageDocument,
  moves: readonly (readonly [placeholder: string, content: string])[] | null,
): void {
  const contents = byId(document, '[hidden][id^="S:"]');
  if (contents.size === 0) return;
  const placeholders = byId(document, 'template[id^="B:"], template[id^="P:"]');
  const all = moves ?? [...placeholders.keys()].map((id) => [id, id.replace(/^[BP]/, 'S')] as const);
  for (const [placeholder, content] of all) {
    const part = contents.get(content);
    const template = placeholders.get(placeholder);
    if (!part || !template?.parentNode) continue;
    contents.delete(content);
    part.removeAttribute('hidden');
    if (!isWithin(template, part)) template.replaceWith(part);
  }
}

function isWithin(inner: PageNode, outer: PageElement): boolean {
  for (let node: PageNode | null = inner; node; node = node.parentNode) if (node === outer) return true;
  return false;
}

/** The first element with each id. */
function byId(document: PageDocument, selector: string): Map<string, PageElement> {
  const found = new Map<string, PageElement>();
  for (const element of document.querySelectorAll(selector)) {
    const id = element.getAttribute('id') ?? '';
    if (!found.has(id)) found.set(id, element);
  }
  return found;
}
