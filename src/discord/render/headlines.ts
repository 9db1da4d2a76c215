import type { FeedHeadline } from '../../domain/feed.js';
import { plainText } from '../reply/escape.js';
import { fittingLines, MAX_DESCRIPTION_CHARS, type Payload } from '../reply/payload.js';
import { shorten } from '../reply/shorten.js';
import { headlineStrings } from '../strings/strings.js';
import { summaryLine } from './attribution.js';

const COLOUR = 0x3b82c4;
const MAX_SHOWN = 10;
const MAX_TITLE_CHARS = 150;
const MAX_FEED_CHARS = 100;

/** New headlines of one channel as one message, the newest last. */
export function renderHeadlines(headlines: readonly FeedHeadline[]): Payload {
  const feeds = [
    ...new Set(headlines.map(({ feed }) => plainText(feed.title ?? '') || new URL(feed.url).hostname)),
  ];
  const shown = headlines.slice(-MAX_SHOWN);
  const lines = shown.map(
    ({ article }) => `• ${summaryLine(article, { titleChars: MAX_TITLE_CHARS, linked: true })}`,
  );
  const left = headlines.length - shown.length;
  return {
    embeds: [
      {
        author: { name: shorten(feeds.join(', '), MAX_FEED_CHARS) },
        color: COLOUR,
        description: fittingLines(lines, MAX_DESCRIPTION_CHARS, headlineStrings.more),
        footer: { text: left > 0 ? headlineStrings.moreRead(left) : headlineStrings.ask },
      },
    ],
  };
}
