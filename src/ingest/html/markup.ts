/**
 * Reduces HTML to what extraction needs, before it is parsed. The DOM parser takes quadratic time for nesting,
 * attributes and stray "<" (5 MiB of any of them take minutes), so hostile markup is refused here, in one linear pass.
 */
import type { UserError } from '../../domain/errors.js';
import { ingestErrors, type MarkupExcess } from '../errors.js';
import { OpenTables } from './open-tables.js';
import { streamedParts } from './pruning/streamed-parts.js';
import { endOfRaw } from './raw-text.js';
import { appliesToScreen } from './styles/media-query.js';

/** Real pages have 500 to 10,000 elements, 10 to 40 levels deep. Extraction takes half a second at these bounds. */
const MAX_ELEMENTS = 30_000;
/** Start and end tags, text runs and character references. */
const MAX_PIECES = 200_000;
const MAX_DEPTH = 200;
/** Sums of depths over elements and over characters: the cost of scoring in readability. */
const MAX_ELEMENT_DEPTHS = 600_000;
const MAX_TEXT_DEPTHS = 40_000_000;
const MAX_ATTRIBUTES = 200;
const MAX_VALUE_CHARS = 2000;

const KEPT_ATTRIBUTES = new Set(
  (
    'id class style hidden alt aria-hidden aria-modal role href cite rel property name content itemprop itemtype ' +
    'itemscope typeof datetime lang title colspan type data-component data-testid popover color bgcolor text background ' +
    'placeholder'
  ).split(' '),
);
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
/** Elements that the start of another of their list closes. */
const CLOSED_BY_SIBLING: ReadonlyMap<string, readonly string[]> = new Map<string, string[]>([
  ...['p', 'li', 'td', 'th', 'tr', 'option'].map((name): [string, string[]] => [name, [name]]),
  ['dt', ['dt', 'dd']],
  ['dd', ['dt', 'dd']],
]);
/** Dropped and added once around the result: pages open them twice, or continue after they are closed. */
const FRAME = new Set('html head body'.split(' '));
/** Elements whose content is not markup. Dropped, except for JSON-LD and style sheets. */
const RAW = new Set('script style iframe noembed noframes xmp'.split(' '));

const INERT = ['noscript', 'template', 'textarea', 'title'];

