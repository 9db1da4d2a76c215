import type { ArticleSummary } from '../../domain/article.js';
import type { Citation } from '../../domain/citation.js';
import { longDate } from '../reply/dates.js';
import { MAX_BUTTON_URL_CHARS, MAX_CHOICE_CHARS } from '../reply/discord-limits.js';
import { plainText } from '../reply/escape.js';
import { label, shorten } from '../reply/shorten.js';
import { deepLink } from '../reply/text-fragment.js';
import { answerStrings } from '../strings/answer.js';

export type LinkStyle = 'fragment' | 'plain' | 'none';

/** Longer URLs would leave no room for the quotes. */
const MAX_LINK_CHARS = MAX_BUTTON_URL_CHARS;
const MAX_OUTLET_CHARS = 60;
const MAX_CHOICE_TAIL_CHARS = 50;

/** The name of the outlet, or else of the site; escaped. */
export function outletLabel({ outlet, url }: { outlet: string | null; url: string | null }): string {
  return label(outlet?.trim() || siteName(url) || answerStrings.noOutlet, MAX_OUTLET_CHARS);
}

/** `[Outlet, 31 October 2025](…) · the article has changed since`, linked to the quote itself. */
export function attribution(citation: Citation, style: LinkStyle): string {
  const source = `${outletLabel(citation)}, ${longDate(citation.publishedAt) ?? answerStrings.noDate}`;
  const page = style === 'none' ? undefined : webAddress(citation.url);
  const target = page && style === 'fragment' ? deepLink(page, citation.quote, MAX_LINK_CHARS) : page;
  const changed = citation.status === 'revised' ? ` · ${answerStrings.revised}` : '';
  return `${maskedLink(source, target)}${changed}`;
}

/** Maximum length of an article's escaped title, and whether it links to the page. */
export interface TitleStyle {
  readonly titleChars: number;
  readonly linked: boolean;
}

/** `[Title](…)` */
export function titleLink({ title, url }: { title: string; url: string | null }, style: TitleStyle): string {
  return maskedLink(
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

/** `Title · Outlet · 31 October 2025` as a choice of an option; not escaped. */
export function articleChoice({ title, outlet, publishedAt }: ArticleSummary): string {
  const tail = [outlet?.trim(), longDate(publishedAt)].flatMap((part) => (part ? plainText(part) : []));
  const suffix = shorten(tail.map((part) => ` · ${part}`).join(''), MAX_CHOICE_TAIL_CHARS);
  const name = shorten(plainText(title) || answerStrings.noTitle, MAX_CHOICE_CHARS - suffix.length);
  return name + suffix;
}

/** @param text Escaped. */
function maskedLink(text: string, url: string | undefined): string {
  return url === undefined || url.length > MAX_LINK_CHARS || text === '' ? text : `[${text}](${url})`;
}

/** An http or https URL without characters that would end a markdown link early; undefined for others. */
function webAddress(url: string | null): string | undefined {
  if (url === null || !URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  return href.replace(/[()<>\\\s]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

function siteName(url: string | null): string | undefined {
  return url !== null && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : undefined;
}
