/**
 * HTML reduced to what extraction needs, before a parser sees it. The DOM behind it takes quadratic time for
 * nesting, attributes and stray "<" (5 MiB of any of them: minutes), so hostile markup has to end here. One
 * linear pass.
 */
import { UserError } from '../../domain/errors.js';

/** Real pages: 500 to 10,000 elements, 10 to 40 deep. At these bounds extraction takes half a second. */
const MAX_ELEMENTS = 30_000;
/** Tags of both kinds, text runs and character references. */
const MAX_PIECES = 200_000;
const MAX_DEPTH = 200;
/** Sums over elements and over text characters, each times its depth: what readability's scoring costs. */
const MAX_ELEMENT_DEPTHS = 600_000;
const MAX_TEXT_DEPTHS = 40_000_000;
const MAX_ATTRIBUTES = 200;
const MAX_VALUE_CHARS = 2000;

const KEPT_ATTRIBUTES = new Set(
  (
    'id class style hidden aria-hidden aria-modal role href rel property name content itemprop itemtype ' +
    'itemscope datetime lang colspan data-component data-testid'
  ).split(' '),
);
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
/** Elements that a sibling of the same name closes. */
const SELF_CLOSING = new Set('p li dt dd td th tr option'.split(' '));
/** They are put around the rest anew: pages open them twice, or go on behind their end. */
const FRAME = new Set('html head body'.split(' '));
/** Their content is no markup. Dropped, but for JSON-LD. */
const RAW = new Set('script style iframe noembed noframes xmp'.split(' '));

const TAG_NAME = /<(\/?)([a-z][a-z0-9:-]{0,50})/iy;
const ATTRIBUTE = /[\s/]*([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/y;

export interface TidyMarkup {
  readonly html: string;
  /** The text of each `<script type="application/ld+json">`. */
  readonly jsonLd: readonly string[];
}

/**
 * The markup inside a page's body and head, with only the attributes that extraction reads; comments, scripts
 * and styles dropped, stray "<" escaped.
 * @throws UserError `page.no-article` for markup that is nested or crowded as no article's page is.
 */
export function tidyMarkup(source: string, page: string): TidyMarkup {
  const out: string[] = [];
  const jsonLd: string[] = [];
  const open = new OpenElements(source);
  let at = 0;
  while (at < page.length) {
    const lt = page.indexOf('<', at);
    const text = page.slice(at, lt < 0 ? page.length : lt);
    open.text(text);
    out.push(text);
    if (lt < 0) break;
    if (page.startsWith('<!', lt) || page.startsWith('<?', lt)) {
      at = endOfDeclaration(page, lt);
      continue;
    }
    TAG_NAME.lastIndex = lt;
    const [head, slash, written] = TAG_NAME.exec(page) ?? [];
    if (head === undefined || written === undefined) {
      out.push('&lt;');
      at = lt + 1;
      continue;
    }
    const name = written.toLowerCase();
    const tag = readAttributes(page, lt + head.length);
    at = tag.end;
    if (FRAME.has(name)) continue;
    if (slash === '/') {
      if (open.close(name)) out.push(`</${name}>`);
    } else if (RAW.has(name)) {
      const close = endOfRaw(page, at, name);
      if (/^application\/ld\+json\b/i.test(tag.type)) jsonLd.push(page.slice(at, close.start));
      at = close.end;
    } else {
      open.open(name, tag.closed);
      out.push(`<${name}${tag.kept}>`, tag.closed && open.foreign ? `</${name}>` : '');
    }
  }
  return { html: out.join(''), jsonLd };
}

/** Follows nesting as an HTML parser does, rather too deep than too shallow, and stops what goes too far. */
class OpenElements {
  readonly #source: string;
  readonly #names: string[] = [];
  #elements = 0;
  #pieces = 0;
  #elementDepths = 0;
  #textDepths = 0;

  constructor(source: string) {
    this.#source = source;
  }

  /** Whether we are inside SVG or MathML, where "/>" closes. */
  get foreign(): boolean {
    return this.#names.includes('svg') || this.#names.includes('math');
  }

  open(name: string, closed: boolean): void {
    if (SELF_CLOSING.has(name) && this.#names.at(-1) === name) this.#names.pop();
    this.#elements++;
    this.#elementDepths += this.#names.length;
    if (!VOID.has(name) && !(closed && this.foreign)) this.#names.push(name);
    if (this.#names.length > MAX_DEPTH) throw this.#refuse(`nested more than ${MAX_DEPTH} levels deep`);
    if (this.#elements > MAX_ELEMENTS) throw this.#refuse(`made of more than ${MAX_ELEMENTS} elements`);
    if (this.#elementDepths > MAX_ELEMENT_DEPTHS) throw this.#refuse('too large and too deeply nested');
  }

  /** False where nothing of that name is open: then the tag means nothing. */
  close(name: string): boolean {
    const last = this.#names.lastIndexOf(name);
    if (last >= 0) this.#names.length = last;
    return last >= 0;
  }

  text(text: string): void {
    for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) this.#pieces++;
    this.#textDepths += text.length * this.#names.length;
    if (++this.#pieces > MAX_PIECES) throw this.#refuse(`made of more than ${MAX_PIECES} pieces`);
    if (this.#textDepths > MAX_TEXT_DEPTHS) throw this.#refuse('too large and too deeply nested');
  }

  #refuse(how: string): UserError {
    return new UserError(
      'page.no-article',
      `The page ${this.#source} is ${how}, which no article needs, so it is not read. Paste the text instead.`,
    );
  }
}

interface Attributes {
  /** Ready to be put back into a tag. */
  readonly kept: string;
  readonly type: string;
  /** Whether the tag ended in "/>". */
  readonly closed: boolean;
  /** Index behind the tag. */
  readonly end: number;
}

function readAttributes(page: string, from: number): Attributes {
  let kept = '';
  let type = '';
  let end = from;
  const seen = new Set<string>();
  for (let count = 0; ; count++) {
    ATTRIBUTE.lastIndex = end;
    const attribute = ATTRIBUTE.exec(page);
    if (!attribute) break;
    end = ATTRIBUTE.lastIndex;
    const name = attribute[1]!.toLowerCase();
    const value = attribute[2] ?? attribute[3] ?? attribute[4] ?? '';
    if (name === 'type') type = value;
    if (count >= MAX_ATTRIBUTES || !KEPT_ATTRIBUTES.has(name) || seen.has(name)) continue;
    seen.add(name);
    kept += ` ${name}="${value.slice(0, MAX_VALUE_CHARS).replaceAll('"', '&quot;')}"`;
  }
  const gt = page.indexOf('>', end);
  return gt < 0
    ? { kept, type, closed: false, end: page.length }
    : { kept, type, closed: page[gt - 1] === '/', end: gt + 1 };
}

/** An unfinished comment or declaration ends at the next ">", so that it cannot hide the rest of a page. */
function endOfDeclaration(page: string, from: number): number {
  const comment = page.startsWith('<!--', from) ? page.indexOf('-->', from + 2) : -1;
  if (comment >= 0) return comment + 3;
  const gt = page.indexOf('>', from);
  return gt < 0 ? page.length : gt + 1;
}

function endOfRaw(page: string, from: number, name: string): { start: number; end: number } {
  const close = new RegExp(`</${name}[\\s/>]`, 'gi');
  close.lastIndex = from;
  const found = close.exec(page);
  if (!found) return { start: page.length, end: page.length };
  const gt = page.indexOf('>', found.index);
  return { start: found.index, end: gt < 0 ? page.length : gt + 1 };
}
