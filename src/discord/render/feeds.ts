import { type APIComponentInContainer, ButtonStyle, ComponentType } from 'discord.js';
import type { Feed, FeedImport } from '../../domain/feed.js';
import { customId } from '../bot/custom-id.js';
import { button, container, row, text } from '../reply/components.js';
import { timestamp } from '../reply/dates.js';
import { MAX_CHOICE_CHARS } from '../reply/discord-limits.js';
import { escapeText, plainText } from '../reply/escape.js';
import { fittingLines, type Payload, pagesOf } from '../reply/payload.js';
import { fittingStart, label, shorten } from '../reply/shorten.js';
import { webAddress } from '../reply/text-fragment.js';
import { en } from '../strings/en.js';
import { withoutSettings } from '../strings/errors.js';
import { feedStrings } from '../strings/feed.js';
import { titleLink } from './attribution.js';
import { BRAND_COLOUR } from './colours.js';

const MAX_TITLE_CHARS = 100;
const LINK = { titleChars: MAX_TITLE_CHARS, linked: true };
const FEEDS_PER_PAGE = 10;
const MAX_REASON_CHARS = 160;
const MAX_CHOICE_TITLE_CHARS = 60;
const MAX_LIST_CHARS = 3700;

/** `Title · example.org/feed.xml` as a choice of an option; not escaped. */
export function feedChoice({ title, url }: Feed): string {
  const address = plainText(url.replace(/^https?:\/\/(www\.)?/, ''));
  return shorten(
    title?.trim() ? `${shorten(plainText(title), MAX_CHOICE_TITLE_CHARS)} · ${address}` : address,
    MAX_CHOICE_CHARS,
  );
}

/** Confirms a change of a feed. */
export function renderFeed(done: keyof typeof feedStrings.done, feed: Feed): Payload {
  const said = feedStrings.done[done](
    feedLink(feed),
    feed.channel && `<#${feed.channel}>`,
    feed.state === 'paused',
  );
  return { components: [container(BRAND_COLOUR, text(said))] };
}

/**
 * Offers to follow a feed that was given instead of an article. The button finds its address in the message, since it
 * may be too long for a custom id.
 */
export function renderFeedOffer(url: string): Payload {
  const { title, explanation, follow } = feedStrings.offer;
  const address = webAddress(url) ?? url;
  return {
    components: [
      container(
        BRAND_COLOUR,
        text(`### ${title}\n[${label(url, MAX_TITLE_CHARS)}](${address})\n${explanation}`),
        row(button(follow, customId('feed', 'follow'), ButtonStyle.Primary)),
      ),
    ],
  };
}

/** What became of the feeds of an OPML file: those that failed first, with the reason. */
export function renderImport({ feeds, repeated, omitted }: FeedImport): Payload {
  const ordered = (['failed', 'added', 'known'] as const).flatMap((wanted) =>
    feeds.filter(({ outcome }) => outcome === wanted),
  );
  const lines = ordered.map(({ url, title, outcome, reason }) => {
    const why =
      reason === null ? '' : `: ${escapeText(fittingStart(withoutSettings(reason), MAX_REASON_CHARS))}`;
    return `• ${titleLink({ title: title?.trim() || url, url }, LINK, en)} · ${feedStrings.outcome[outcome]}${why}`;
  });
  const counts = [
    ...(repeated > 0 ? [feedStrings.repeated(repeated)] : []),
    ...(omitted > 0 ? [feedStrings.omitted(omitted)] : []),
  ];
  const added = feeds.filter(({ outcome }) => outcome === 'added').length;
  return {
    components: [
      container(
        BRAND_COLOUR,
        text(`### ${feedStrings.imported(added, feeds.length)}`),
        ...(lines.length > 0 ? [text(fittingLines(lines, MAX_LIST_CHARS, feedStrings.more))] : []),
        ...(counts.length > 0 ? [text(`-# ${counts.join(' · ')}`)] : []),
      ),
    ],
  };
}

/** The followed feeds as a file. */
export function renderExport(feeds: number, opml: string): Payload {
  if (feeds === 0) return { components: [container(BRAND_COLOUR, text(feedStrings.none))] };
  const name = feedStrings.exportName;
  return {
    components: [
      text(feedStrings.exported(feeds)),
      { type: ComponentType.File, file: { url: `attachment://${name}` } },
    ],
    files: [{ name, content: opml }],
  };
}

/**
 * One page of the feeds of a scope with their status.
 * @param wanted From 0; the last page if there are fewer.
 */
export function renderFeeds(feeds: readonly Feed[], wanted = 0): Payload {
  if (feeds.length === 0) return { components: [container(BRAND_COLOUR, text(feedStrings.none))] };
  const entries = feeds.map(
    (feed) => `**${feedLink(feed)}**${feed.channel ? ` → <#${feed.channel}>` : ''}\n-# ${status(feed)}`,
  );
  const pages = pagesOf(entries, FEEDS_PER_PAGE, MAX_LIST_CHARS);
  const page = Math.min(wanted, pages.length - 1);
  const place = pages.length > 1 ? `\n-# ${feedStrings.page(page, pages.length)}` : '';
  return {
    components: [
      container(
        BRAND_COLOUR,
        text(`### ${feedStrings.heading(feeds.length)}${place}`),
        (pages[page] ?? []).map(text),
        pages.length > 1 ? [pageButtons(page, pages.length)] : [],
      ),
    ],
  };
}

function pageButtons(page: number, pages: number): APIComponentInContainer {
  const turn = (action: 'previous' | 'next', to: number) => ({
    ...button(feedStrings[action], customId('feed', action, String(Math.max(0, to)))),
    disabled: to < 0 || to >= pages,
  });
  return row(turn('previous', page - 1), turn('next', page + 1));
}

function feedLink({ title, url }: Feed): string {
  return titleLink({ title: title?.trim() || url, url }, LINK, en);
}

function status({ pauseReason, lastPolledAt, lastError, failures, waiting, passedOver }: Feed): string {
  const reason = (text: string) => escapeText(fittingStart(withoutSettings(text), MAX_REASON_CHARS));
  if (pauseReason !== null) return feedStrings.paused(reason(pauseReason));
  const polled = lastPolledAt && timestamp(lastPolledAt, 'R');
  return [
    polled ? feedStrings.polled(polled) : feedStrings.notPolled,
    ...(waiting > 0 ? [feedStrings.waiting(waiting)] : []),
    ...(passedOver.length > 0 ? [feedStrings.passedOver(passedOver)] : []),
    ...(failures > 0 && lastError !== null ? [feedStrings.failing(failures, reason(lastError))] : []),
  ].join(' · ');
}
