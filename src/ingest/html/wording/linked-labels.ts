import { normaliseText } from '../../formats/normalise-text.js';
import { countWords } from '../../parse/parsed-document.js';
import type { PageElement } from '../dom.js';
import type { Paragraph } from '../paragraphs/paragraph.js';

/** "From the archive:", "[Background]", "＞＞" */
const LABEL_RE =
  /^[[(【［<«‹>»›＞≫▶►•*–— ]{0,4}[^\p{N}.!?。！？"“”„«»:：]{0,60}(?:[:：|｜\]】］>»›＞≫▶►] ?){1,3}$/u;
/** What stands after these is said in the article. */
const SAYING_RE =
  /(?<!\p{L})(?:statements?|findings?|results?|conclusions?|verdict|rul(?:ing|ed|es)|said|says|found|finds|wrote|writes|reads|announced|reported|concluded|answers?|quotes?)\P{L}{0,4}$/iu;
const MAX_LABEL_WORDS = 5;
/** Letters count as words in scripts without blanks between them. */
const MAX_UNSPACED_LABEL_CHARS = 12;
const UNSPACED_RE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** A headline has more words than the name of a person, a place or a report. */
const MIN_HEADLINE_WORDS = 5;
const MIN_UNSPACED_HEADLINE_CHARS = 8;
/** Of four letters or more: the title of a book or a film has fewer. */
const MIN_SMALL_WORDS = 2;
/** A sentence or a quotation that is linked as a whole, or a clause that goes on after a colon, belongs to the text. */
const STARTS_QUOTED_RE = /^["'“„«‘「『]/u;
const STARTS_SMALL_RE = /^\p{Ll}/u;
const SENTENCE_END_RE = /(?<![.…])[.。]["'”’»」』)]{0,2}$/u;
const CLOSING_RE = /^[\s)\]】］>»›＞.…]{0,4}$/u;
const MIN_LINKED = 0.4;
const MAX_LINKS = 20;
/** A label without a mark after it, in an element of its own: most of the paragraph is the link. */
const MIN_LINKED_AFTER_ELEMENT = 0.6;
const PLAIN_LABEL_RE = /^\p{Lu}[\p{L}\p{M}’'-]{1,20}(?: [\p{L}\p{M}’'-]{1,20}){0,2}$/u;
const LABEL_ELEMENTS = 'span, b, strong, em, i, small';
const MAX_LABELS = 8;

/**
 * Marks paragraphs that are a label and the linked headline of another story: "From the archive: How the pier was built",
 * also without a mark, where the label has an element of its own.
 */
export function markLinkedLabels(paragraphs: readonly Paragraph[]): Paragraph[] {
  const known = new Map<PageElement, Content>();
  const contentOf = (element: PageElement): Content => {
    const content = known.get(element) ?? readContent(element);
    known.set(element, content);
    return content;
  };
  return paragraphs.map((paragraph) =>
    isCandidate(paragraph) && isLabelled(paragraph, contentOf(paragraph.box.element))
      ? { ...paragraph, placed: true }
      : paragraph,
  );
}

/** The words of the links in an element, and of what may be labels. */
interface Content {
  readonly links: readonly string[];
  readonly labels: readonly string[];
}

const isCandidate = ({ text, linked, listed }: Paragraph): boolean =>
  !listed &&
  linked >= (/[:：|｜\]】］>»›＞≫▶►]/u.test(text) ? MIN_LINKED : MIN_LINKED_AFTER_ELEMENT) &&
  linked < 1;

/** Nothing if there are many links, as in a list without items. */
function readContent(element: PageElement): Content {
  const links = [...element.querySelectorAll('a')];
  if (links.length > MAX_LINKS) return { links: [], labels: [] };
  const wordsOf = ({ textContent }: PageElement): string[] => [normaliseText(textContent)].filter(Boolean);
  const labels = [...element.querySelectorAll(LABEL_ELEMENTS)].slice(0, MAX_LABELS);
  return { links: links.flatMap(wordsOf), labels: labels.flatMap(wordsOf) };
}

function isLabelled({ text, linked }: Paragraph, { links, labels }: Content): boolean {
  return links.some((words) => {
    const start = text.lastIndexOf(words);
    const label = text.slice(0, Math.max(start, 0)).trimEnd();
    return (
      start > 0 &&
      CLOSING_RE.test(text.slice(start + words.length)) &&
      (isLabel(label, links) || (linked >= MIN_LINKED_AFTER_ELEMENT && isPlainLabel(label, labels))) &&
      isHeadline(words)
    );
  });
}

const isPlainLabel = (label: string, labels: readonly string[]): boolean =>
  PLAIN_LABEL_RE.test(label) && !SAYING_RE.test(label) && labels.includes(label);

const isLabel = (label: string, links: readonly string[]): boolean =>
  LABEL_RE.test(label) &&
  !SAYING_RE.test(label) &&
  countWords(label) <= (UNSPACED_RE.test(label) ? MAX_UNSPACED_LABEL_CHARS : MAX_LABEL_WORDS) &&
  !links.some((words) => label.includes(words));

function isHeadline(words: string): boolean {
  if (STARTS_QUOTED_RE.test(words) || STARTS_SMALL_RE.test(words) || SENTENCE_END_RE.test(words))
    return false;
  if (UNSPACED_RE.test(words)) return countWords(words) >= MIN_UNSPACED_HEADLINE_CHARS;
  const isCased = /\p{Lu}/u.test(words);
  return (
    countWords(words) >= MIN_HEADLINE_WORDS &&
    (!isCased || (words.match(/(?<![\p{L}\p{M}'’-])\p{Ll}{4}/gu)?.length ?? 0) >= MIN_SMALL_WORDS)
  );
}
