import { parseUrl } from '../../text/parse-url.js';

/** A page that only leads to another one is small, and says hardly more than that. */
const MAX_BYTES = 32 * 1024;
const MAX_TEXT_CHARS = 500;
const MAX_DELAY_S = 10;
const NOT_SHOWN_RE =
  /<(noscript|script|style|template)\b[^<>]{0,1000}>[\s\S]{0,32768}?<\/\1\s{0,9}>|<!--[\s\S]{0,32768}?-->/gi;
const META_RE = /<meta\b[^<>]{1,2000}>/gi;
const REFRESH_RE = /\bhttp-equiv\s{0,9}=\s{0,9}["']?\s{0,9}refresh\b/i;
const CONTENT_RE = /\bcontent\s{0,9}=\s{0,9}(?:"([^"]{1,2000})"|'([^']{1,2000})')/i;
const TARGET_RE =
  /^\s{0,9}(\d{1,4})(?:\.\d{0,9})?\s{0,9}[;,]\s{0,9}(?:url\s{0,9}=\s{0,9})?["']?([^"']{1,2000})/i;

/** Where a page leads at once, if that is all it does; null for any other page. The text is ASCII in all that counts. */
export function refreshTarget(pageUrl: string, bytes: Uint8Array): string | null {
  if (bytes.length > MAX_BYTES) return null;
  const markup = Buffer.from(bytes).toString('utf8').replace(NOT_SHOWN_RE, ' ');
  const refresh = (markup.match(META_RE) ?? []).find((tag) => REFRESH_RE.test(tag));
  const [, double, single] = CONTENT_RE.exec(refresh ?? '') ?? [];
  const [, delay = '', target = ''] = TARGET_RE.exec((double ?? single ?? '').replaceAll('&amp;', '&')) ?? [];
  if (delay === '' || Number(delay) > MAX_DELAY_S || textIn(markup).length > MAX_TEXT_CHARS) return null;
  const url = parseUrl(target.trim(), pageUrl);
  if (!url || !/^https?:$/.test(url.protocol) || url.href === parseUrl(pageUrl)?.href) return null;
  return url.href;
}

const textIn = (markup: string): string =>
  markup
    .replace(/<[^<>]{0,5000}>/g, ' ')
    .replace(/\s{1,1000}/g, ' ')
    .trim();
