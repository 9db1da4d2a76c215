import { getDomain, getDomainWithoutSuffix } from 'tldts';
import { hostBesideOutlet } from '../../../text/outlet-host.js';
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

/**
 * The outlet's name: of the names that a page gives, and the parts of its title, the first that belongs to its host, else
 * the first given. An address or
 * a handle is no name; a slogan after the name is cut.
 * @param given Names of the site and its publisher, most reliable first.
 * @param pageTitle Of the `<title>` element.
 * @returns The host if no name is given, null for a file without one.
 */
export function readOutlet(
  given: readonly (string | null | undefined)[],
  pageTitle: string | null,
  pageUrl: string | null,
): { readonly outlet: string | null; readonly site: string | null } {
  const names = given.flatMap((name) => siteIn(name, pageUrl) ?? []);
  const own = pageUrl === null ? undefined : names.find((name) => hostBesideOutlet(name, pageUrl) === null);
  const site = own ?? (pageUrl === null ? null : inTitle(pageTitle, pageUrl)) ?? names[0] ?? null;
  const outlet = outletName(site) ?? (pageUrl === null ? null : siteName(new URL(pageUrl)));
  return { outlet, site: site ?? outlet };
}

/** The name alone; null for what is none. */
function siteIn(written: string | null | undefined, pageUrl: string | null): string | null {
  const name = oneLine(written, MAX_NAME_CHARS);
  if (name === null || isNoName(name) || !/\p{L}/u.test(name)) return null;
  if (pageUrl === null || hostBesideOutlet(name, pageUrl) === null) return name;
  const parts = name.split(SEPARATOR_RE).filter((part) => part.trim() !== '');
  return parts.find((part) => hostBesideOutlet(part, pageUrl) === null)?.trim() ?? name;
}

/** The last or first part of the title that is spelled as the host; few initials fit headlines, too. */
function inTitle(pageTitle: string | null, pageUrl: string): string | null {
  const whole = pageTitle ?? '';
  const parts = [
    ...whole.replace(BRACKETED_END_RE, '').split(SEPARATOR_RE),
    BRACKETED_END_RE.exec(whole)?.[1] ?? '',
  ].filter((part) => part.trim() !== '');
  if (parts.length < 2) return null;
  const label = comparable(getDomainWithoutSuffix(pageUrl) ?? '');
  const isName = (part: string, at: number): boolean =>
    label !== '' &&
    (comparable(part).includes(label) || (at === 0 && label.length >= MIN_INITIALS)) &&
    !isNoName(part) &&
    hostBesideOutlet(part, pageUrl) === null;
  return [parts.at(-1)!, parts[0]!].find(isName)?.trim() ?? null;
}

/** How a page may be called after its host: "example.org", "Example", "The Example". */
export function hostNames(pageUrl: string): string[] {
  const host = siteName(new URL(pageUrl));
  const label = getDomainWithoutSuffix(pageUrl);
  return label ? [host, `www.${host}`, getDomain(pageUrl) ?? host, label, `the ${label}`] : [host];
}
