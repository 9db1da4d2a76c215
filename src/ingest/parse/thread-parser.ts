import { splitText } from '../../text/analyse.js';
import { findFeedLink } from '../feeds/find-feed-link.js';
import { parseOpml } from '../feeds/parse/opml.js';
import { parseFeed } from '../feeds/parse/parse-feed.js';
import { decodeText } from '../fetch/decode.js';
import { storyLinks } from '../listing/page-links.js';
import { parseSitemap } from '../listing/sitemap.js';
import { prepareArticle } from '../prepare.js';
import { parseDocument } from './parse-document.js';
import type { FetchedText, Parser } from './parser.js';

const FEED_START_RE =
  /^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:rss|feed|rdf:rdf)\b|^\s*\{/i;

/** Parses in this thread, without limits of time and memory. */
export const threadParser: Parser = {
  async article(source, options) {
    return prepareArticle(await parseDocument(source, options), options.maxWords, options.now);
  },

  async feed(fetched) {
    const text = decoded(fetched);
    const feedUrl = fetched.isHtml ? findFeedLink(fetched.url, text) : null;
    return feedUrl === null
      ? { kind: 'feed', feed: parseFeed(fetched.url, text) }
      : { kind: 'page', feedUrl };
  },

  async opml(file) {
    return parseOpml(file.url, decoded(file));
  },

  async listing(fetched) {
    const text = decoded(fetched);
    const sitemap = parseSitemap(text);
    if (sitemap) return { kind: 'sitemap', sitemap };
    if (!FEED_START_RE.test(text)) return { kind: 'section', urls: storyLinks(fetched.url, text) };
    const { entries } = parseFeed(fetched.url, text);
    const urls = entries.filter(({ isLinked }) => isLinked).map(({ url }) => url);
    return { kind: 'feed', urls: [...new Set(urls)] };
  },

  async sentences(text, boilerplate) {
    return splitText(text, boilerplate);
  },

  close: async () => undefined,
};

/** An XML declaration is detected like a `<meta charset>`. */
const decoded = ({ url, bytes, charset }: FetchedText): string =>
  decodeText(url, bytes, { declared: charset, html: true });
