import { sentenceEndRe } from '../../text/sentences/sentence-end.js';
import { countWords } from '../parse/parsed-document.js';
import type { Box, Paragraph } from './paragraphs/paragraph.js';
import { isSameTitle, plainWords } from './paragraphs/plain-words.js';
import { isNamedStandfirst, standfirstOf } from './paragraphs/standfirst.js';
import { isNamedSurrounding } from './pruning/named-boilerplate.js';
import { isWithin, outsideArticle } from './surroundings/article-scope.js';
import { droppedSentences } from './surroundings/dropped-sentences.js';

const SENTENCE_END_RE = sentenceEndRe();
/** Of a sentence of prose; shorter ones are labels as often as not. */
const MIN_WORDS = 8;
const MAX_LINKED = 0.5;
/** Share of the selected words that the article's own element contains at least. */
const CORE_SHARE = 0.8;
/** Paragraphs after the last one found among which the same words are searched. */
const WINDOW = 40;
/** Of a paragraph that readability took something out of. */
const MIN_COMMON_SHARE = 0.6;
const MAX_DROP_CAP_CHARS = 2;

const SURROUNDING = new Set(['nav', 'aside', 'footer', 'form', 'figure']);
const SURROUNDING_ROLES = new Set(['complementary', 'navigation', 'dialog', 'contentinfo', 'banner']);
const HEADING_RE = /^h[1-6]$/;

export interface Selection {
  /** In page order. */
  readonly paragraphs: readonly Paragraph[];
  /** Words of running text of the page that is not in `paragraphs`. */
  readonly missedWords: number;
}

/**
 * Joins what readability selected with the page as it was before: each selected paragraph gets the marks of its
 * element, which readability may have dropped, and running text that readability left out comes back where it belongs
 * to the article: in the same `<article>` (or `<main>`), between selected paragraphs, or between them and the heading,
 * which is the one with the page's title if there is one. Short sentences come back with it, see `droppedSentences`.
 * @param page All paragraphs of the page.
 * @param selected Those that readability kept.
 * @param isWhole The page is the article as a whole, as a mail is.
 * @param title Of the page.
 */
export function completeSelection(
  page: readonly Paragraph[],
  selected: readonly Paragraph[],
  { isWhole = false, title = null }: { readonly isWhole?: boolean; readonly title?: string | null } = {},
): Selection {
  const located = locate(page, selected);
  const isOutside = isWhole ? () => false : outsideArticle(page, indexed(located), title);
  const found = located.filter(({ at }) => !Number.isInteger(at) || !isOutside(at));
  const kept = indexed(found);
  const article = new ArticleBounds(page, kept, title);
  const standfirst = article.standfirst(page);
  const isOwn = (at: number): boolean => {
    const paragraph = page[at]!;
    return !isOutside(at) && (isWhole || article.contains(at, paragraph));
  };
  const restored = new Set<number>();
  let missedWords = 0;
  for (const [at, paragraph] of page.entries()) {
    if (kept.has(at) || !(isProse(paragraph) || standfirst.has(at)) || (paragraph.placed && !isWhole))
      continue;
    const surrounding = !standfirst.has(at) && isSurrounding(paragraph.box, article.core);
    if (!surrounding && isOwn(at)) restored.add(at);
    else if (!surrounding) missedWords += countWords(paragraph.text);
  }
  const short = droppedSentences(page, new Set(kept.keys()), restored).filter(
    (at) => isOwn(at) && !isSurrounding(page[at]!.box, article.core),
  );
  const added = [...restored, ...short].map((at) => ({ at, paragraph: page[at]! }));
  const paragraphs = [...found, ...added]
    .sort((a, b) => a.at - b.at)
    .map(({ at, paragraph }) => (standfirst.has(at) ? { ...paragraph, boilerplate: false } : paragraph));
  return { paragraphs, missedWords };
}

const isProse = ({ boilerplate, named, linked, text }: Paragraph): boolean =>
  !boilerplate &&
  !named &&
  linked <= MAX_LINKED &&
  SENTENCE_END_RE.test(text) &&
  countWords(text) >= MIN_WORDS;

