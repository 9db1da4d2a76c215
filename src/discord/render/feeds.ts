import { type APIButtonComponent, ButtonStyle, ComponentType } from 'discord.js';
import type { Feed, FeedImport } from '../../domain/feed.js';
import { customId } from '../bot/custom-id.js';
import { timestamp } from '../reply/dates.js';
import { MAX_CHOICE_CHARS, MAX_DESCRIPTION_CHARS } from '../reply/discord-limits.js';
import { escapeText, plainText } from '../reply/escape.js';
import { type Controls, fittingLines, type Payload, pagesOf } from '../reply/payload.js';
import { fittingStart, shorten } from '../reply/shorten.js';
import { withoutSettings } from '../strings/errors.js';
import { feedStrings } from '../strings/feed.js';
import { titleLink } from './attribution.js';
import { BRAND_COLOUR } from './colours.js';

const MAX_TITLE_CHARS = 100;
const LINK = { titleChars: MAX_TITLE_CHARS, linked: true };
const FEEDS_PER_PAGE = 10;
const MAX_REASON_CHARS = 160;
const MAX_CHOICE_TITLE_CHARS = 60;

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
  const description = feedStrings.done[done](
    feedLink(feed),
    feed.channel && `<#${feed.channel}>`,
    feed.state === 'paused',
  );
  return { embeds: [{ color: BRAND_COLOUR, description }] };
}

/**
 * Offers to follow a feed that was given instead of an article. The button finds its address in the message, since it
 * may be too long for a custom id.
 */
export function renderFeedOffer(url: string): Payload {
  const { title, text, follow } = feedStrings.offer;
  return {
    embeds: [
      { title, url, color: BRAND_COLOUR, description: `${titleLink({ title: url, url }, LINK)}\n${text}` },
    ],
    components: [
      {
        type: ComponentType.ActionRow,
        components: [
          {
            type: ComponentType.Button,
            style: ButtonStyle.Primary,
            label: follow,
            custom_id: customId('feed', 'follow'),
          },
        ],
      },
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
    return `• ${titleLink({ title: title?.trim() || url, url }, LINK)} · ${feedStrings.outcome[outcome]}${why}`;
  });
  const counts = [
    ...(repeated > 0 ? [feedStrings.repeated(repeated)] : []),
    ...(omitted > 0 ? [feedStrings.omitted(omitted)] : []),
  ];
  const added = feeds.filter(({ outcome }) => outcome === 'added').length;
  return {
    embeds: [
      {
        author: { name: feedStrings.imported(added, feeds.length) },
        color: BRAND_COLOUR,
        description: fittingLines(lines, MAX_DESCRIPTION_CHARS, feedStrings.more),
        ...(counts.length > 0 && { footer: { text: counts.join(' · ') } }),
      },
    ],
  };
}

/** The followed feeds as a file. */
export function renderExport(feeds: number, opml: string): Payload {
  if (feeds === 0) return { embeds: [{ color: BRAND_COLOUR, description: feedStrings.none }] };
  return {
    embeds: [{ color: BRAND_COLOUR, description: feedStrings.exported(feeds) }],
    files: [{ name: feedStrings.exportName, content: opml }],
  };
}

/**
 * One page of the feeds of a scope with their status.
 * @param wanted From 0; the last page if there are fewer.
 */
export function renderFeeds(feeds: readonly Feed[], wanted = 0): Payload {
  if (feeds.length === 0) return { embeds: [{ color: BRAND_COLOUR, description: feedStrings.none }] };
  const lines = feeds.map(
    (feed, i) =>
      `**${i + 1}.** ${feedLink(feed)}${feed.channel ? ` → <#${feed.channel}>` : ''}\n-# ${status(feed)}`,
  );
  const pages = pagesOf(lines, FEEDS_PER_PAGE, MAX_DESCRIPTION_CHARS);
  const page = Math.min(wanted, pages.length - 1);
  return {
    embeds: [
      {
        author: { name: feedStrings.heading(feeds.length) },
        color: BRAND_COLOUR,
        description: (pages[page] ?? []).join('\n'),
        ...(pages.length > 1 && { footer: { text: feedStrings.page(page, pages.length) } }),
      },
    ],
    components: pages.length > 1 ? [pageButtons(page, pages.length)] : [],
  };
}

function pageButtons(page: number, pages: number): Controls {
  const button = (action: 'previous' | 'next', to: number): APIButtonComponent => ({
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label: feedStrings[action],
    custom_id: customId('feed', action, String(Math.max(0, to))),
    disabled: to < 0 || to >= pages,
  });
  return {
    type: ComponentType.ActionRow,
    components: [button('previous', page - 1), button('next', page + 1)],
  };
}

function feedLink({ title, url }: Feed): string {
  return titleLink({ title: title?.trim() || url, url }, LINK);
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
