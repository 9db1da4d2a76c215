import { isElement, nodesIn, type PageElement } from '../dom.js';
import { superscript } from './superscripts.js';

const ROWS = new Set('math mrow mstyle mpadded merror menclose mfenced'.split(' '));
const LEAVES = new Set('mi mn mo mtext ms'.split(' '));
const UNSEEN = new Set('mphantom mspace annotation annotation-xml maligngroup malignmark'.split(' '));
const SIMPLE_RE = /^(?:[\p{L}\p{N}.,√]*)$/u;

/** A formula in one line, as "12", "x²" or "(a+b)/2"; null for one that needs two dimensions. */
export function mathText(element: PageElement): string | null {
  const name = element.localName;
  const parts = nodesIn(element).filter(isElement);
  if (LEAVES.has(name)) return element.textContent.trim();
  if (UNSEEN.has(name)) return '';
  if (ROWS.has(name)) return rowText(element, parts);
  if (name === 'semantics') return parts[0] ? mathText(parts[0]) : '';
  if (name === 'msqrt') return prefixed('√', rowText(element, parts));
  const [first = null, second = null] = parts.map(mathText);
  if (first === null || second === null || parts.length !== 2) return null;
  if (name === 'mfrac') return `${grouped(first)}/${grouped(second)}`;
  if (name === 'msup') return `${grouped(first)}${superscript(second) ?? `^${grouped(second)}`}`;
  return name === 'msub' && !/^\d|\d$/.test(first) ? `${first}${second}` : null;
}

function rowText(element: PageElement, parts: readonly PageElement[]): string | null {
  if (parts.length === 0) return element.textContent.trim();
  let text = '';
  for (const part of parts) {
    const own = mathText(part);
    if (own === null) return null;
    text += /\d$/.test(text) && /^\d/.test(own) ? ` ${own}` : own;
  }
  return text;
}

const grouped = (text: string): string => (SIMPLE_RE.test(text) ? text : `(${text})`);
const prefixed = (prefix: string, text: string | null): string | null => text && `${prefix}${grouped(text)}`;
