import { UserError } from '../../domain/errors.js';

const TRACKING =
  /^(?:utm_.*|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_[ce]id|mkt_tok|_ga|_gl|_hsenc|_hsmi|vero_id|oly_.*_id|at_.*|ns_.*|wt\.mc_id|cmp(?:id)?|ito|ocid|smid|smtyp|xtor|ftag|spm|guccounter|srsltid|mibextid|sfnsn|fb_(?:action_.*|source|ref)|gaa_.*|hss_channel|trk(?:campaign)?|sr_share|share_id|int_?cmp|icid|taid|ncid|dicbo|cvid|wprov|guce_.*|__twitter_impression|ref_src|ref_url|amp|outputtype)$/i;
const VARIANT_HOST = /^(?:www\d?|m|mobile|mob|wap|amp|touch|edition|lite|text|print)\./;
/** What shows other sites' AMP pages, with the page's own address behind it. */
const AMP_VIEWERS = [
  /^https:\/\/www\.google\.[a-z.]{2,6}\/amp\/(s\/)?(.+)$/,
  /^https:\/\/[\w-]+\.cdn\.ampproject\.org\/[cv]\/(s\/)?(.+)$/,
];

/**
 * A link as it is stored: http or https, without fragment and tracking parameters. Case, order of the other
 * parameters and trailing slash stay, because servers tell them apart.
 * @throws UserError `url.invalid`.
 */
export function cleanUrl(written: string): string {
  const url = URL.canParse(written.trim()) ? new URL(written.trim()) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    throw new UserError(
      'url.invalid',
      `The link ${JSON.stringify(written.slice(0, 200))} is not a web address. ` +
        'Expected one like https://example.org/story, without a user name or password.',
    );
  }
  url.hash = '';
  for (const name of [...url.searchParams.keys()]) {
    if (TRACKING.test(name)) url.searchParams.delete(name);
  }
  return url.href;
}

/**
 * The address under which a page is stored: the one it claims as its canonical, if that lies on the page's own
 * site (the same host but for "www.", "m.", "amp."), else its own. A page cannot pass for another site's, and
 * one whose claim is the front page, as careless templates do, is not merged with its neighbours.
 */
export function canonicalUrl(pageUrl: string, claimed: string | null): string {
  const own = cleanUrl(pageUrl);
  const claim = claimed?.trim();
  if (!claim || !URL.canParse(claim, pageUrl)) return own;
  const [page, canonical] = [new URL(own), new URL(claim, pageUrl)];
  if (!/^https?:$/.test(canonical.protocol) || canonical.username !== '' || canonical.password !== '')
    return own;
  if (site(canonical) !== site(page)) return own;
  if (canonical.pathname === '/' && canonical.search === '' && page.pathname !== '/') return own;
  if (page.protocol === 'https:') canonical.protocol = 'https:';
  return cleanUrl(canonical.href);
}

/** The page that an AMP viewer's address shows; any other address as it is. */
export function unwrapAmpViewer(written: string): string {
  for (const viewer of AMP_VIEWERS) {
    const [, secure, rest] = viewer.exec(written.trim()) ?? [];
    if (rest !== undefined) return `${secure === undefined ? 'http' : 'https'}://${rest}`;
  }
  return written;
}

/** Host and port without what marks a variant of one site. */
function site(url: URL): string {
  return siteName(url) + (url.port === '' ? '' : `:${url.port}`);
}

/** A host as an outlet's name where a page gives none: "www.example.org" and "m.example.org" are example.org. */
export function siteName(url: URL): string {
  return url.hostname.replace(/\.$/, '').replace(VARIANT_HOST, '');
}
