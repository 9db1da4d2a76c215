import type { Feed } from '../../domain/feed.js';
import { moment } from '../reply/dates.js';
import { escapeText, plainText } from '../reply/escape.js';
import { fittingLines, MAX_DESCRIPTION_CHARS, type Payload } from '../reply/payload.js';
import { fittingStart, shorten } from '../reply/shorten.js';
import { feedStrings } from '../strings/strings.js';
import { titleLink } from './attribution.js';

const COLOUR = 0x3b82c4;
const MAX_TITLE_CHARS = 100;
const MAX_REASON_CHARS = 160;
const MAX_CHOICE_CHARS = 100;

/** A feed as a choice of an option: its title and its address, shown as they are. */
export function feedChoice({ title, url }: Feed): string {
  const address = plainText(url.replace(/^https?:\/\/(www\.)?/, ''));
  return shorten(title?.trim() ? `${shorten(plainText(title), 60)} · ${address}` : address, MAX_CHOICE_CHARS);
}

/** What was done to a feed, in one sentence or two. */
export function renderFeed(done: 'add' | 'remove' | 'pause' | 'resume', feed: Feed): Payload {
  const said = feedStrings.done[done](named(feed), feed.channel && `<#${feed.channel}>`);
  return { embeds: [{ color: COLOUR, description: said }] };
}

/** Every feed of a scope with how it does. */
export function renderFeeds(feeds: readonly Feed[]): Payload {
  if (feeds.length === 0) return { embeds: [{ color: COLOUR, description: feedStrings.none }] };
  const lines = feeds.map(
    (feed, i) =>
      `**${i + 1}.** ${named(feed)}${feed.channel ? ` → <#${feed.channel}>` : ''}\n-# ${state(feed)}`,
  );
  return {
    embeds: [
      {
        author: { name: feedStrings.heading(feeds.length) },
        color: COLOUR,
        description: fittingLines(lines, MAX_DESCRIPTION_CHARS, feedStrings.more),
      },
    ],
  };
}

function named({ title, url }: Feed): string {
  return titleLink({ title: title?.trim() || url, url }, { titleChars: MAX_TITLE_CHARS, linked: true });
}

function state({ pauseReason, lastPolledAt, lastError, failures, waiting }: Feed): string {
  const reason = (text: string) => escapeText(fittingStart(text, MAX_REASON_CHARS));
  if (pauseReason !== null) return feedStrings.paused(reason(pauseReason));
  const polled = lastPolledAt && moment(lastPolledAt, 'R');
  return [
    polled ? feedStrings.polled(polled) : feedStrings.notPolled,
    ...(waiting > 0 ? [feedStrings.waiting(waiting)] : []),
    ...(failures > 0 && lastError !== null ? [feedStrings.failing(failures, reason(lastError))] : []),
  ].join(' · ');
}
