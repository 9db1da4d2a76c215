import { parseUrl } from '../../../text/parse-url.js';
import { siteName } from '../../fetch/canonical-url.js';
import { countWords } from '../../parse/parsed-document.js';
import { isElement, type PageElement, type PageNode } from '../dom.js';
import type { Box, Paragraph } from '../paragraphs/paragraph.js';
import { plainWords } from '../paragraphs/plain-words.js';

const MIN_LINKED = 0.9;
const MIN_TITLE_WORDS = 2;
const MAX_TITLE_WORDS = 30;
/** Of what a card says about its story, without the title. */
const MIN_TEASER_WORDS = 5;
const MAX_TEASER_WORDS = 60;
/** Fewer may be parts of an article whose headings are links. */
const MIN_CARDS = 3;
/** Of one element; one with more is a list, not a card. */
const MAX_LINKS = 50;
/** Titles that stand beside their teaser, in no element of their own with it. */
const FLAT_TITLE_RE = /^(?:h[2-6]|dt)$/;
const WHOLE = new Set(['body', 'main']);

interface Card {
  readonly elements: readonly PageElement[];
  readonly words: number;
  /** Cards of one list are alike in it: the name of the element and its depth. */
  readonly form: string;
}

/**
 * The cards of other stories, if at least three are alike: a title that is a link to another page of the site, with a
 * few words below it. Whether they follow an article or are all that a section, search or tag page shows.
 * @param pageUrl Null for a file, of which every link leads elsewhere.
 */
export function cardsIn(paragraphs: readonly Paragraph[], pageUrl: string | null): Card[] {
  const linksIn = linkReader();
  const page = parseUrl(pageUrl ?? '');
  const targets = paragraphs.map((paragraph) => targetOf(paragraph, page, linksIn));
  const targetsIn = new Map<Box, Set<string>>();
  for (const [at, { box }] of paragraphs.entries()) {
    const target = targets[at];
    if (!target) continue;
    for (let outer: Box | null = box; outer; outer = outer.parent) {
      const known = targetsIn.get(outer);
      if (known) known.add(target);
      else targetsIn.set(outer, new Set([target]));
    }
  }
  const cards = paragraphs.flatMap((paragraph, at) =>
    targets[at] ? (cardAround(paragraph, targetsIn) ?? flatCard(paragraphs, targets, at) ?? []) : [],
  );
  const counts = new Map<string, number>();
  for (const { form } of cards) counts.set(form, (counts.get(form) ?? 0) + 1);
  return cards.filter(({ form }) => counts.get(form)! >= MIN_CARDS);
}

/** Removes the cards. @returns how many words they had. */
export function removeCards(cards: readonly Card[]): number {
  for (const element of cards.flatMap(({ elements }) => elements)) element.remove();
  return cards.reduce((sum, { words }) => sum + words, 0);
}

/** The page that the title of a card leads to; null for a paragraph that is none. */
function targetOf(
  { linked, text, box }: Paragraph,
  page: URL | null,
  linksIn: (element: PageElement) => readonly Link[],
): string | null {
  if (linked <= MIN_LINKED) return null;
  const words = countWords(text);
  if (words < MIN_TITLE_WORDS || words > MAX_TITLE_WORDS) return null;
  const plain = plainWords(text);
  const link =
    linkAround(box) ??
    linksIn(box.element).find(({ words: own }) => own !== '' && plain.includes(own))?.element;
  const href = link?.getAttribute('href')?.trim() ?? '';
  return placeOf(href, page) === 'on site' ? href.replace(/#.*/s, '') : null;
}

function linkAround(box: Box): PageElement | null {
  for (let node: PageNode | null = box.element; node; node = node.parentNode)
    if (isElement(node) && node.localName === 'a') return node;
  return null;
}

interface Link {
  readonly words: string;
  readonly element: PageElement;
}

/** The first links of an element; each element is read once. */
function linkReader(): (element: PageElement) => readonly Link[] {
  const known = new Map<PageElement, readonly Link[]>();
  return (element) => {
    const links =
      known.get(element) ??
      [...element.querySelectorAll('a')]
        .slice(0, MAX_LINKS)
        .map((link) => ({ words: plainWords(link.textContent), element: link }));
    known.set(element, links);
    return links;
  };
}

/** True for a link to another page, not to the page itself or to one of its parts, such as a post. */
export const leadsAway = (href: string, page: URL | null): boolean => placeOf(href, page) !== 'here';

/**
 * Where a link leads: to the page itself, to another one of its site, or elsewhere, as shops and sources that an article
 * names. Of a file, every link leads to another page of its site.
 */
function placeOf(href: string, page: URL | null): 'here' | 'on site' | 'elsewhere' {
  if (href === '' || /^[#?]|^(?:javascript|mailto|tel):/i.test(href)) return 'here';
  const target = page && parseUrl(href, page.href);
  if (!page || !target) return 'on site';
  if (siteName(target) !== siteName(page)) return 'elsewhere';
  const [own, other] = [pathOf(page), pathOf(target)];
  return other !== own && (own === '' || !other.startsWith(`${own}/`)) ? 'on site' : 'here';
}

const pathOf = ({ pathname }: URL): string => pathname.replace(/\/$/, '');

/** The largest element around a title that has no other title and only a few more words. */
function cardAround(title: Paragraph, targetsIn: ReadonlyMap<Box, ReadonlySet<string>>): Card | null {
  const own = countWords(title.text);
  let card: Box | null = null;
  for (let box: Box | null = title.box; box?.parent && !WHOLE.has(box.element.localName); box = box.parent) {
    if (box.titles > 0 || targetsIn.get(box)!.size > 1 || box.words - own > MAX_TEASER_WORDS) break;
    card = box;
  }
  if (card === null || card.words - own < MIN_TEASER_WORDS) return null;
  return { elements: [card.element], words: card.words, form: formOf(card) };
}

/** A title and the one paragraph between it and the next title or the end of their parent. */
function flatCard(
  paragraphs: readonly Paragraph[],
  targets: readonly (string | null)[],
  at: number,
): Card | null {
  const [title, teaser, next] = [paragraphs[at]!, paragraphs[at + 1], paragraphs[at + 2]];
  if (!FLAT_TITLE_RE.test(title.box.element.localName) || !teaser || targets[at + 1]) return null;
  const { parent } = title.box;
  if (teaser.box.parent !== parent || teaser.box === title.box) return null;
  if (next?.box.parent === parent && !targets[at + 2]) return null;
  const words = countWords(teaser.text);
  if (words < MIN_TEASER_WORDS || words > MAX_TEASER_WORDS) return null;
  return {
    elements: [title.box.element, teaser.box.element],
    words: words + countWords(title.text),
    form: formOf(title.box),
  };
}

function formOf(box: Box): string {
  let depth = 0;
  for (let outer = box.parent; outer; outer = outer.parent) depth += 1;
  return `${box.element.localName} ${depth}`;
}