/** @param core What surrounds the article itself is no sign of anything. */
function isSurrounding(box: Box, core: Box | null): boolean {
  for (let outer: Box | null = box; outer; outer = outer.parent) {
    const { element } = outer;
    if (core && isWithin(core, outer)) return false;
    if (element.localName === 'body' || element.localName === 'main') return false;
    const role = element.getAttribute('role') ?? '';
    if (SURROUNDING.has(element.localName) || SURROUNDING_ROLES.has(role)) return true;
    if (element.localName !== 'article' && isNamedSurrounding(element)) return true;
  }
  return false;
}

interface Located {
  /** Index in the page; between two of them for a paragraph that is not in the page as it is. */
  readonly at: number;
  readonly paragraph: Paragraph;
}

const indexed = (located: readonly Located[]): Map<number, Paragraph> =>
  new Map(located.flatMap(({ at, paragraph }) => (Number.isInteger(at) ? [[at, paragraph] as const] : [])));

function locate(page: readonly Paragraph[], selected: readonly Paragraph[]): Located[] {
  const places = new Map<string, number[]>();
  for (const [at, { text }] of page.entries()) {
    const known = places.get(text);
    if (known) known.push(at);
    else places.set(text, [at]);
  }
  let last = -1;
  let isAfterProse = false;
  return selected.flatMap((paragraph) => {
    const exact = next(places.get(paragraph.text), last);
    const at = exact ?? similar(page, paragraph.text, last);
    if (at === undefined) {
      // What readability left of a byline.
      const isStump = !isAfterProse && !isProse(paragraph);
      return isStump || paragraph.text.length <= MAX_DROP_CAP_CHARS ? [] : [{ at: last + 0.5, paragraph }];
    }
    last = Math.max(last, at);
    const origin = page[at]!;
    isAfterProse ||= isProse(origin);
    const text = isWholeSentences(origin.text, paragraph.text) ? paragraph.text : origin.text;
    return [{ at, paragraph: { ...origin, text, boilerplate: origin.boilerplate || paragraph.boilerplate } }];
  });
}

/** Takes the first place after `last`, else the first one. */
function next(places: number[] | undefined, last: number): number | undefined {
  if (!places || places.length === 0) return undefined;
  const later = places.findIndex((at) => at > last);
  return places.splice(Math.max(later, 0), 1)[0];
}

/** The first of the next paragraphs that has the words of a text, in their order, and few others. */
function similar(page: readonly Paragraph[], text: string, last: number): number | undefined {
  const words = plainWords(text).split(' ');
  const [start, end] = [text.split(' ', 1)[0]!, text.slice(text.lastIndexOf(' ') + 1)];
  for (let at = last + 1; at < Math.min(page.length, last + 1 + WINDOW); at += 1) {
    const whole = page[at]!.text;
    if (text.length >= whole.length * MIN_COMMON_SHARE && whole.includes(text)) return at;
    if (!whole.startsWith(start) && !whole.endsWith(end)) continue;
    const all = plainWords(whole).split(' ');
    if (words.length >= all.length * MIN_COMMON_SHARE && isSubsequence(words, all)) return at;
  }
  return undefined;
}

function isSubsequence(words: readonly string[], all: readonly string[]): boolean {
  let found = 0;
  for (const word of all) if (word === words[found]) found += 1;
  return found === words.length;
}

/** True for sentences of a paragraph as they are, with none cut into. */
function isWholeSentences(whole: string, text: string): boolean {
  const at = whole.indexOf(text);
  const before = whole.slice(0, Math.max(at, 0)).trimEnd();
  return at >= 0 && SENTENCE_END_RE.test(text) && (before === '' || SENTENCE_END_RE.test(before));
}

