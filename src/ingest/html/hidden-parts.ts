import { isElement, isText, type PageDocument, type PageElement, type PageNode } from './dom.js';
import { ElementIndex } from './element-index.js';
import { readStyleAttribute, readStyleSheets, type StyleDeclaration, type StyleRule } from './style-rules.js';

export interface HiddenParts {
  readonly elements: readonly PageElement[];
  /** Text directly in elements whose other content may be shown. */
  readonly texts: readonly PageNode[];
}

/**
 * What the page's own style sheets and `style` attributes hide on a screen before any script runs. Sheets in other
 * files are not known. A page that hides itself as a whole until it has loaded hides nothing, unless parts of it stay
 * visible.
 */
export function hiddenParts(document: PageDocument, styleSheets: readonly string[]): HiddenParts {
  const styles = computeStyles(document, readStyleSheets(styleSheets));
  const isPartlyShown = [...styles.values()].some((style) => style.get('visibility') === 'visible');
  const elements: PageElement[] = [];
  const texts: PageNode[] = [];
  const visit = (parent: PageElement, inherited: Inherited): void => {
    const style = parent === document.body && !isPartlyShown ? undefined : styles.get(parent);
    if (style && parent !== document.body && hidesSubtree(style)) {
      elements.push(parent);
      return;
    }
    const own = style ? inheritedFrom(style, inherited) : inherited;
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      if (isElement(node)) visit(node, own);
      else if (isText(node) && (own.isInvisible || own.isTiny)) texts.push(node);
    }
  };
  visit(document.body, { isInvisible: false, isTiny: false });
  return { elements, texts };
}

/** The winning value of each property that is set. */
type Style = ReadonlyMap<string, string>;

interface Winner {
  readonly value: string;
  /** Importance, then origin and specificity; of equals, the later one wins. */
  readonly rank: number;
}

const INLINE_RANK = 1e10;
const IMPORTANT_RANK = 1e11;

function computeStyles(document: PageDocument, rules: readonly StyleRule[]): Map<PageElement, Style> {
  const winners = new Map<PageElement, Map<string, Winner>>();
  const declare = (element: PageElement, declarations: readonly StyleDeclaration[], rank: number): void => {
    const own = winners.get(element) ?? new Map<string, Winner>();
    winners.set(element, own);
    for (const { property, value, isImportant } of declarations) {
      const full = rank + (isImportant ? IMPORTANT_RANK : 0);
      if (full >= (own.get(property)?.rank ?? -1)) own.set(property, { value, rank: full });
    }
  };
  if (rules.length > 0) {
    const index = new ElementIndex(document);
    for (const { selector, declarations } of rules) {
      for (const element of index.select(selector)) declare(element, declarations, selector.specificity);
    }
  }
  const attributes = new Map<string, readonly StyleDeclaration[]>();
  for (const element of document.querySelectorAll('[style]')) {
    const style = element.getAttribute('style') ?? '';
    const declarations = attributes.get(style) ?? readStyleAttribute(style);
    attributes.set(style, declarations);
    declare(element, declarations, INLINE_RANK);
  }
  return new Map(
    [...winners].map(([element, own]) => [
      element,
      new Map([...own].map(([property, { value }]) => [property, value])),
    ]),
  );
}

interface Inherited {
  readonly isInvisible: boolean;
  readonly isTiny: boolean;
}

function inheritedFrom(style: Style, inherited: Inherited): Inherited {
  const visibility = style.get('visibility');
  const fontSize = style.get('font-size') ?? '';
  const hides = visibility === 'hidden' || visibility === 'collapse';
  const isAbsolute = /^[\d.]+(?:px|pt|rem|vw)/.test(fontSize);
  return {
    isInvisible: hides || (inherited.isInvisible && visibility !== 'visible'),
    isTiny: isZero(fontSize) || (inherited.isTiny && !isAbsolute),
  };
}

