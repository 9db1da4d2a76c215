import { oneLine } from '../../formats/one-line.js';
import type { PageDocument } from '../dom.js';
import { comparable } from './json-ld.js';
import { BRACKETED_END_RE, hostNames, SEPARATOR_RE } from './page-outlet.js';
import { type HiddenNodes, isHidden, type ShownHeading, shownHeading } from './shown-text.js';

const MAX_TITLE_CHARS = 500;
const MAX_HEADINGS = 50;

export interface TitleSources {
  /** As the page describes itself, most reliable first. */
  readonly declared: readonly (string | null | undefined)[];
  /** Of the `<title>` element. */
  readonly pageTitle: string | null;
  /** Those that the page shows, see `shownHeadings`. */
  readonly headings: readonly ShownHeading[];
  /** Name of the site. */
  readonly site: string | null;
  /** Of the story, which may be others. */
  readonly publishers: readonly string[];
  readonly pageUrl: string | null;
}

/** The headings of a page, first to last. */
export const shownHeadings = (document: PageDocument, hidden: HiddenNodes): ShownHeading[] =>
  [...document.querySelectorAll('h1, h2, h3')]
    .filter((heading) => !isHidden(heading, hidden))
    .slice(0, MAX_HEADINGS)
    .map((heading) => shownHeading(heading, hidden));

/**
 * What the page calls its article: the first declared title that a heading or the page's title confirms, so that neither
 * a tagline nor the title of another story counts; else the heading that the page's title confirms; else what is declared
 * twice. The site's own name is no title, and is cut off where it is a part of one.
 */
export function readTitle({
  declared,
  pageTitle,
  headings,
  site,
  publishers,
  pageUrl,
}: TitleSources): string | null {
  const names = new Set(
    [site ?? '', ...publishers, ...(pageUrl === null ? [] : hostNames(pageUrl))].map(comparable),
  );
  const isSite = (title: string): boolean => names.has(comparable(title)) && comparable(title) !== '';
  const clean = (written: string | null | undefined): string[] => {
    const title = oneLine(written, MAX_TITLE_CHARS);
    return title === null || isSite(title) ? [] : [title];
  };
  const whole = clean(pageTitle);
  const titles = declared.flatMap(clean);
  const known = new Set([...whole, ...titles].flatMap(partsOfTitle).map(comparable));
  const textOf = ({ text, parts }: ShownHeading): string[] =>
    clean([text, ...parts].find((part) => known.has(comparable(part))) ?? text);
  const main = headings.filter(({ name }) => name === 'h1').flatMap(textOf);
  const shown = headings.flatMap(textOf);

  const isConfirmed = (title: string): boolean => [...shown, ...whole].some((other) => agree(title, other));
  const isPageTitle = (text: string): boolean =>
    whole.some((one) => comparable(one) !== '' && agree(text, one));
  const heading = shown.find(isPageTitle);
  const repeated = titles.find((title, at) =>
    titles.some((other, i) => i !== at && other !== title && agree(title, other)),
  );
  const title =
    titles.find(isConfirmed) ??
    (main.length === 1 ? main.find(isPageTitle) : undefined) ??
    repeated ??
    titles[0] ??
    heading ??
    (main.length === 1 ? main[0] : undefined) ??
    whole[0] ??
    null;
  return title === null ? null : withoutSite(title, isSite, shown, titles);
}

/** A title as a whole, and what stands before and after each of its separators. */
export const partsOfTitle = (title: string): string[] => [
  title,
  ...[...title.matchAll(SEPARATOR_RE)].flatMap(({ index, 0: mark }) => [
    title.slice(0, index),
    title.slice(index + mark.length),
  ]),
];

const MIN_SHARED_CHARS = 8;

/** True if one is the other or the whole beginning or end of it: titles are cut, and followed by the site's name. */
function agree(a: string, b: string): boolean {
  const [short, long] = [comparable(a), comparable(b)].sort((x, y) => x.length - y.length) as [
    string,
    string,
  ];
  if (short === long) return true;
  return short.length >= MIN_SHARED_CHARS && (long.startsWith(short) || long.endsWith(short));
}

/**
 * Cuts the site's name, and what a heading leaves off: "Ministers sign pact | World | Sample Wire". A name of one word
 * before a colon may be that of a place: "Wendle: a thousand trees".
 */
function withoutSite(
  title: string,
  isSite: (part: string) => boolean,
  shown: readonly string[],
  declared: readonly string[],
): string {
  const isIn = (titles: readonly string[], part: string): boolean =>
    titles.some((other) => comparable(other) === comparable(part));
  const isName = (part: string): boolean => part.includes(' ') && !isIn(shown, title);
  const inBrackets = BRACKETED_END_RE.exec(title);
  if (inBrackets && isSite(inBrackets[1]!)) return title.slice(0, inBrackets.index);
  const rest = [...title.matchAll(SEPARATOR_RE)].flatMap(({ index, 0: mark }) => {
    const [before, after] = [title.slice(0, index).trim(), title.slice(index + mark.length).trim()];
    const isColon = mark === ': ' || mark === '：';
    if (isSite(after) || (!isColon && (isIn(shown, before) || isIn(declared, before)))) return [before];
    return isSite(before) && (!isColon || isName(before)) ? [after] : [];
  })[0];
  if (rest === undefined || rest === '') return title;
  // The source of a story that a portal shows.
  const source = BRACKETED_END_RE.exec(rest);
  return source && isSite(source[1]!) ? rest.slice(0, source.index) : rest;
}
