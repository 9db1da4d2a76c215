import { sentenceEndRe } from '../../text/sentence-end.js';
import { normaliseText } from '../formats/normalise-text.js';
import { isElement, isText, type PageElement, type PageNode } from './dom.js';
import { isNamedBoilerplate } from './named-boilerplate.js';

export interface Paragraph {
  /** One line, normalised, not empty. */
  readonly text: string;
  /** The markup says that it is not prose: a caption, an aside, a heading, a link alone. */
  readonly boilerplate: boolean;
  /** Its class names say so, see `isNamedBoilerplate`. */
  readonly named: boolean;
}

const BLOCKS = new Set(
  (
    'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hr li main ol p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);
const NOT_PROSE = new Set(['figcaption', 'caption', 'aside', 'footer', 'address']);
/** Elements inside a figure that may contain prose. */
const PROSE_IN_FIGURES = new Set(['table', 'blockquote', 'ul', 'ol', 'dl', 'pre']);
const HEADING_RE = /^h[1-6]$/;
/** A heading that is a question is still a heading. */
const STATEMENT_END_RE = sentenceEndRe({ questions: false });
/** A block with nothing else is a link to another story, a date or a heading in bold. */
const NOT_PROSE_ALONE = new Set(['a', 'time', 'b', 'strong']);
/** The whitespace of HTML; `\s` would include a zero-width character. */
const WHITESPACE_RE = /[ \t\n\r\f]+/g;

/** The kinds of element that a text is in. */
interface Place {
  readonly notProse: boolean;
  readonly figure: boolean;
  readonly named: boolean;
}

type Role = 'block' | 'heading' | 'item';

/**
 * The paragraphs of an element in reading order, separated by blocks and double line breaks. A list item is a
 * paragraph, as is a table row, its cells joined by " | "; preformatted text is split at its own line breaks. A heading
 * is boilerplate unless it ends like a statement: it repeats the words of a question without answering it. So is a
 * paragraph that consists of links, dates or bold text. `tidyMarkup` bounds the depth of the recursion.
 */
export function paragraphsOf(root: PageElement): Paragraph[] {
  const reader = new ParagraphReader();
  const place = { notProse: false, figure: false, named: false };
  reader.read(root, place);
  reader.flush(place);
  return reader.paragraphs;
}

class ParagraphReader {
  readonly paragraphs: Paragraph[] = [];
  /** The text of the current paragraph; `\n` only for `<br>`. */
  #text = '';
  /** Enclosing elements that are links, and that are in NOT_PROSE_ALONE. */
  #linkDepth = 0;
  #notProseDepth = 0;
  /** The text contains something besides links, dates and bold; something besides links. */
  #hasProse = false;
  #hasUnlinked = false;

  read(parent: PageNode, place: Place): void {
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      if (isText(node)) this.#append(node.textContent ?? '');
      else if (isElement(node)) this.#element(node, place);
    }
  }

  flush({ notProse, figure, named }: Place, role: Role = 'block'): void {
    const heading = role === 'heading' || (role === 'item' ? !this.#hasUnlinked : !this.#hasProse);
    for (const piece of this.#text.split(/\n\s*\n/)) {
      const text = normaliseText(piece).replace(/\n+/g, ' ');
      if (text === '') continue;
      const boilerplate = notProse || figure || (heading && !STATEMENT_END_RE.test(text));
      this.paragraphs.push({ text, boilerplate, named });
    }
    this.#text = '';
    this.#hasProse = false;
    this.#hasUnlinked = false;
  }

  #append(text: string): void {
    this.#text += text.replace(WHITESPACE_RE, ' ');
    if (!/\S/u.test(text)) return;
    if (this.#notProseDepth === 0) this.#hasProse = true;
    if (this.#linkDepth === 0) this.#hasUnlinked = true;
  }

  #element(element: PageElement, place: Place): void {
    const name = element.localName;
    if (name === 'br') this.#text += '\n';
    else if (NOT_PROSE_ALONE.has(name)) {
      const links = name === 'a' ? 1 : 0;
      this.#notProseDepth++;
      this.#linkDepth += links;
      this.read(element, place);
      this.#linkDepth -= links;
      this.#notProseDepth--;
    } else if (!BLOCKS.has(name)) this.read(element, place);
    else {
      this.flush(place);
      this.#block(element, {
        notProse: place.notProse || NOT_PROSE.has(name),
        figure: name === 'figure' || (place.figure && !PROSE_IN_FIGURES.has(name)),
        named: place.named || isNamedBoilerplate(element),
      });
    }
  }

  #block(element: PageElement, place: Place): void {
    const name = element.localName;
    const cells = name === 'tr' ? plainCells(element) : null;
    if (cells) {
      this.#text = cells.join(' | ');
      this.#hasProse = true;
    } else if (name === 'pre') {
      for (const text of normaliseText(element.textContent).split('\n\n')) {
        if (text !== '') {
          this.paragraphs.push({ text, boilerplate: place.notProse || place.figure, named: place.named });
        }
      }
      return;
    } else this.read(element, place);
    this.flush(place, HEADING_RE.test(name) ? 'heading' : name === 'li' ? 'item' : 'block');
  }
}

/** The texts of the cells of a row; null for a row of a layout table, whose cells contain blocks. */
function plainCells(row: PageElement): string[] | null {
  const cells = [...row.querySelectorAll('td, th')];
  if (cells.some((cell) => cell.querySelector('div, ul, ol, table, blockquote, p + p, br + br'))) return null;
  return cells
    .map((cell) => cell.textContent.replace(WHITESPACE_RE, ' ').trim())
    .filter((text) => text !== '');
}
