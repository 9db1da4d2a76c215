import { ButtonStyle, ComponentType } from 'discord.js';
import type { Feed, FeedImport } from '../../domain/feed.js';
import { customId } from '../bot/custom-id.js';
import { timestamp } from '../reply/dates.js';
import { MAX_CHOICE_CHARS, MAX_DESCRIPTION_CHARS } from '../reply/discord-limits.js';
import { escapeText, plainText } from '../reply/escape.js';
import { fittingLines, type Payload } from '../reply/payload.js';
import { fittingStart, shorten } from '../reply/shorten.js';
import { withoutSettings } from '../strings/errors.js';
import { feedStrings } from '../strings/feed.js';
import { titleLink } from './attribution.js';
import { BRAND_COLOUR } from './colours.js';

const MAX_TITLE_CHARS = 100;
const LINK = { titleChars: MAX_TITLE_CHARS, linked: true };
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
export function renderFeed(done: 'add' | 'remove' | 'pause' | 'resume', feed: Feed): Payload {
  const description = feedStrings.done[done](feedLink(feed), feed.channel && `<#${feed.channel}>`);
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

/** The feeds of a scope with their status. */
export function renderFeeds(feeds: readonly Feed[]): Payload {
  if (feeds.length === 0) return { embeds: [{ color: BRAND_COLOUR, description: feedStrings.none }] };
  const lines = feeds.map(
    (feed, i) =>
      `**${i + 1}.** ${feedLink(feed)}${feed.channel ? ` → <#${feed.channel}>` : ''}\n-# ${status(feed)}`,
  );
  return {
    embeds: [
      {
        author: { name: feedStrings.heading(feeds.length) },
        color: BRAND_COLOUR,
        description: fittingLines(lines, MAX_DESCRIPTION_CHARS, feedStrings.more),
      },
    ],
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
