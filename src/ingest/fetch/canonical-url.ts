import { getDomain } from 'tldts';
import { parseUrl } from '../../text/parse-url.js';
import { fetchErrors } from './errors.js';

const TRACKING_PARAMETER_RE =
  /^(?:utm_.*|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_[ce]id|mkt_tok|_ga|_gl|_hsenc|_hsmi|vero_id|oly_.*_id|at_.*|ns_.*|wt\.mc_id|cmp(?:id)?|ito|ocid|smid|smtyp|xtor|ftag|spm|guccounter|srsltid|mibextid|sfnsn|fb_(?:action_.*|source|ref)|gaa_.*|hss_channel|trk(?:campaign)?|sr_share|share_id|int_?cmp|icid|taid|ncid|dicbo|cvid|wprov|guce_.*|__twitter_impression|ref_src|ref_url|amp|outputtype)$/i;
const WWW_RE = /^www\d?\./;
/** Of a site's version, or of somebody else's site, where a host gives each of its users a name. */
const VERSION_HOST_RE = /^(?:m|mobile|mob|wap|amp|touch|edition|lite|text|print)\./;
/** URLs of services that show AMP pages of other sites; they contain the URL of the page. */
const AMP_VIEWER_RES = [
  /^https:\/\/www\.google\.[a-z.]{2,6}\/amp\/(s\/)?(.+)$/,
  /^https:\/\/[\w-]+\.cdn\.ampproject\.org\/[cv]\/(s\/)?(.+)$/,
];

/**
 * A link as it is stored: http or https, without fragment and tracking parameters. Case, trailing slash and the order
 * of the other parameters are preserved, since they matter to servers.
 * @throws UserError `url.invalid`.
 */
export function cleanUrl(written: string): string {
  const url = parseUrl(written.trim());
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    throw fetchErrors.badLink({ url: written.slice(0, 200) });
  }
  url.hash = '';
  const parameters = [...url.searchParams];
  const kept = parameters.filter(([name]) => !TRACKING_PARAMETER_RE.test(name));
  if (kept.length < parameters.length) url.search = new URLSearchParams(kept).toString();
  return url.href;
}

/**
 * The URL that a page is stored under: its declared canonical URL if that is on the same site, else its own: the same
 * host except for "www.", or that of which the page's host is a version ("m.", "amp."), or the other way round. A page
 * cannot pose as a page of another site: of two versions, each may be somebody's own ("lite.", "text." at a host of
 * blogs). Nor can one of a user pose as another user's, where paths name them ("/@ann/", "/~ann/"). A declared front page
 * or section, a common mistake of templates, is ignored, so that it does not merge different pages.
 */
export function canonicalUrl(pageUrl: string, declared: string | null): string {
  const own = cleanUrl(pageUrl);
  const target = declared?.trim();
  const canonical = target ? parseUrl(target, pageUrl) : null;
  if (canonical === null) return own;
  const page = new URL(own);
  if (!/^https?:$/.test(canonical.protocol) || canonical.username !== '' || canonical.password !== '')
    return own;
  if (!areOneSite(canonical, page)) return own;
  if (isOfAnotherUser(canonical, page) || isSectionOf(canonical, page)) return own;
  if (page.protocol === 'https:') canonical.protocol = 'https:';
  return cleanUrl(canonical.href);
}

/**
 * The address that a file declares for its article. Null for one that names no article, such as that of a front page or
 * a section: templates declare them on every page, and texts that claim one address replace each other.
 */
export function declaredArticleUrl(declared: string | null): string | null {
  const url = parseUrl(declared?.trim() ?? '');
  const isLink = url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  return isLink && namesArticle(url) ? cleanUrl(url.href) : null;
}

/** What a site adds to the address of an article for a version or a part of it. */
const VERSION_RE =
  /^(?:amp|index|default|print(?:able)?|mobile|comments?|gallery|photos?|page|p|full|all|\d{1,3})(?:\.[a-z]{1,5})?$/i;
/** The end of an address of one article: a title in four words or more, or a number longer than a year. */
const ARTICLE_NAME_RE = /^[^-]{1,200}(?:-[^-]{1,200}){3}|\d{5}/;
const YEAR_RE = /^(?:19|20)\d{2}$/;

/** True for a front page or a section whose address the page's own address continues. */
function isSectionOf(canonical: URL, page: URL): boolean {
  const [outer, inner] = [segmentsOf(canonical), segmentsOf(page)];
  if (canonical.search !== '' || outer.length >= inner.length) return false;
  if (outer.some((segment, at) => segment !== inner[at])) return false;
  const name = outer.at(-1);
  if (name === undefined) return true;
  return (
    !ARTICLE_NAME_RE.test(name) && !inner.slice(outer.length).every((segment) => VERSION_RE.test(segment))
  );
}

/** By the last part of its path, below a year or not, or by a number among its parameters. */
function namesArticle(url: URL): boolean {
  const segments = segmentsOf(url);
  const name = segments.at(-1) ?? '';
  const isOfDay = segments.slice(0, -1).some((segment) => YEAR_RE.test(segment)) && /[^\d]{3}/.test(name);
  return ARTICLE_NAME_RE.test(name) || isOfDay || /\d{5}/.test(url.search);
}

const segmentsOf = ({ pathname }: URL): string[] => pathname.split('/').filter((segment) => segment !== '');

/** The URL of the page that an AMP viewer shows; other URLs unchanged. */
export function unwrapAmpViewer(written: string): string {
  for (const viewerRe of AMP_VIEWER_RES) {
    const [, secure, page] = viewerRe.exec(written.trim()) ?? [];
    if (page !== undefined) return `${secure === undefined ? 'http' : 'https'}://${page}`;
  }
  return written;
}

function areOneSite(one: URL, other: URL): boolean {
  const [a, b] = [bareHost(one), bareHost(other)];
  const isVersion = siteName(one) === b || a === siteName(other);
  return one.port === other.port && (a === b || isVersion);
}

/** A part of a path that names the user whose pages are below it. */
const USER_RE = /^(?:[@~]|%40|%7e)./i;

function isOfAnotherUser(one: URL, other: URL): boolean {
  const [a, b] = [one, other].map((url) => segmentsOf(url).find((segment) => USER_RE.test(segment)));
  return a !== undefined && b !== undefined && unescapedName(a) !== unescapedName(b);
}

const unescapedName = (segment: string): string =>
  segment.toLowerCase().replace(/^%40/, '@').replace(/^%7e/, '~');

/** The host as the name of an outlet: "example.org" for "www.example.org" and "m.example.org". */
export const siteName = (url: URL): string => withoutPrefix(bareHost(url), VERSION_HOST_RE);

const bareHost = ({ hostname }: URL): string => withoutPrefix(hostname.replace(/\.$/, ''), WWW_RE);

/** The host without the prefix, unless that is a registered name itself: "print.com". */
function withoutPrefix(host: string, prefix: RegExp): string {
  const rest = host.replace(prefix, '');
  return rest === host || getDomain(rest, { allowPrivateDomains: true }) === null ? host : rest;
}
