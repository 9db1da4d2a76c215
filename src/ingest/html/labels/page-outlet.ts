import { getDomain, getDomainWithoutSuffix } from 'tldts';
import { hostBesideOutlet, isDomain } from '../../../text/outlet-host.js';
import { outletName } from '../../../text/outlet-name.js';
import { siteName } from '../../fetch/canonical-url.js';
import { oneLine } from '../../formats/one-line.js';
import { comparable } from './json-ld.js';

const MAX_NAME_CHARS = 200;
const MIN_INITIALS = 4;
/** " | ", " - ", " :: ", ": " and the like between a title and the name of its site; full-width marks need no blanks. */
export const SEPARATOR_RE = / (?:[|–—·•»«:›~/-]|--|::) |: |(?<=\S)\| | ?｜ ?|：/gu;
/** "Ministers sign pact (Sample Wire)" */
export const BRACKETED_END_RE = / ?[(（]([^()（）]{2,80})[)）]$/u;
const NOT_A_NAME_RES = [
  /^(?:https?:|www\.|@|#)|:\/\//i,
  /^[^\s/]+\.[^\s/.]+\//,
  /^[^\s@]+@[^\s@.]+\.[^\s@]+$/,
];
const isNoName = (text: string): boolean => NOT_A_NAME_RES.some((pattern) => pattern.test(text));

export interface OutletSources {
  /** Of the `<title>` element. */
  readonly pageTitle: string | null;
  /** Null for a file. */
  readonly pageUrl: string | null;
  /** What the page calls its start page, see `homeNames`; read only if nothing else names the site. */
  readonly homeNames: () => readonly string[];
}

/**
 * The outlet's name: of the names that a page gives, and the parts of its title, the first that belongs to its host, else
 * the first given, else the part of its title that is the name of its start page. An address or a handle is no name, a domain only where there is no other; a
 * slogan after the name is cut.
 * @param given Names of the site and its publisher, most reliable first.
 * @returns The host if no name is given, null for a file without one.
 */
export function readOutlet(
  given: readonly (string | null | undefined)[],
  { pageTitle, pageUrl, homeNames }: OutletSources,
): { readonly outlet: string | null; readonly site: string | null } {
  const names = given.flatMap((name) => siteIn(name, pageUrl) ?? []);
  const own =
    pageUrl === null ? undefined : spelled(names.filter((name) => hostBesideOutlet(name, pageUrl) === null));
  const parts = partsOf(pageTitle);
  const site =
    own ??
    (pageUrl === null ? null : ofHost(parts, pageUrl)) ??
    spelled(names) ??
    ofHome(parts, homeNames) ??
    null;
  const outlet = outletName(site) ?? (pageUrl === null ? null : siteName(new URL(pageUrl)));
  return { outlet, site: site ?? outlet };
}

/** The first name that is not only a domain, "example.org". */
const spelled = (names: readonly string[]): string | undefined =>
  names.find((name) => !isDomain(name)) ?? names[0];

/** The name alone; null for what is none. */
function siteIn(written: string | null | undefined, pageUrl: string | null): string | null {
  const name = oneLine(written, MAX_NAME_CHARS);
  if (name === null || isNoName(name) || !/\p{L}/u.test(name)) return null;
  if (pageUrl === null || hostBesideOutlet(name, pageUrl) === null) return name;
  const parts = name.split(SEPARATOR_RE).filter((part) => part.trim() !== '');
  return parts.find((part) => hostBesideOutlet(part, pageUrl) === null)?.trim() ?? name;
}

/** The title between its separators; empty if there are none. */
function partsOf(pageTitle: string | null): string[] {
  const whole = pageTitle ?? '';
  const parts = [
    ...whole.replace(BRACKETED_END_RE, '').split(SEPARATOR_RE),
    BRACKETED_END_RE.exec(whole)?.[1] ?? '',
  ].flatMap((part) => part.trim() || []);
  return parts.length < 2 ? [] : parts;
}

/** Where the name of a site is: at the end of a title or at its start. */
const endsOf = (parts: readonly string[]): string[] => (parts.length === 0 ? [] : [parts.at(-1)!, parts[0]!]);

/** The last or first part of the title that is spelled as the host; few initials fit headlines, too. */
function ofHost(parts: readonly string[], pageUrl: string): string | null {
  const label = comparable(getDomainWithoutSuffix(pageUrl) ?? '');
  const isName = (part: string, at: number): boolean =>
    label !== '' &&
    (comparable(part).includes(label) || (at === 0 && label.length >= MIN_INITIALS)) &&
    !isNoName(part) &&
    hostBesideOutlet(part, pageUrl) === null;
  return endsOf(parts).find(isName) ?? null;
}

function ofHome(parts: readonly string[], homeNames: OutletSources['homeNames']): string | undefined {
  if (parts.length === 0) return undefined;
  const home = new Set(homeNames().map(comparable));
  return endsOf(parts).find((part) => home.has(comparable(part)) && !isNoName(part));
}

/** How a page may be called after its host: "example.org", "Example", "The Example". */
export function hostNames(pageUrl: string): string[] {
  const host = siteName(new URL(pageUrl));
  const label = getDomainWithoutSuffix(pageUrl);
  return label ? [host, `www.${host}`, getDomain(pageUrl) ?? host, label, `the ${label}`] : [host];
}
