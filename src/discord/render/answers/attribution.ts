import { type ArticleSummary, type Attributable, isClaimed, isElsewhere } from '../../../domain/article.js';
import type { Citation } from '../../../domain/citation.js';
import { hostBesideSource } from '../../../text/outlet-host.js';
import { outletName } from '../../../text/outlet-name.js';
import { parseUrl } from '../../../text/parse-url.js';
import { MAX_BUTTON_URL_CHARS, MAX_CHOICE_CHARS } from '../../reply/discord-limits.js';
import { longDate } from '../../reply/markdown/dates.js';
import { plainText } from '../../reply/markdown/escape.js';
import { label, shorten } from '../../reply/markdown/shorten.js';
import { deepLink, webAddress } from '../../reply/markdown/text-fragment.js';
import type { Texts } from '../../strings/texts.js';

/** Longer URLs would leave no room for the quotes. */
const MAX_LINK_CHARS = MAX_BUTTON_URL_CHARS;
const MAX_OUTLET_CHARS = 60;
const MAX_HOST_CHARS = 40;
/** A mention has 22 or fewer; longer names are those of terminals. */
const MAX_NAME_CHARS = 30;
const SNOWFLAKE_RE = /^\d{17,20}$/;
const MAX_CHOICE_TAIL_CHARS = 50;
/** Of an outlet's name with a host after it, which would be cut off after a longer one. */
const MAX_NAME_IN_CHOICE_CHARS = 15;
const MAX_NAME_IN_MENU_CHARS = 30;

/** The name of the outlet, with the host if that is not its own, or else of the site; escaped. */
function outletLabel(
  { outlet, url, provenance }: Pick<Attributable, 'outlet' | 'url'> & Partial<Attributable>,
  { answer }: Texts,
): string {
  const name = outletName(outlet);
  const host = name !== null && url !== null ? hostBesideSource(name, url, provenance) : null;
  const shown = label(name ?? siteName(url) ?? answer.noOutlet, MAX_OUTLET_CHARS);
  return host === null ? shown : answer.perHost(shown, label(host, MAX_HOST_CHARS));
}

/** An outlet that reports the same, or the text that claims to be from it: `BBC News (uploaded by @ann)`. */
export function otherOutletLabel(source: Attributable, texts: Texts): string {
  const given = givenBy(source, texts);
  if (given === undefined) return outletLabel(source, texts);
  return texts.answer.claimedOutlet(given, source.outlet === null ? undefined : outletLabel(source, texts));
}

/** Who added an article: a mention, or the name of a terminal's user. */
export function userLabel(user: string | null): string | undefined {
  if (user === null) return undefined;
  return SNOWFLAKE_RE.test(user) ? `<@${user}>` : label(user, MAX_NAME_CHARS);
}

/**
 * The address of a quote's page, which opens at the quote; undefined if it has none, or does not show the text. A text
 * that a user gave has none, because its address is a claim.
 */
export function quoteLink({ url, quote, provenance }: Citation): string | undefined {
  const page = isClaimed(provenance) || isElsewhere(provenance) ? undefined : webAddress(url);
  const link = page && deepLink(page, quote, MAX_LINK_CHARS);
  return link !== undefined && link.length <= MAX_LINK_CHARS ? link : undefined;
}

/** `uploaded by @ann`; undefined for a text that was fetched. */
function givenBy({ provenance, ingestedBy }: Attributable, { answer }: Texts): string | undefined {
  return isClaimed(provenance) ? answer.given[provenance](userLabel(ingestedBy)) : undefined;
}

/** `says it is from Outlet, 31 October 2025`, if it says anything. */
function claimedOrigin({ outlet, publishedAt }: Attributable, texts: Texts): string[] {
  const date = longDate(publishedAt, texts.language);
  const parts = [
    ...(outletName(outlet) === null ? [] : [outletLabel({ outlet, url: null }, texts)]),
    ...(date === undefined ? [] : [date]),
  ];
  return parts.length > 0 ? [texts.answer.saysItIsFrom(parts.join(', '))] : [];
}

/** Outlet and date, or who gave the text and what it says of them; escaped. */
export function originParts(source: Attributable, texts: Texts): string[] {
  const { answer, language } = texts;
  const given = givenBy(source, texts);
  if (given !== undefined) return [given, ...claimedOrigin(source, texts)];
  const elsewhere = isElsewhere(source.provenance) ? [answer.elsewhere[source.provenance]] : [];
  return [outletLabel(source, texts), longDate(source.publishedAt, language) ?? answer.noDate, ...elsewhere];
}

/** Maximum length of an article's escaped title, and whether it links to the page. */
export interface TitleStyle {
  readonly titleChars: number;
  readonly linked: boolean;
}

/** `[Title](…)` */
export function titleLink(
  { title, url }: { title: string; url: string | null },
  style: TitleStyle,
  { answer }: Texts,
): string {
  return maskedLink(
    label(title.trim() || answer.noTitle, style.titleChars),
    style.linked ? webAddress(url) : undefined,
  );
}

export const attributable = <A extends ArticleSummary>(article: A): A & Attributable => ({
  ...article,
  url: article.urls[0] ?? null,
});

/** `Title · Outlet · 31 October 2025` as a choice of an option; not escaped. */
export function articleChoice(article: ArticleSummary, texts: Texts): string {
  const { answer, language } = texts;
  const origin = plainOrigin(article, MAX_NAME_IN_CHOICE_CHARS, texts);
  const tail = [origin, longDate(article.publishedAt, language)].filter((part) => part !== undefined);
  const suffix = shorten(tail.map((part) => ` · ${part}`).join(''), MAX_CHOICE_TAIL_CHARS);
  const start = shorten(plainText(article.title) || answer.noTitle, MAX_CHOICE_CHARS - suffix.length);
  return start + suffix;
}

/** `Outlet · 31 October 2025` below the title in a menu; not escaped. */
export function menuDescription(article: ArticleSummary, texts: Texts): string {
  const { answer, language } = texts;
  const origin = plainOrigin(article, MAX_NAME_IN_MENU_CHARS, texts) ?? answer.noOutlet;
  const date = longDate(article.publishedAt, language) ?? answer.noDate;
  return shorten(`${origin} · ${date}`, MAX_CHOICE_CHARS);
}

/** `uploaded file: Outlet`, or the outlet, with the host if that is not its own; undefined if nothing is known. */
function plainOrigin(article: ArticleSummary, maxName: number, { answer }: Texts): string | undefined {
  const { outlet, url, provenance } = attributable(article);
  const name = plainText(outletName(outlet) ?? '');
  if (isClaimed(provenance))
    return [answer.given[provenance](undefined), ...(name === '' ? [] : [name])].join(': ');
  if (name === '' || url === null) return name || undefined;
  const host = hostBesideSource(name, url, provenance);
  return host === null ? name : answer.perHost(shorten(name, maxName), shorten(host, MAX_HOST_CHARS));
}

/** @param text Escaped. */
function maskedLink(text: string, url: string | undefined): string {
  return url === undefined || url.length > MAX_LINK_CHARS || text === '' ? text : `[${text}](${url})`;
}

function siteName(url: string | null): string | undefined {
  return (url !== null && parseUrl(url)?.hostname.replace(/^www\./, '')) || undefined;
}
