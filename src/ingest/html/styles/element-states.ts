/** Pseudo-classes that an element has, or has not, before anybody has used the page. */
import { isElement, type PageElement, type PageNode } from '../dom.js';

type State = (element: PageElement) => boolean;

const FIELDS = new Set(['input', 'textarea']);
const CONTROLS = new Set('button input select textarea optgroup option fieldset'.split(' '));
const isLink: State = (element) =>
  /^(?:a|area)$/.test(element.localName) && element.getAttribute('href') !== null;

const STATES: ReadonlyMap<string, State> = new Map<string, State>([
  ['link', isLink],
  ['any-link', isLink],
  ['-webkit-any-link', isLink],
  ['defined', ({ localName }) => !localName.includes('-')],
  ['read-only', ({ localName }) => !FIELDS.has(localName)],
  ['read-write', ({ localName }) => FIELDS.has(localName)],
  ['enabled', ({ localName }) => CONTROLS.has(localName)],
  ['scope', ({ localName }) => localName === 'html'],
]);

/** Those that come with use, or of what this module knows nothing about: no element has them. */
const ABSENT = new Set(
  (
    'active active-view-transition autofill blank buffering checked closed current default disabled focus focus-visible ' +
    'focus-within fullscreen future has-slotted hover in-range indeterminate interest-source interest-target invalid ' +
    'local-link modal muted open optional out-of-range past paused picture-in-picture placeholder-shown playing ' +
    'popover-open required seeking stalled state target target-current target-within user-invalid user-valid valid ' +
    'visited volume-locked xr-overlay host host-context heading nth-col nth-last-col'
  ).split(' '),
);

/** @param argument Of a pseudo-class with parentheses, lower case. */
export function stateTest(name: string, argument: string): State {
  if (name === 'dir') {
    const directionOf = attributeAround('dir');
    return (element) => (directionOf(element) ?? 'ltr') === argument;
  }
  return name === 'lang' ? languageTest(argument) : (STATES.get(name) ?? (() => false));
}

/** True for a state that browsers know. */
export const isState = (name: string): boolean =>
  STATES.has(name) || name === 'lang' || name === 'dir' || ABSENT.has(name) || name.startsWith('-webkit-');

/** ":lang(en)" of "en-GB", ":lang(en, de)". */
function languageTest(argument: string): State {
  const languageOf = attributeAround('lang');
  const ranges = argument.split(',').map((range) => range.trim());
  return (element) => {
    const language = languageOf(element) ?? '';
    return ranges.some((range) => range !== '' && (language === range || language.startsWith(`${range}-`)));
  };
}

/** Of an element, or the next one around it that has the attribute; each element is looked at once. */
function attributeAround(name: string): (element: PageElement) => string | null {
  const known = new WeakMap<PageElement, string | null>();
  return (element) => {
    const passed: PageElement[] = [];
    let found: string | null | undefined;
    for (let outer: PageNode | null = element; found === undefined && outer; outer = outer.parentNode) {
      if (!isElement(outer)) break;
      found = known.has(outer) ? known.get(outer) : outer.getAttribute(name)?.toLowerCase();
      passed.push(outer);
    }
    for (const one of passed) known.set(one, found ?? null);
    return found ?? null;
  };
}
