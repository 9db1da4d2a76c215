import { type APIComponentInContainer, ButtonStyle, ComponentType } from 'discord.js';
import type { Feed, FeedImport } from '../../domain/feed.js';
import { customId } from '../bot/custom-id.js';
import { button, container, row, text } from '../reply/components.js';
import { MAX_CHOICE_CHARS } from '../reply/discord-limits.js';
import { timestamp } from '../reply/markdown/dates.js';
import { escapeText, plainText } from '../reply/markdown/escape.js';
import { fittingStart, label, shorten } from '../reply/markdown/shorten.js';
import { webAddress } from '../reply/markdown/text-fragment.js';
import { fittingLines, type Payload, pagesOf } from '../reply/payload.js';
import { withoutSettings } from '../strings/error-texts.js';
import type { Texts } from '../strings/texts.js';
import { titleLink } from './answers/attribution.js';
import { BRAND_COLOUR } from './colours.js';

const MAX_TITLE_CHARS = 100;
const LINK = { titleChars: MAX_TITLE_CHARS, linked: true };
const FEEDS_PER_PAGE = 10;
const MAX_REASON_CHARS = 160;
const MAX_CHOICE_TITLE_CHARS = 60;
const MAX_LIST_CHARS = 3700;
const EXPORT_NAME = 'feeds.opml';

/** `Title · example.org/feed.xml` as a choice of an option; not escaped. */
export function feedChoice({ title, url }: Feed): string {
  const address = plainText(url.replace(/^https?:\/\/(www\.)?/, ''));
  return shorten(
    title?.trim() ? `${shorten(plainText(title), MAX_CHOICE_TITLE_CHARS)} · ${address}` : address,
    MAX_CHOICE_CHARS,
  );
}

/** Confirms a change of a feed. */
export function renderFeed(done: keyof Texts['feed']['done'], feed: Feed, texts: Texts): Payload {
  const said = texts.feed.done[done](
    feedLink(feed, texts),
    feed.channel && `<#${feed.channel}>`,
    feed.state === 'paused',
  );
  return { components: [container(BRAND_COLOUR, text(said))] };
}

/**
 * Offers to follow a feed that was given instead of an article. The button finds its address in the message, since it
 * may be too long for a custom id.
 */
export function renderFeedOffer(url: string, { feed: { offer } }: Texts): Payload {
  const { title, explanation, follow } = offer;
  const [name, address] = [label(url, MAX_TITLE_CHARS), webAddress(url)];
  const link = address === undefined ? name : `[${name}](${address})`;
  return {
    components: [
      container(
        BRAND_COLOUR,
        text(`### ${title}\n${link}\n${explanation}`),
        row(button(follow, customId('feed', 'follow'), ButtonStyle.Primary)),
      ),
    ],
  };
}

/** What became of the feeds of an OPML file: those that failed first, with the reason. */
export function renderImport({ feeds, repeated, omitted }: FeedImport, texts: Texts): Payload {
  const { feed: strings } = texts;
  const ordered = (['failed', 'added', 'known'] as const).flatMap((wanted) =>
    feeds.filter(({ outcome }) => outcome === wanted),
  );
  const lines = ordered.map(({ url, title, outcome, reason }) => {
    const why =
      reason === null ? '' : `: ${escapeText(fittingStart(withoutSettings(reason), MAX_REASON_CHARS))}`;
    return `• ${titleLink({ title: title?.trim() || url, url }, LINK, texts)} · ${strings.outcome[outcome]}${why}`;
  });
  const counts = [
    ...(repeated > 0 ? [strings.repeated(repeated)] : []),
    ...(omitted > 0 ? [strings.omitted(omitted)] : []),
  ];
  const added = feeds.filter(({ outcome }) => outcome === 'added').length;
  return {
    components: [
      container(
        BRAND_COLOUR,
        text(`### ${strings.imported(added, feeds.length)}`),
        ...(lines.length > 0 ? [text(fittingLines(lines, MAX_LIST_CHARS, strings.more))] : []),
        ...(counts.length > 0 ? [text(`-# ${counts.join(' · ')}`)] : []),
      ),
    ],
  };
}

/** The followed feeds as a file. */
export function renderExport(feeds: number, opml: string, { feed: strings }: Texts): Payload {
  if (feeds === 0) return { components: [container(BRAND_COLOUR, text(strings.none))] };
  return {
    components: [
      text(strings.exported(feeds)),
      { type: ComponentType.File, file: { url: `attachment://${EXPORT_NAME}` } },
    ],
    files: [{ name: EXPORT_NAME, content: opml }],
  };
}

/**
 * One page of the feeds of a scope with their status.
 * @param wanted From 0; the last page if there are fewer.
 * @param mayPostIn Whether the bot may post headlines in a channel.
 */
export function renderFeeds(
  feeds: readonly Feed[],
  wanted: number,
  mayPostIn: (channel: string) => boolean,
  texts: Texts,
): Payload {
  const { feed: strings } = texts;
  if (feeds.length === 0) return { components: [container(BRAND_COLOUR, text(strings.none))] };
  const entries = feeds.map((feed) => {
    const { channel } = feed;
    const place = channel ? ` → <#${channel}>` : '';
    const blocked = channel && !mayPostIn(channel) ? `\n-# ⚠️ ${strings.cannotPost}` : '';
    return `**${feedLink(feed, texts)}**${place}\n-# ${status(feed, texts)}${blocked}`;
  });
  const pages = pagesOf(entries, FEEDS_PER_PAGE, MAX_LIST_CHARS);
  const page = Math.min(wanted, pages.length - 1);
  const place = pages.length > 1 ? `\n-# ${strings.page(page, pages.length)}` : '';
  return {
    components: [
      container(
        BRAND_COLOUR,
        text(`### ${strings.heading(feeds.length)}${place}`),
        (pages[page] ?? []).map(text),
        pages.length > 1 ? [pageButtons(page, pages.length, texts)] : [],
      ),
    ],
  };
}

function pageButtons(page: number, pages: number, { feed: strings }: Texts): APIComponentInContainer {
  const turn = (action: 'previous' | 'next', to: number) => ({
    ...button(strings[action], customId('feed', action, String(Math.max(0, to)))),
    disabled: to < 0 || to >= pages,
  });
  return row(turn('previous', page - 1), turn('next', page + 1));
}

function feedLink({ title, url }: Feed, texts: Texts): string {
  return titleLink({ title: title?.trim() || url, url }, LINK, texts);
}

function status(
  { pauseReason, lastPolledAt, lastError, failures, waiting, passedOver }: Feed,
  { feed: strings }: Texts,
): string {
  const reason = (text: string) => escapeText(fittingStart(withoutSettings(text), MAX_REASON_CHARS));
  if (pauseReason !== null) return strings.paused(reason(pauseReason));
  const polled = lastPolledAt && timestamp(lastPolledAt, 'R');
  return [
    polled ? strings.polled(polled) : strings.notPolled,
    ...(waiting > 0 ? [strings.waiting(waiting)] : []),
    ...(passedOver.length > 0 ? [strings.passedOver(passedOver)] : []),
    ...(failures > 0 && lastError !== null ? [strings.failing(failures, reason(lastError))] : []),
  ].join(' · ');
}