const isZero = (value: string): boolean => /^[\d.]/.test(value) && Number.parseFloat(value) === 0;
/** Lengths that lead out of the screen; as a margin only those that no design uses. */
const OFF_SCREEN_RE = /^-\d{3,}(?:\.\d+)?(?:px|pt|r?em|v[wh]|%)$/;
const FAR_AWAY_RE = /^-(?:[5-9]\d\d|\d{4,})(?:\.\d+)?(?:px|pt|r?em)$/;
const NOTHING_LEFT_RE = /^(?:inset\((?:50|100)%|circle\(0|polygon\(0(?:px|%)? 0(?:px|%)?, ?0(?:px|%)? 0)/;
const EMPTY_RECT_RE = /^rect\((?:[01](?:px)?[, ]+){3}[01](?:px)?\)/;

/** The functions of a value with their arguments: "translate(1px, 2px) scale(0)". */
const functionsIn = (value: string): { name: string; args: string[] }[] =>
  value.split(')').flatMap((call) => {
    const [name, args] = call.split('(');
    return args === undefined ? [] : [{ name: name!.trim(), args: args.split(/[ ,/]/).filter(Boolean) }];
  });

const leadsAway = (transform: string): boolean =>
  functionsIn(transform).some(({ name, args }) =>
    name.startsWith('translate')
      ? args.some((arg) => FAR_AWAY_RE.test(arg) || /^-\d{3,}v[wh]$/.test(arg))
      : name === 'scale' && isZero(args[0] ?? ''),
  );

function isTransparent(colour: string): boolean {
  if (colour === 'transparent' || /^#[0-9a-f]{3}0$|^#[0-9a-f]{6}00$/.test(colour)) return true;
  const [first] = functionsIn(colour);
  return first !== undefined && first.args.length === 4 && isZero(first.args[3]!);
}

function hidesSubtree(style: Style): boolean {
  const value = (property: string): string => style.get(property) ?? '';
  const any = (test: RegExp, ...properties: string[]): boolean =>
    properties.some((property) => test.test(value(property)));
  const isMoved = /^(?:absolute|fixed|relative|sticky)$/.test(value('position'));
  const isClipped = any(/\b(?:hidden|clip)\b/, 'overflow', 'overflow-x', 'overflow-y');
  const isAnimated =
    /[a-z]/.test(value('animation') + value('animation-name')) && value('animation') !== 'none';
  return (
    value('display') === 'none' ||
    value('content-visibility') === 'hidden' ||
    (isZero(value('opacity')) && !isAnimated) ||
    (isMoved && any(OFF_SCREEN_RE, 'left', 'right', 'top', 'bottom')) ||
    any(OFF_SCREEN_RE, 'text-indent') ||
    any(FAR_AWAY_RE, 'margin-left', 'margin-top') ||
    (any(/^(?:0|1px|0px)$/, 'width', 'height', 'max-height') && isClipped) ||
    EMPTY_RECT_RE.test(value('clip')) ||
    NOTHING_LEFT_RE.test(value('clip-path')) ||
    (leadsAway(value('transform')) && !isAnimated) ||
    hasInvisibleColour(style)
  );
}

/** Transparent letters, or letters in the colour of their own background. */
function hasInvisibleColour(style: Style): boolean {
  const background = style.get('background-color') ?? style.get('background') ?? '';
  if (/\btext\b|url\(|gradient/.test(style.get('background') ?? '')) return false;
  const colour = style.get('-webkit-text-fill-color') ?? style.get('color') ?? '';
  return isTransparent(colour) || (colour !== '' && plainColour(colour) === plainColour(background));
}

const NAMED_COLOURS: Readonly<Record<string, string>> = { white: '#ffffff', black: '#000000' };

/** Common spellings of a colour as one; others as they are. */
function plainColour(colour: string): string {
  const named = NAMED_COLOURS[colour] ?? colour;
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(named);
  if (short)
    return `#${short
      .slice(1)
      .map((digit) => digit + digit)
      .join('')}`;
  const rgb = /^rgb\((\d{1,3}),? ?(\d{1,3}),? ?(\d{1,3})\)$/.exec(named);
  if (!rgb) return named;
  return `#${rgb
    .slice(1)
    .map((part) => Number(part).toString(16).padStart(2, '0'))
    .join('')}`;
}
