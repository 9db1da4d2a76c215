import type { FeedHeadline } from '../../domain/feed.js';
import { MAX_DESCRIPTION_CHARS } from '../reply/discord-limits.js';
import { plainText } from '../reply/escape.js';
import { fittingLines, type Payload } from '../reply/payload.js';
import { shorten } from '../reply/shorten.js';
import { headlineStrings } from '../strings/headlines.js';
import { summaryLine } from './attribution.js';
import { BRAND_COLOUR } from './colours.js';

const MAX_SHOWN = 10;
const MAX_TITLE_CHARS = 150;
const MAX_FEED_CHARS = 100;

/** New headlines for one channel as one message, newest last. */
export function renderHeadlines(headlines: readonly FeedHeadline[]): Payload {
  const feeds = [
    ...new Set(headlines.map(({ feed }) => plainText(feed.title ?? '') || new URL(feed.url).hostname)),
  ];
  const shown = headlines.slice(-MAX_SHOWN);
  const lines = shown.map(
    ({ article }) => `• ${summaryLine(article, { titleChars: MAX_TITLE_CHARS, linked: true })}`,
  );
  const earlier = headlines.length - shown.length;
  return {
    embeds: [
      {
        author: { name: shorten(feeds.join(', '), MAX_FEED_CHARS) },
        color: BRAND_COLOUR,
        description: fittingLines(lines, MAX_DESCRIPTION_CHARS, headlineStrings.more),
        footer: { text: earlier > 0 ? headlineStrings.earlier(earlier) : headlineStrings.ask },
      },
    ],
  };
}
