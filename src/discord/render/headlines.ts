import type { ArticleSummary } from '../../domain/article.js';
import type { FeedHeadline } from '../../domain/feed.js';
import { customId } from '../bot/custom-id.js';
import { button, container, row, text } from '../reply/components.js';
import { escapeText, plainText } from '../reply/markdown/escape.js';
import { fittingStart } from '../reply/markdown/shorten.js';
import { firstFitting, type Payload } from '../reply/payload.js';
import type { Texts } from '../strings/texts.js';
import { attributable, originParts, type TitleStyle, titleLink } from './answers/attribution.js';
import { articleMenu } from './article-menu.js';
import { BRAND_COLOUR } from './colours.js';

const MAX_SHOWN = 10;
const MAX_FEED_CHARS = 100;
/** From the most generous; the last one fits any ten articles. */
const TITLE_STYLES: readonly [TitleStyle, ...TitleStyle[]] = [
  { titleChars: 150, linked: true },
  { titleChars: 80, linked: false },
];

/** New headlines for one channel as one message, newest last. */
export function renderHeadlines(headlines: readonly FeedHeadline[], texts: Texts): Payload {
  const names = [
    ...new Set(headlines.map(({ feed }) => plainText(feed.title ?? '') || new URL(feed.url).hostname)),
  ];
  const feeds = escapeText(fittingStart(names.join(', '), MAX_FEED_CHARS));
  const shown = distinct(headlines.slice(-MAX_SHOWN).map(({ article }) => article));
  const earlier = headlines.length - Math.min(headlines.length, MAX_SHOWN);
  const [only, ...others] = shown;
  const isOne = only !== undefined && others.length === 0;
  return firstFitting(TITLE_STYLES, (style) => ({
    components: [
      container(
        BRAND_COLOUR,
        isOne
          ? [
              text(
                `-# ${feeds}\n### ${titleLink(attributable(only), style, texts)}\n${originLine(only, texts)}`,
              ),
            ]
          : [
              text(`### ${feeds}`),
              ...shown.map((article) =>
                text(`**${titleLink(attributable(article), style, texts)}**\n${originLine(article, texts)}`),
              ),
            ],
        text(`-# ${earlier > 0 ? texts.headlines.earlier(earlier) : texts.headlines.ask}`),
        isOne
          ? row(button(texts.headlines.keySentences, customId('sources', 'show', only.id)))
          : articleMenu(shown, texts),
      ),
    ],
  }));
}

/** The same article may come by two feeds. */
function distinct(articles: readonly ArticleSummary[]): ArticleSummary[] {
  return [...new Map(articles.map((article) => [article.id, article])).values()];
}

function originLine(article: ArticleSummary, texts: Texts): string {
  return `-# ${originParts(attributable(article), texts).join(' · ')}`;
}
