import { isElement, type PageDocument, type PageElement, type PageNode } from '../dom.js';

const KIND_RE =
  /^\s*(?:PHP )?(?:Strict Standards|Deprecated|Notice|Warning|(?:Catchable |Recoverable )?Fatal error|Parse error)\s*$/;
const LINE_RE = /\bon line\s*$/;
/** Of a message: its kind, the text, the file, "on line", the number. */
const MAX_NODES = 12;

/** Removes the messages that PHP prints into pages: `<b>Notice</b>: … in <b>a.php</b> on line <b>7</b>`. */
export function removeServerMessages(document: PageDocument): void {
  for (const element of document.querySelectorAll('b')) {
    if (!element.parentNode || !KIND_RE.test(element.textContent)) continue;
    for (const node of messageFrom(element) ?? []) node.remove();
  }
}

/** The nodes of a message; null if the element begins none. */
function messageFrom(kind: PageElement): PageNode[] | null {
  const nodes: PageNode[] = [kind];
  for (let node = kind.nextSibling; node && nodes.length < MAX_NODES; node = node.nextSibling) {
    const before = nodes.at(-1)!.textContent ?? '';
    nodes.push(node);
    if (isElement(node) && node.localName === 'b' && LINE_RE.test(before)) return nodes;
  }
  return null;
}