/** Where the paragraphs of an article are, judged by those that are known to be its own. */
class ArticleBounds {
  readonly #known: ReadonlySet<number>;
  readonly #first: number;
  readonly #last: number;
  readonly #heading: number;
  /** The smallest element with most of the known words, and the `<article>` or `<main>` around it. */
  readonly core: Box | null;
  readonly #whole: Box | null;
  readonly #articles = new Set<Box>();

  constructor(page: readonly Paragraph[], kept: ReadonlyMap<number, Paragraph>, title: string | null) {
    const known = [...kept].filter(([, paragraph]) => !paragraph.boilerplate);
    const places = known.map(([at]) => at);
    this.#known = new Set(places);
    this.#last = Math.max(-1, ...places);
    const first = Math.min(Infinity, ...places);
    const text = Math.min(Infinity, ...known.flatMap(([at, paragraph]) => (isProse(paragraph) ? [at] : [])));
    const headings = page
      .map(({ box, text }, at) => ({ at, text, name: box.element.localName }))
      .filter(({ name }) => HEADING_RE.test(name));
    // A section's name above it may be known.
    const own = headings.findLast(
      ({ at, text: words }) =>
        at < (text === Infinity ? first : text) && title !== null && isSameTitle(words, title),
    );
    this.#heading =
      own?.at ??
      headings.findLast(({ at, name }) => at < first && (name === 'h1' || name === 'h2'))?.at ??
      -1;
    this.#first = own ? Math.min(Infinity, ...places.filter((at) => at > own.at)) : first;
    const words = new Map<Box, number>();
    let total = 0;
    for (const [, { text, box }] of known) {
      const count = countWords(text);
      total += count;
      for (let outer: Box | null = box; outer; outer = outer.parent)
        words.set(outer, (words.get(outer) ?? 0) + count);
      const article = enclosing(box, 'article');
      if (article) this.#articles.add(article);
    }
    const core = [...words]
      .filter(([, count]) => total > 0 && count >= total * CORE_SHARE)
      .reduce<Box | null>(
        (smallest, [box]) => (smallest === null || isWithin(box, smallest) ? box : smallest),
        null,
      );
    this.#whole = core ? (enclosing(core, 'article') ?? enclosing(core, 'main')) : longestArticle(page);
    this.core = core ?? this.#whole;
  }

  /** The indices of what sums up the article above its text and is not among the known paragraphs. */
  standfirst(page: readonly Paragraph[]): ReadonlySet<number> {
    if (this.#heading < 0 || this.#first === Infinity) return new Set();
    // A byline, and a part of the standfirst, may be known before.
    const text = page.findIndex(
      (paragraph, at) => this.#known.has(at) && isProse(paragraph) && !isNamedStandfirst(paragraph.box),
    );
    return new Set(standfirstOf(page, this.#heading, text < 0 ? this.#first : text, this.#known));
  }

  contains(at: number, { box }: Paragraph): boolean {
    const isBeforeText = this.#heading >= 0 && at > this.#heading && at < this.#first;
    if (HEADING_RE.test(box.element.localName)) return isBeforeText;
    const article = enclosing(box, 'article');
    if (article && !this.#articles.has(article) && !(this.core && isWithin(this.core, article))) {
      return this.#articles.size > 1 && this.#whole !== null && isWithin(box, this.#whole);
    }
    if (at > this.#first && at < this.#last) return true;
    if (isBeforeText) return true;
    return this.#whole !== null && isWithin(box, this.#whole);
  }
}

/** For a page of which nothing is known. */
function longestArticle(page: readonly Paragraph[]): Box | null {
  const words = new Map<Box, number>();
  for (const paragraph of page) {
    const article = isProse(paragraph) ? enclosing(paragraph.box, 'article') : null;
    if (article) words.set(article, (words.get(article) ?? 0) + countWords(paragraph.text));
  }
  return [...words].reduce<[Box | null, number]>(
    (best, one) => (one[1] > best[1] ? one : best),
    [null, 0],
  )[0];
}

function enclosing(box: Box, name: string): Box | null {
  for (let outer: Box | null = box; outer; outer = outer.parent)
    if (outer.element.localName === name) return outer;
  return null;
}
