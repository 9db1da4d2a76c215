import { isElement, type PageElement, type PageNode } from '../dom.js';
import { textBeside } from './sentence-place.js';

const PLAIN = '0123456789+-−–=()n/⁄';
const SUPERSCRIPTS = [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿ⁄⁄'];
const SUBSCRIPTS = [...'₀₁₂₃₄₅₆₇₈₉'];
const EXPONENT_RE = /^(?:[-+−–]?(?:[\d()=/⁄+−–-]{0,10}\d[\d()=/⁄+−–-]{0,10})[-+−–]?|n|[+−–-])$/;
const DIGITS_RE = /^\d{1,6}$/;
const SLASH_RE = /^[/⁄∕]$/;
const NUMERATOR_RE = /^\s{0,9}[/⁄∕]\d/;

/** "3", "3,4", "[3]", "3–5": what a note is numbered with. */
const NOTE_RE = /^(?:\d{1,3}(?: ?[,;–-] ?\d{1,3}){0,9}|\[[\p{L}\d]{1,3}\])$/u;
const BRACKETED_RE = /^\[/;
const NOTE_LETTER_RE = /^[a-z*†‡§]$/;
/** A number after one of them can only be that of a note. */
const PUNCTUATION_END_RE = /[.,;:!?…"”’»]$/u;
const WORD_END_RE = /\p{L}{3}$/u;
const LOWER_WORD_END_RE = /\p{Ll}{3}$/u;
/** Words of three letters and more that are raised to a power. */
const RAISED_RE =
  /(?:^|[^\p{L}])(?:sec|min|mol|sin|cos|tan|log|feet|foot|(?:kilo|centi|milli)?met(?:re|er)s?|miles?|inch(?:es)?|yards?|seconds?)$/iu;
const VARIABLE_RE = /^[xyzk]$/i;

/**
 * Writes superscripts and subscripts as characters, where the digits would join the number or word before them: 10⁶,
 * m², 2 1/2. Numbers of notes are removed.
 * @param styled Elements that are superscripts by their style only.
 */
export function writeSuperscripts(root: PageElement, styled: readonly PageElement[] = []): void {
  for (const element of new Set([...root.querySelectorAll('sup'), ...styled])) {
    if (element.parentNode && !joinFraction(element)) writeSuperscript(element);
  }
  for (const element of root.querySelectorAll('sub')) writeSubscript(element);
}

export const superscript = (text: string): string | null => (EXPONENT_RE.test(text) ? raised(text) : null);

const raised = (text: string): string =>
  [...text].map((character) => SUPERSCRIPTS[PLAIN.indexOf(character)] ?? character).join('');

function writeSuperscript(element: PageElement): void {
  const text = element.textContent.trim();
  const before = textBeside(element, 'before');
  if (isNote(text, before) || isLinkToNote(element)) element.remove();
  else if (EXPONENT_RE.test(text)) element.replaceWith(raised(text));
  else if (/\d$/.test(before) && (/^\d/.test(text) || VARIABLE_RE.test(text)))
    element.replaceWith(`^${text}`);
}

function isNote(text: string, before: string): boolean {
  if (BRACKETED_RE.test(text)) return NOTE_RE.test(text);
  if (NOTE_LETTER_RE.test(text)) return LOWER_WORD_END_RE.test(before) || PUNCTUATION_END_RE.test(before);
  if (!NOTE_RE.test(text)) return false;
  return PUNCTUATION_END_RE.test(before) || (WORD_END_RE.test(before) && !RAISED_RE.test(before));
}

/** A link to a place on the page that consists of the superscript alone. */
function isLinkToNote({ parentNode, textContent }: PageElement): boolean {
  if (!parentNode || !isElement(parentNode) || parentNode.localName !== 'a') return false;
  return (
    parentNode.textContent.trim() === textContent.trim() && /#/.test(parentNode.getAttribute('href') ?? '')
  );
}

/** "2<sup>1</sup>/<sub>2</sub>" becomes "2 1/2". */
function joinFraction(element: PageElement): boolean {
  const numerator = element.textContent.trim();
  if (!DIGITS_RE.test(numerator)) return false;
  const before = textBeside(element, 'before');
  const space = /\d$/.test(before) ? ' ' : '';
  const slash = element.nextSibling;
  const denominator = slash && nextElement(slash, 'sub');
  if (slash && SLASH_RE.test(slash.textContent?.trim() ?? '') && denominator) {
    const below = denominator.textContent.trim();
    if (!DIGITS_RE.test(below)) return false;
    slash.remove();
    denominator.remove();
    element.replaceWith(`${space}${numerator}/${below}`);
    return true;
  }
  if (/[\p{L}\d)]$/u.test(before) || !NUMERATOR_RE.test(textBeside(element, 'after'))) return false;
  element.replaceWith(numerator);
  return true;
}

function nextElement({ nextSibling }: PageNode, name: string): PageElement | null {
  return nextSibling && isElement(nextSibling) && nextSibling.localName === name ? nextSibling : null;
}

/** "CO2" and "H2O" are written so; other digits would join a number. */
function writeSubscript(element: PageElement): void {
  const text = element.textContent.trim();
  if (!DIGITS_RE.test(text)) return;
  const joins = /\d$/.test(textBeside(element, 'before')) || /^\d/.test(textBeside(element, 'after'));
  if (joins) element.replaceWith([...text].map((digit) => SUBSCRIPTS[Number(digit)]).join(''));
}
