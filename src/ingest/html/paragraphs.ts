import { normaliseText } from '../formats/normalise-text.js';
import { isElement, isText, type PageElement, type PageNode } from './dom.js';
import { isNamedBoilerplate } from './named-boilerplate.js';

export interface Paragraph {
  /** One line, normalised, not empty. */
  readonly text: string;
  /** Known from the markup to be none of the article's prose: a caption, an aside, a heading, a lone link. */
  readonly boilerplate: boolean;
  /** The template names it as something beside the prose. */
  readonly named: boolean;
}

const BLOCKS = new Set(
  (
    'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hr li main ol p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);
const BESIDE_THE_PROSE = new Set(['figcaption', 'caption', 'aside', 'footer', 'address']);
/** What a figure may show that is prose. */
const SHOWN_IN_FIGURES = new Set(['table', 'blockquote', 'ul', 'ol', 'dl', 'pre']);
const HEADING = /^h[1-6]$/;
const SENTENCE_END = /[.!…]["'”’»)\]]*$/u;
/** A block that holds nothing else is a way to another story, a date line, a heading in bold. */
const NO_PROSE_ALONE = new Set(['a', 'time', 'b', 'strong']);
/** HTML's own blanks; `\s` would take a zero-width one for a blank. */
const BLANKS = /[ \t\n\r\f]+/g;

/** Where in the markup a text stands. */
interface Place {
  readonly beside: boolean;
  readonly figure: boolean;
  readonly named: boolean;
}

type Role = 'block' | 'heading' | 'item';

/**
 * The paragraphs of an element in reading order. Blocks and double line breaks part them; a list item is one; a
 * table row is one, its cells joined by " | "; preformatted text falls into its own. A heading is boilerplate
 * unless it ends like a sentence: it repeats a question's words and answers nothing. So is a paragraph that is
 * all link, date or bold. Recursion is as deep as the markup, which `tidyMarkup` bounds.
 */
export function paragraphsOf(root: PageElement): Paragraph[] {
  const reader = new ParagraphReader();
  const place = { beside: false, figure: false, named: false };
  reader.read(root, place);
  reader.flush(place);
  return reader.paragraphs;
}

class ParagraphReader {
  readonly paragraphs: Paragraph[] = [];
  /** What stands on the current line; `\n` only for `<br>`. */
  #line = '';
  #links = 0;
  #alone = 0;
  /** Whether the line holds more than links, dates and bold, and more than links. */
  #prose = false;
  #unlinked = false;

  read(parent: PageNode, place: Place): void {
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      if (isText(node)) this.#append(node.textContent ?? '');
      else if (isElement(node)) this.#element(node, place);
    }
  }

  flush({ beside, figure, named }: Place, role: Role = 'block'): void {
    const heading = role === 'heading' || (role === 'item' ? !this.#unlinked : !this.#prose);
    for (const piece of this.#line.split(/\n\s*\n/)) {
      const text = normaliseText(piece).replace(/\n+/g, ' ');
      if (text === '') continue;
      const boilerplate = beside || figure || (heading && !SENTENCE_END.test(text));
      this.paragraphs.push({ text, boilerplate, named });
    }
    this.#line = '';
    this.#prose = false;
    this.#unlinked = false;
  }

  #append(text: string): void {
    this.#line += text.replace(BLANKS, ' ');
    if (!/\S/u.test(text)) return;
    if (this.#alone === 0) this.#prose = true;
    if (this.#links === 0) this.#unlinked = true;
  }

  #element(element: PageElement, place: Place): void {
    const name = element.localName;
    if (name === 'br') this.#line += '\n';
    else if (NO_PROSE_ALONE.has(name)) {
      const links = name === 'a' ? 1 : 0;
      this.#alone++;
      this.#links += links;
      this.read(element, place);
      this.#links -= links;
      this.#alone--;
    } else if (!BLOCKS.has(name)) this.read(element, place);
    else {
      this.flush(place);
      this.#block(element, {
        beside: place.beside || BESIDE_THE_PROSE.has(name),
        figure: name === 'figure' || (place.figure && !SHOWN_IN_FIGURES.has(name)),
        named: place.named || isNamedBoilerplate(element),
      });
    }
  }

  #block(element: PageElement, place: Place): void {
    const name = element.localName;
    const cells = name === 'tr' ? plainCells(element) : null;
    if (cells) {
      this.#line = cells.join(' | ');
      this.#prose = true;
    } else if (name === 'pre') {
      for (const text of normaliseText(element.textContent).split('\n\n')) {
        if (text !== '') {
          this.paragraphs.push({ text, boilerplate: place.beside || place.figure, named: place.named });
        }
      }
      return;
    } else this.read(element, place);
    this.flush(place, HEADING.test(name) ? 'heading' : name === 'li' ? 'item' : 'block');
  }
}

/** The texts of a row's cells; null for the row of a layout table, whose cells hold blocks. */
function plainCells(row: PageElement): string[] | null {
  const cells = [...row.querySelectorAll('td, th')];
  if (cells.some((cell) => cell.querySelector('div, ul, ol, table, blockquote, p + p, br + br'))) return null;
  return cells.map((cell) => cell.textContent.replace(BLANKS, ' ').trim()).filter((text) => text !== '');
}
