import { oneLine } from '../../formats/one-line.js';
import type { PageDocument } from '../dom.js';
import { comparable } from './json-ld.js';
import { hostNames, SEPARATOR_RE } from './page-outlet.js';

const MAX_TITLE_CHARS = 500;
const MAX_HEADINGS = 50;

export interface TitleSources {
  /** As the page describes itself, most reliable first. */
  readonly declared: readonly (string | null | undefined)[];
  /** Name of the site. */
  readonly site: string | null;
  readonly pageUrl: string | null;
}

/**
 * What the page calls its article: the first declared title that a heading or another title confirms, so that neither a
 * tagline nor the title of another story counts; else the heading that the page's title confirms. The site's own name
 * is no title, and is cut off where it is a part of one.
 */
export function readTitle(document: PageDocument, { declared, site, pageUrl }: TitleSources): string | null {
  const names = new Set([site ?? '', ...(pageUrl === null ? [] : hostNames(pageUrl))].map(comparable));
  const isSite = (title: string): boolean => names.has(comparable(title)) && comparable(title) !== '';
  const clean = (written: string | null | undefined): string[] => {
    const title = oneLine(written, MAX_TITLE_CHARS);
    return title === null || isSite(title) ? [] : [title];
  };
  const headings = [...document.querySelectorAll('h1, h2, h3')].slice(0, MAX_HEADINGS);
  const main = headings.filter(({ localName }) => localName === 'h1').flatMap((h1) => clean(h1.textContent));
  const shown = headings.flatMap((heading) => clean(heading.textContent));
  const pageTitle = clean(document.querySelector('title')?.textContent);
  const titles = declared.flatMap(clean);

  const confirmed = titles.find(
    (title, at) =>
      [...shown, ...pageTitle].some((other) => agree(title, other)) ||
      titles.some((other, i) => i !== at && other !== title && agree(title, other)),
  );
  const heading =
    shown.find((text) => pageTitle.some((whole) => comparable(whole) !== '' && agree(text, whole))) ??
    (main.length === 1 ? main[0] : undefined);
  const title = confirmed ?? titles[0] ?? heading ?? pageTitle[0] ?? null;
  return title === null ? null : withoutSite(title, isSite, [...shown, ...titles]);
}

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

/** Cuts the site's name, and what a heading leaves off: "Ministers sign pact | World | Sample Wire". */
function withoutSite(title: string, isSite: (part: string) => boolean, others: readonly string[]): string {
  const cuts = [...title.matchAll(SEPARATOR_RE)];
  const rest = cuts.flatMap(({ index, 0: mark }) => {
    const [before, after] = [title.slice(0, index).trim(), title.slice(index + mark.length).trim()];
    const isTitle = (part: string): boolean => others.some((other) => comparable(other) === comparable(part));
    if (isSite(after) || (mark !== ': ' && isTitle(before))) return [before];
    return isSite(before) && mark !== ': ' ? [after] : [];
  })[0];
  return rest === undefined || rest === '' ? title : rest;
}
