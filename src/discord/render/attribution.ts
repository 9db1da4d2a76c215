import type { ArticleSummary } from '../../domain/article.js';
import type { Citation } from '../../domain/citation.js';
import { longDate } from '../reply/dates.js';
import { plainText } from '../reply/escape.js';
import { label, shorten } from '../reply/shorten.js';
import { deepLink } from '../reply/text-fragment.js';
import { answerStrings } from '../strings/strings.js';

export type LinkStyle = 'fragment' | 'plain' | 'none';

/** Longer addresses would leave no room for the quotes. */
const MAX_LINK_CHARS = 512;
const MAX_OUTLET_CHARS = 60;
const MAX_CHOICE_CHARS = 100;
const MAX_CHOICE_TAIL_CHARS = 50;

/** Escaped; the name of the outlet, else of the site. */
export function outletLabel({ outlet, url }: { outlet: string | null; url: string | null }): string {
  return label(outlet?.trim() || siteName(url) || answerStrings.noOutlet, MAX_OUTLET_CHARS);
}

/** `[Outlet, 31 October 2025](…) · the article has changed since`, the link leading to the quote itself. */
export function attribution(citation: Citation, style: LinkStyle): string {
  const said = `${outletLabel(citation)}, ${longDate(citation.publishedAt) ?? answerStrings.noDate}`;
  const page = style === 'none' ? undefined : webAddress(citation.url);
  const target =
    page && style === 'fragment' ? deepLink(page, citation.quote, { maxChars: MAX_LINK_CHARS }) : page;
  const changed = citation.status === 'revised' ? ` · ${answerStrings.revised}` : '';
  return `${masked(said, target)}${changed}`;
}

/** How much of an article's title is shown, in characters of escaped text, and whether it leads to the page. */
export interface TitleStyle {
  readonly titleChars: number;
  readonly linked: boolean;
}

/** `[Title](…)` */
export function titleLink({ title, url }: { title: string; url: string | null }, style: TitleStyle): string {
  return masked(
    label(title.trim() || answerStrings.noTitle, style.titleChars),
    style.linked ? webAddress(url) : undefined,
  );
}

/** `[Title](…) · Outlet · 31 October 2025` */
export function articleLine(
  article: Pick<Citation, 'title' | 'outlet' | 'url' | 'publishedAt'>,
  style: TitleStyle,
): string {
  const date = longDate(article.publishedAt) ?? answerStrings.noDate;
  return [titleLink(article, style), outletLabel(article), date].join(' · ');
}

export function summaryLine(article: ArticleSummary, style: TitleStyle): string {
  return articleLine({ ...article, url: article.urls[0] ?? null }, style);
}

/** `Title · Outlet · 31 October 2025` as a choice of an option, which holds up to 100 characters, unescaped. */
export function articleChoice({ title, outlet, publishedAt }: ArticleSummary): string {
  const tail = [outlet?.trim(), longDate(publishedAt)].flatMap((part) => (part ? plainText(part) : []));
  const said = shorten(tail.map((part) => ` · ${part}`).join(''), MAX_CHOICE_TAIL_CHARS);
  const name = shorten(plainText(title) || answerStrings.noTitle, MAX_CHOICE_CHARS - said.length);
  return name + said;
}

/** `text` is escaped already. */
function masked(text: string, url: string | undefined): string {
  return url === undefined || url.length > MAX_LINK_CHARS || text === '' ? text : `[${text}](${url})`;
}

/** The address in the form that ends a markdown link nowhere but at its end; undefined for all but http and https. */
function webAddress(url: string | null): string | undefined {
  if (url === null || !URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  return href.replace(/[()<>\\\s]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

function siteName(url: string | null): string | undefined {
  return url !== null && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : undefined;
}
