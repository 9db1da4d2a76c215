import type { Feed } from '../../domain/feed.js';
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
  return titleLink({ title: title?.trim() || url, url }, { titleChars: MAX_TITLE_CHARS, linked: true });
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
