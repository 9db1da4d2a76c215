import { parseUrl } from '../../../text/parse-url.js';
import type { PageElement } from '../dom.js';
import { namesOf } from './named-boilerplate.js';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const PLATFORM_NAMES = words(
  'twitter tweet facebook fb instagram tiktok bluesky bsky mastodon telegram reddit tumblr linkedin ' +
    'pinterest weibo snapchat imgur truthsocial',
);
/** After the name of a platform: "twitter-tweet", "fb-post", "instagram-media". */
const POST_NAMES = words('tweet post toot media embed embedded card video widget xfbml');
/** "Threads" is a word of its own. */
const THREADS_NAMES = new Set(['text post media', 'threads post', 'threads embed']);
/** Before the name of a platform: "embed-twitter", "is-provider-tiktok", `<amp-twitter>`. */
const EMBED_NAMES = words('embed embedded provider amp');
/** "has-twitter-embed" names the text around a post. */
const ABOUT_CONTENT = words('has with contains no hide share');
const HOSTS = words(
  'twitter.com x.com facebook.com instagram.com tiktok.com threads.net threads.com bsky.app t.me reddit.com ' +
    'tumblr.com linkedin.com vk.com weibo.com truthsocial.com',
);
const HANDLE_RE = /(?<![\p{L}\p{N}.])@[\w.-]{1,60}/u;
/** "/name/status/1": a page of a site, not its first one or that of an author. */
const POST_PATH_RE = /^\/[^/]{1,200}\/[^/]/;
const WHOLE = 'h1, article, main';
const WHOLE_NAMES = new Set(['article', 'main', 'body']);
/** A longer element is a text with posts in it. */
const MAX_CHARS = 3000;

/**
 * True for the post of somebody on a platform that an article shows: by its names, by what it declares as its source, or
 * by the signature below it, a name with a handle and a link to the post. A quotation without them is the article's.
 */
export function isEmbeddedPost(element: PageElement): boolean {
  if (WHOLE_NAMES.has(element.localName)) return false;
  if (!isNamedPost(element) && !(element.localName === 'blockquote' && isFromPlatform(element))) return false;
  return element.textContent.length <= MAX_CHARS && !element.querySelector(WHOLE);
}

function isNamedPost(element: PageElement): boolean {
  const { localName } = element;
  const names = localName.includes('-') ? [...namesOf(element), localName.split('-')] : namesOf(element);
  return names.some(
    (parts) =>
      !ABOUT_CONTENT.has(parts[0] ?? '') &&
      (parts.join(' ') === 'tweet' ||
        THREADS_NAMES.has(parts.join(' ')) ||
        parts.some((part, at) => isPair(part, parts[at + 1] ?? ''))),
  );
}

const isPair = (first: string, second: string): boolean =>
  (PLATFORM_NAMES.has(first) && POST_NAMES.has(second)) ||
  (EMBED_NAMES.has(first) && (PLATFORM_NAMES.has(second) || second === 'x'));

function isFromPlatform(quotation: PageElement): boolean {
  if (isPostAddress(quotation.getAttribute('cite'))) return true;
  const link = [...quotation.querySelectorAll('a')].at(-1);
  if (!link || !isPostAddress(link.getAttribute('href'))) return false;
  const text = quotation.textContent.trim();
  return HANDLE_RE.test(text) && text.endsWith(link.textContent.trim());
}

function isPostAddress(address: string | null): boolean {
  const url = parseUrl(address ?? '');
  if (!url || !POST_PATH_RE.test(url.pathname)) return false;
  return HOSTS.has(url.hostname.replace(/^(?:www|m|mobile|old|web)\./, ''));
}
