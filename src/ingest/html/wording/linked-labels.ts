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

/** Marks paragraphs that are a label and the linked headline of another story: "From the archive: How the pier was built". */
export function markLinkedLabels(paragraphs: readonly Paragraph[]): Paragraph[] {
  const known = new Map<PageElement, readonly string[]>();
  const linksIn = (element: PageElement): readonly string[] => {
    const links = known.get(element) ?? linkWords(element);
    known.set(element, links);
    return links;
  };
  return paragraphs.map((paragraph) =>
    isCandidate(paragraph) && isLabelled(paragraph.text, linksIn(paragraph.box.element))
      ? { ...paragraph, placed: true }
      : paragraph,
  );
}

const isCandidate = ({ text, linked, listed }: Paragraph): boolean =>
  linked >= MIN_LINKED && !listed && /[:：|｜\]】］>»›＞≫▶►]/u.test(text);

/** The words of the links in an element; none if there are many, as in a list without items. */
function linkWords(element: PageElement): string[] {
  const links = [...element.querySelectorAll('a')];
  return links.length > MAX_LINKS ? [] : links.flatMap((link) => normaliseText(link.textContent) || []);
}

function isLabelled(text: string, links: readonly string[]): boolean {
  return links.some((words) => {
    const start = text.lastIndexOf(words);
    return (
      start > 0 &&
      CLOSING_RE.test(text.slice(start + words.length)) &&
      isLabel(text.slice(0, start).trimEnd(), links) &&
      isHeadline(words)
    );
  });
}

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