const TAG_NAME_RE = /<(\/?)([a-z][a-z0-9:-]{0,50})/iy;
/** What begins a comment, "</" before anything but a name, too. */
const COMMENT_RE = /^<(?:[!?]|\/[^a-z])/i;
/** As HTML has it: quotation marks and "<" may be part of a name, and of a value without quotation marks. */
const ATTRIBUTE_RE = /[\s/]*([^\s/>][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/y;

const SELECTED_ATTRIBUTE_RE = /\[\s{0,9}([a-z][\w-]{0,60})/gi;
const MAX_SELECTED_ATTRIBUTES = 50;

const LANG_RE = / lang="([^"]{2,35})"/;

/** A class that the page's first script takes away. */
const WITHOUT_SCRIPTS_RE = /\bno-?js\b/gi;

export interface TidyMarkup {
  readonly html: string;
  /** Of the first body that has any, ready for a tag. */
  readonly bodyAttributes: string;
  /** Of the first `<html>` that has any, ready for a tag. */
  readonly rootAttributes: string;
  /** The `lang` of the page; null if it has none. */
  readonly language: string | null;
  /** The text of each `<script type="application/ld+json">`. */
  readonly jsonLd: readonly string[];
  /** The text of each `<script type="application/json">`. */
  readonly data: readonly string[];
  /** What the page's scripts put in place of placeholders, see `placeStreamedParts`: ids, placeholder first. */
  readonly streamed: readonly (readonly [placeholder: string, content: string])[];
  /** The text of each `<style>` that applies to a screen and with scripts. */
  readonly styleSheets: readonly string[];
}

/**
 * The markup inside the body and the head of a page, with only the attributes that extraction reads. Comments, scripts
 * and style sheets are dropped, stray "<" escaped.
 * @throws UserError `page.no-article` for markup beyond the bounds.
 */
export function tidyMarkup(source: string, page: string): TidyMarkup {
  const out: string[] = [];
  const jsonLd: string[] = [];
  const data: string[] = [];
  const styleSheets: string[] = [];
  const streamed: (readonly [string, string])[] = [];
  let bodyAttributes = '';
  let rootAttributes = '';
  let language: string | null = null;
  const kept = new Set([...KEPT_ATTRIBUTES, ...attributesInSheets(page)]);
  const open = new OpenElements(source);
  const endOfDeclaration = declarationEnds(page);
  let at = 0;
  while (at < page.length) {
    const lt = page.indexOf('<', at);
    const text = page.slice(at, lt < 0 ? page.length : lt);
    open.text(text);
    out.push(text);
    if (lt < 0) break;
    if (COMMENT_RE.test(page.slice(lt, lt + 3))) {
      at = endOfDeclaration(lt);
      continue;
    }
    TAG_NAME_RE.lastIndex = lt;
    const [head, slash, written] = TAG_NAME_RE.exec(page) ?? [];
    if (head === undefined || written === undefined) {
      out.push('&lt;');
      at = lt + 1;
      continue;
    }
    const name = written.toLowerCase();
    const tag = readAttributes(page, lt + head.length, kept);
    at = tag.end;
    if (name === 'html') language ??= LANG_RE.exec(tag.kept)?.[1] ?? null;
    if (name === 'html' && rootAttributes === '') rootAttributes = tag.kept.replace(WITHOUT_SCRIPTS_RE, '');
    if (name === 'body' && bodyAttributes === '') bodyAttributes = tag.kept.replace(WITHOUT_SCRIPTS_RE, '');
    if (FRAME.has(name)) continue;
    if (slash === '/') {
      if (open.close(name)) out.push(`</${name}>`);
    } else if (RAW.has(name)) {
      const close = endOfRaw(page, at, name);
      if (/^application\/ld\+json\b/i.test(tag.type)) jsonLd.push(page.slice(at, close.start));
      if (/^application\/json\b/i.test(tag.type)) data.push(page.slice(at, close.start));
      if (name === 'script') streamed.push(...streamedParts(page.slice(at, close.start)));
      if (name === 'style' && !open.isInert && isStyleSheet(tag.type) && appliesToScreen(tag.media))
        styleSheets.push(page.slice(at, close.start));
      at = close.end;
    } else {
      const ended = open.endImplied(name);
      if (ended !== null) out.push(`</${ended}>`);
      open.open(name, tag.closed);
      out.push(`<${name}${tag.kept}>`, tag.closed && open.foreign ? `</${name}>` : '');
    }
  }
  return {
    html: out.join(''),
    bodyAttributes,
    rootAttributes,
    language,
    jsonLd,
    data,
    streamed,
    styleSheets,
  };
}

const isStyleSheet = (type: string): boolean => /^(?:text\/css)?$/i.test(type);

/** Tracks nesting as an HTML parser does, at least as deep, and refuses markup beyond the bounds. */
class OpenElements {
  readonly #source: string;
  readonly #names: string[] = [];
  readonly #tables = new OpenTables();
  #elements = 0;
  #pieces = 0;
  #elementDepths = 0;
  #textDepths = 0;

  constructor(source: string) {
    this.#source = source;
  }

  /** True inside SVG and MathML, where "/>" closes an element. */
  get foreign(): boolean {
    return this.#names.includes('svg') || this.#names.includes('math');
  }

  /** True inside elements whose style sheets do not apply where scripts run, or are text. */
  get isInert(): boolean {
    return INERT.some((name) => this.#names.includes(name));
  }

  /**
   * Ends the elements whose end tags may be left out before one of this name.
   * @returns The outermost of them, null if the DOM parser ends it without being told.
   */
  endImplied(name: string): string | null {
    const last = this.#names.length - 1;
    const sibling = this.#names[last] === 'p' && name !== 'p' ? last - 1 : last;
    const isSibling = CLOSED_BY_SIBLING.get(name)?.includes(this.#names[sibling] ?? '') === true;
    const part = this.#tables.endedBy(name);
    const from = part ?? (isSibling ? sibling : last + 1);
    const ended = this.#names[from] ?? null;
    this.#closeFrom(from);
    return part === null && from === last ? null : ended;
  }

  open(name: string, closed: boolean): void {
    this.#elements++;
    this.#elementDepths += this.#names.length;
    if (!VOID.has(name) && !(closed && this.foreign)) {
      this.#tables.open(name, this.#names.length);
      this.#names.push(name);
    }
    if (this.#names.length > MAX_DEPTH) throw this.#refusal('depth', MAX_DEPTH);
    if (this.#elements > MAX_ELEMENTS) throw this.#refusal('elements', MAX_ELEMENTS);
    if (this.#elementDepths > MAX_ELEMENT_DEPTHS) throw this.#refusal('depth-sum', MAX_ELEMENT_DEPTHS);
  }

  /** @returns false if no element of that name is open, so that the tag has no effect. */
  close(name: string): boolean {
    const last = this.#names.lastIndexOf(name);
    if (last >= 0) this.#closeFrom(last);
    return last >= 0;
  }

  #closeFrom(depth: number): void {
    this.#tables.closeFrom(depth);
    this.#names.length = depth;
  }

  text(text: string): void {
    for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) this.#pieces++;
    this.#textDepths += text.length * this.#names.length;
    if (++this.#pieces > MAX_PIECES) throw this.#refusal('pieces', MAX_PIECES);
    if (this.#textDepths > MAX_TEXT_DEPTHS) throw this.#refusal('depth-sum', MAX_TEXT_DEPTHS);
  }

  #refusal(excess: MarkupExcess, limit: number): UserError {
    return ingestErrors.excessiveMarkup({ source: this.#source, excess, limit });
  }
}

/** The names of attributes that the page's own style sheets select elements by. */
function attributesInSheets(page: string): Set<string> {
  const names = new Set<string>();
  const opening = /<style[\s/>]/gi;
  for (let found = opening.exec(page); found; found = opening.exec(page)) {
    const { start, end } = endOfRaw(page, found.index, 'style');
    for (const [, name] of page.slice(found.index, start).matchAll(SELECTED_ATTRIBUTE_RE)) {
      if (names.size < MAX_SELECTED_ATTRIBUTES) names.add(name!.toLowerCase());
    }
    opening.lastIndex = end;
  }
  return names;
}

interface Attributes {
  /** Escaped, ready for a tag. */
  readonly kept: string;
  readonly type: string;
  readonly media: string;
  /** True if the tag ends with "/>". */
  readonly closed: boolean;
  /** Index after the tag. */
  readonly end: number;
}

function readAttributes(page: string, from: number, names: ReadonlySet<string>): Attributes {
  let kept = '';
  let type = '';
  let media = '';
  let end = from;
  const seen = new Set<string>();
  for (let count = 0; ; count++) {
    ATTRIBUTE_RE.lastIndex = end;
    const attribute = ATTRIBUTE_RE.exec(page);
    if (!attribute) break;
    end = ATTRIBUTE_RE.lastIndex;
    const name = attribute[1]!.toLowerCase();
    const value = attribute[2] ?? attribute[3] ?? attribute[4] ?? '';
    if (name === 'type') type = value;
    if (name === 'media') media = value;
    if (count >= MAX_ATTRIBUTES || !names.has(name) || seen.has(name)) continue;
    seen.add(name);
    kept += ` ${name}="${value.slice(0, MAX_VALUE_CHARS).replaceAll('"', '&quot;')}"`;
  }
  const gt = page.indexOf('>', end);
  return gt < 0
    ? { kept, type, media, closed: false, end: page.length }
    : { kept, type, media, closed: page[gt - 1] === '/', end: gt + 1 };
}

/**
 * Finds the index after a comment or declaration. An unfinished one ends at the next ">", so that it cannot hide the
 * rest of a page; the end of a comment is not searched for again once there is none.
 */
function declarationEnds(page: string): (from: number) => number {
  let hasCommentEnd = true;
  return (from) => {
    if (hasCommentEnd && page.startsWith('<!--', from)) {
      const end = page.indexOf('-->', from + 2);
      if (end >= 0) return end + 3;
      hasCommentEnd = false;
    }
    const gt = page.indexOf('>', from);
    return gt < 0 ? page.length : gt + 1;
  };
}
