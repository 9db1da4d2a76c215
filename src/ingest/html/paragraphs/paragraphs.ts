import { sentenceEndRe } from '../../../text/sentences/sentence-end.js';
import { normaliseText } from '../../formats/normalise-text.js';
import { countWords } from '../../parse/parsed-document.js';
import { BLOCKS } from '../block-elements.js';
import { isElement, isText, type PageElement, type PageNode } from '../dom.js';
import { isEmbeddedPost } from '../pruning/embedded-posts.js';
import { classesOf, isNamedBoilerplate, isNamedQuestion } from '../pruning/named-boilerplate.js';
import { brokenText } from '../wording/broken-text.js';
import { isGap } from '../wording/gaps.js';
import { markPlaces } from './captions.js';
import { endsBlock, isStatement, isSubheading, QUESTION_END_RE } from './headings.js';
import { splitLines } from './line-breaks.js';
import { isNotProse } from './not-prose.js';
import { type Box, countInBoxes, type Image, newBox, type Paragraph } from './paragraph.js';
import { isCalendarRow, plainCells, rowText, WHITESPACE_RE } from './table-cells.js';

/** Elements inside a figure that may contain prose. */
const PROSE_IN_FIGURES = new Set(['table', 'blockquote', 'ul', 'ol', 'dl', 'pre']);
const HEADING_RE = /^h[1-6]$/;
const SENTENCE_END_RE = sentenceEndRe();
/** A block with nothing else is a link to another story, a date or a heading in bold. */
const NOT_PROSE_ALONE = new Set(['a', 'time', 'b', 'strong']);
const ITALICS = new Set(['em', 'i']);
const EMPHASIS = new Set(['b', 'strong', 'em', 'i', 'u']);
/** Of an element that a style sheet shows in bold. */
const BOLD_CLASS_RE = /^(?:strong|bold|sub-?head(?:ing)?|cross-?head(?:ing)?)$/i;
const CELLS = new Set(['td', 'th']);
/** "pic.example.com/x" after the words of a post. */
const ADDRESS_RE = /[\p{L}\p{N}][./][\p{L}\p{N}]/u;
/** Text of a teaser before its link: "…" or "..." */
const ELLIPSIS_END_RE = /(?:…|\.{3}|\[…\])\s*$/u;
/** What a question stands in as a heading: a term, the summary of details. */
const QUESTION_BLOCKS = new Set(['dt', 'summary']);
const WORD_RE = /[\p{L}\p{N}]/u;
/** A first letter that a template sets apart from its paragraph. */
const DROP_CAP_RE = /^\s*["'“‘«]?\p{Lu}\s*$/u;
/** "Jane Roe | Sample Pictures", "Home | News": a credit, a menu or a headline with its outlet. */
const BAR_RE = /\S ?[|｜] ?\S/u;
const MAX_BAR_WORDS = 25;

/** The kinds of element that a text is in. */
interface Place {
  readonly notProse: boolean;
  readonly figure: boolean;
  readonly named: boolean;
  readonly box: Box;
}

type Role = 'block' | 'heading' | 'item' | 'row';

/**
 * The paragraphs of an element in reading order, separated by blocks and double line breaks. A list item is a
 * paragraph, as is a table row, its cells joined by " | "; preformatted text is split at its own line breaks. A heading
 * is boilerplate unless it ends like a statement: it repeats the words of a question without answering it. So is a
 * paragraph that consists of links, dates or bold text, and a question that is set apart: emphasised as a whole, or a
 * term or summary with its answer below. `tidyMarkup` bounds the depth of the recursion.
 */
export function paragraphsOf(root: PageElement): Paragraph[] {
  const reader = new ParagraphReader();
  const place = { notProse: false, figure: false, named: false, box: newBox(root, null) };
  reader.read(root, place);
  reader.flush(place);
  return markPlaces(reader.paragraphs, reader.images);
}

class ParagraphReader {
  readonly paragraphs: Paragraph[] = [];
  readonly images: Image[] = [];
  /** The text of the current paragraph; `\n` only for `<br>`. */
  #text = '';
  /** Enclosing elements that are links, that are in NOT_PROSE_ALONE, that are named like boilerplate. */
  #linkDepth = 0;
  #notProseDepth = 0;
  #namedDepth = 0;
  #emphasisDepth = 0;
  #italicDepth = 0;
  /** The text contains something besides links, dates and bold; besides links; besides what is named. */
  #hasProse = false;
  #hasUnlinked = false;
  #hasUnnamed = false;
  #hasUnemphasised = false;
  #hasUpright = false;
  #linkedChars = 0;
  #afterImage: Paragraph['afterImage'] = null;
  /** The text is a bold line with a line break after it: the heading of what follows in the same block. */
  #isHeadingBroken = false;
  /** Where the current line starts in the text, and whether it contains something besides links, dates and bold. */
  #lineStart = 0;
  #lineHasProse = false;
  /** The same line, and the last one before it that is not blank: to cut them out of a long text takes time. */
  #line = '';
  #lineBefore = '';
  #lastLink: { readonly start: number; readonly end: number } | null = null;
  /** Words of the page are missing in the text. */
  #hasGap = false;

  read(parent: PageNode, place: Place): void {
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      if (isText(node)) this.#append(node.textContent ?? '', place);
      else if (isElement(node)) this.#element(node, place);
    }
  }

  flush(place: Place, role: Role = 'block'): void {
    const { notProse, figure, box } = place;
    const isHeading = role === 'heading' || (role === 'item' ? !this.#hasUnlinked : !this.#hasProse);
    const named = place.named || (!this.#hasUnnamed && this.#text !== '');
    const asks =
      !this.#hasUnemphasised || QUESTION_BLOCKS.has(box.element.localName) || isNamedQuestion(box.element);
    const linked = this.#linkedChars / Math.max(this.#text.trim().length, 1);
    const italic = !this.#hasUpright && this.#text !== '';
    const cutOff = this.#isCutOff();
    for (const text of splitLines(this.#text)) {
      const isBar =
        role !== 'row' &&
        BAR_RE.test(text) &&
        countWords(text) <= MAX_BAR_WORDS &&
        !SENTENCE_END_RE.test(text);
      this.#push({
        text,
        boilerplate:
          notProse ||
          figure ||
          this.#hasGap ||
          isBar ||
          (role === 'row' && isCalendarRow(text)) ||
          (isHeading && !isStatement(text)) ||
          (asks && QUESTION_END_RE.test(text)),
        named,
        placed: false,
        linked: Math.min(linked, 1),
        isHeading,
        italic,
        listed: role === 'item' || role === 'row' || CELLS.has(box.element.localName),
        cutOff,
        afterImage: this.#afterImage,
        box,
      });
    }
    this.#text = '';
    this.#hasProse = false;
    this.#hasUnlinked = false;
    this.#hasUnnamed = false;
    this.#hasUnemphasised = false;
    this.#hasUpright = false;
    this.#linkedChars = 0;
    this.#afterImage = null;
    this.#isHeadingBroken = false;
    this.#lineStart = 0;
    this.#lineHasProse = false;
    this.#line = '';
    this.#lineBefore = '';
    this.#lastLink = null;
    this.#hasGap = false;
  }

  #isCutOff(): boolean {
    if (!this.#lastLink || !this.#hasUnlinked) return false;
    const { start, end } = this.#lastLink;
    const [before, after] = [this.#text.slice(0, start), this.#text.slice(end)];
    const link = this.#text.slice(start, end);
    return (
      WORD_RE.test(link) &&
      !ADDRESS_RE.test(link) &&
      !WORD_RE.test(after) &&
      ELLIPSIS_END_RE.test(before.slice(-20))
    );
  }

  #push(paragraph: Paragraph): void {
    this.paragraphs.push(paragraph);
    countInBoxes(paragraph);
  }

  #append(text: string, place: Place): void {
    if (this.#isHeadingBroken && WORD_RE.test(text)) this.flush(place);
    const collapsed = text.replace(WHITESPACE_RE, ' ');
    this.#text += collapsed;
    this.#line += collapsed;
    if (this.#linkDepth > 0) this.#linkedChars += collapsed.length;
    if (!WORD_RE.test(text)) return;
    if (this.#notProseDepth === 0) {
      this.#hasProse = true;
      this.#lineHasProse = true;
    }
    if (this.#linkDepth === 0) this.#hasUnlinked = true;
    if (this.#namedDepth === 0) this.#hasUnnamed = true;
    if (this.#emphasisDepth === 0) this.#hasUnemphasised = true;
    if (this.#italicDepth === 0) this.#hasUpright = true;
  }

  #element(element: PageElement, place: Place): void {
    const name = element.localName;
    if (isGap(element)) this.#hasGap = true;
    else if (name === 'br') this.#lineBreak(place);
    else if (name === 'img') this.#image(element, place);
    else if (!BLOCKS.has(name)) this.#inline(element, place);
    else {
      const carried = DROP_CAP_RE.test(this.#text) && name === 'p' ? this.#text.trim() : '';
      if (carried !== '') this.#text = '';
      this.flush(place);
      this.#text = carried;
      this.#block(element, {
        notProse: place.notProse || isNotProse(element, place.box),
        figure: name === 'figure' || (place.figure && !PROSE_IN_FIGURES.has(name)),
        named: place.named || isNamedBoilerplate(element),
        box: newBox(element, place.box),
      });
    }
  }

  #inline(element: PageElement, place: Place): void {
    const name = element.localName;
    const links = name === 'a' ? 1 : 0;
    const bold = classesOf(element).some((one) => BOLD_CLASS_RE.test(one));
    const alone = NOT_PROSE_ALONE.has(name) || bold ? 1 : 0;
    const named = isNamedBoilerplate(element) ? 1 : 0;
    const italic = ITALICS.has(name) ? 1 : 0;
    const emphasis = EMPHASIS.has(name) || bold ? 1 : 0;
    if (name === 'time') for (let box: Box | null = place.box; box; box = box.parent) box.times += 1;
    this.#linkDepth += links;
    this.#notProseDepth += alone;
    this.#namedDepth += named;
    this.#emphasisDepth += emphasis;
    this.#italicDepth += italic;
    const start = this.#text.length;
    const isPost = name.includes('-') && isEmbeddedPost(element);
    this.read(element, isPost ? { ...place, notProse: true } : place);
    if (links > 0) this.#lastLink = { start, end: this.#text.length };
    this.#linkDepth -= links;
    this.#notProseDepth -= alone;
    this.#namedDepth -= named;
    this.#emphasisDepth -= emphasis;
    this.#italicDepth -= italic;
  }

  #lineBreak(place: Place): void {
    const line = this.#line;
    if (this.#lineStart > 0 && !this.#lineHasProse && isSubheading(line) && endsBlock(this.#lineBefore)) {
      this.#text = this.#text.slice(0, this.#lineStart);
      this.flush(place);
      this.#text = line;
      this.flush(place);
      return;
    }
    if (this.#notProseDepth === 0 && !this.#hasProse && WORD_RE.test(this.#text))
      this.#isHeadingBroken = true;
    else if (this.#afterImage && !WORD_RE.test(this.#text)) this.#afterImage = 'line-break';
    this.#text += '\n';
    this.#lineStart = this.#text.length;
    this.#lineHasProse = false;
    if (line.trim() !== '') this.#lineBefore = line;
    this.#line = '';
  }

  #image(element: PageElement, place: Place): void {
    this.images.push({ at: this.paragraphs.length, alt: element.getAttribute('alt') ?? '' });
    for (let box: Box | null = place.box; box; box = box.parent) box.images += 1;
    if (!WORD_RE.test(this.#text)) this.#afterImage = 'directly';
  }

  #block(element: PageElement, place: Place): void {
    const name = element.localName;
    const cells = name === 'tr' ? plainCells(element) : null;
    if (cells) {
      this.#text = rowText(cells);
      this.#hasProse = true;
      this.#hasUnnamed = true;
      this.#hasUnemphasised = true;
      this.#hasUpright = true;
    } else if (name === 'pre') {
      for (const text of normaliseText(brokenText(element, '\n')).split('\n\n')) {
        if (text === '') continue;
        const { notProse, figure, named, box } = place;
        this.#push({
          text,
          boilerplate: notProse || figure,
          named,
          placed: false,
          linked: 0,
          isHeading: false,
          italic: false,
          listed: true,
          cutOff: false,
          afterImage: null,
          box,
        });
      }
      return;
    } else this.read(element, place);
    this.flush(place, HEADING_RE.test(name) ? 'heading' : name === 'li' ? 'item' : cells ? 'row' : 'block');
  }
}
