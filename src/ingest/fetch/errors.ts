import { errorCatalogue, UserError, wording } from '../../domain/errors.js';

interface Page {
  readonly url: string;
}

/** A feed has no text that could be pasted instead. */
interface OfFeed {
  readonly isFeed?: boolean;
}

/** Errors with a wording of their own for feeds. */
const OF_FEEDS = [
  'scheme',
  'credentials',
  'port',
  'privateHost',
  'timeout',
  'noAnswer',
  'unreachable',
  'status',
  'badRedirect',
  'tooManyRedirects',
  'tooLarge',
  'compression',
  'binary',
  'unknownEncoding',
] as const;

const UNREACHABLE_REASONS = {
  'unknown-host': 'its host is unknown',
  refused: 'its server refuses the connection',
  'no-route': 'its server cannot be reached from here',
  certificate: 'its server has no valid certificate',
  protocol: 'its server sent an invalid HTTP response',
  damaged: 'its answer is damaged or incomplete',
  disconnected: 'the connection was closed',
} as const;
export type UnreachableReason = keyof typeof UNREACHABLE_REASONS;

function statusReason(status: number): string {
  if (status === 404 || status === 410) return 'there is no such page';
  if (status === 401 || status === 402 || status === 403) return 'the site does not allow reading it';
  if (status === 429) return 'the site is limiting requests';
  return status >= 500 ? 'the site has a problem' : 'expected a page';
}

const CHECK_FEED = 'Check the URL, or try again later.';
const OTHER_FEED = 'Give another feed of the site.';
const AGAIN = 'Try again later, or paste the text.';
const CHECK = 'Check the URL, try again later, or paste the text.';

const INSTEAD = '. Paste the text instead';
const notFetched = (problem: string): string => `Byline did not fetch this URL: ${problem}.`;

export const fetchErrors = errorCatalogue('fetch', {
  urlTooLong: wording<{ readonly chars: number; readonly maxChars: number }>(
    'url.invalid',
    ({ chars, maxChars }) =>
      `The URL has ${chars} characters; the limit is ${maxChars}. Give the page's own URL.`,
  ),
  notAUrl: wording<Page>(
    'url.invalid',
    ({ url }) =>
      `${JSON.stringify(url)} is not a web address. Expected a URL such as https://example.org/story.`,
  ),
  badLink: wording<Page>(
    'url.invalid',
    ({ url }) =>
      `The link ${JSON.stringify(url)} is not a web address. Expected a URL such as https://example.org/story, without a user name or password.`,
  ),
  scheme: wording<OfFeed & { readonly scheme: string }>('url.refused', ({ scheme, isFeed }) =>
    notFetched(`the scheme "${scheme}" is not supported, only http and https are${isFeed ? '' : INSTEAD}`),
  ),
  credentials: wording<OfFeed>('url.refused', ({ isFeed }) =>
    notFetched(
      `it contains a user name or password. Give it without${isFeed ? '' : ', or paste the text instead'}`,
    ),
  ),
  port: wording<OfFeed & { readonly port: string }>('url.refused', ({ port, isFeed }) =>
    notFetched(`it names port ${port}; only 80 and 443 are allowed${isFeed ? '' : INSTEAD}`),
  ),
  privateHost: wording<OfFeed & { readonly host: string }>('url.refused', ({ host, isFeed }) =>
    notFetched(
      `${host} is not on the public internet. Give a public ${isFeed ? 'feed' : 'page, or paste the text'}`,
    ),
  ),
  robots: wording<Page & { readonly host: string }>(
    'robots.disallowed',
    ({ url, host }) =>
      `${url} is not fetched: the robots.txt of ${host} disallows automated access. Ingest the page by its own URL, or paste the text.`,
  ),
  cancelled: wording<Page>('cancelled', ({ url }) => `Fetching ${url} was cancelled.`),
  timeout: wording<Page & OfFeed & { readonly seconds: number }>(
    'url.timeout',
    ({ url, seconds, isFeed }) =>
      `${url} took longer than ${seconds} s (FETCH_TIMEOUT_S). ${isFeed ? CHECK_FEED : AGAIN}`,
  ),
  noAnswer: wording<Page & OfFeed>(
    'url.timeout',
    ({ url, isFeed }) => `${url} did not answer in time. ${isFeed ? CHECK_FEED : AGAIN}`,
  ),
  unreachable: wording<Page & OfFeed & { readonly reason: UnreachableReason }>(
    'url.unreachable',
    ({ url, reason, isFeed }) =>
      `${url} cannot be read: ${UNREACHABLE_REASONS[reason]}. ${isFeed ? CHECK_FEED : CHECK}`,
  ),
  status: wording<Page & OfFeed & { readonly status: number }>(
    'url.status',
    ({ url, status, isFeed }) =>
      `${url} returned status ${status}: ${statusReason(status)}. ${isFeed ? CHECK_FEED : CHECK}`,
  ),
  badRedirect: wording<Page & OfFeed & { readonly location: string }>(
    'url.redirects',
    ({ url, location, isFeed }) =>
      `${url} redirects to ${JSON.stringify(location)}, which is not a valid URL. ${isFeed ? CHECK_FEED : 'Paste the text instead.'}`,
  ),
  tooManyRedirects: wording<Page & OfFeed & { readonly max: number }>(
    'url.redirects',
    ({ url, max, isFeed }) =>
      `${url} redirects more than ${max} times. Give the final URL of the ${isFeed ? 'feed' : 'page, or paste the text'}.`,
  ),
  tooLarge: wording<Page & OfFeed & { readonly maxMib: number }>(
    'source.too-large',
    ({ url, maxMib, isFeed }) =>
      `${url} is larger than the limit of ${maxMib} MiB (FETCH_MAX_MIB). ${isFeed ? OTHER_FEED : 'Paste the text of the article.'}`,
  ),
  compression: wording<Page & OfFeed & { readonly encoding: string }>(
    'url.content',
    ({ url, encoding, isFeed }) =>
      `${url} is compressed as ${JSON.stringify(encoding)}; only gzip, deflate and br are supported. ${isFeed ? OTHER_FEED : 'Paste the text instead.'}`,
  ),
  feed: wording<Page>(
    'url.content',
    ({ url }) => `${url} is a feed. To ingest its articles as they appear, follow it: byline feed add ${url}`,
  ),
  notAPage: wording<Page & { readonly mediaType: string }>(
    'url.content',
    ({ url, mediaType }) =>
      `${url} has ${mediaType === '' ? 'no content type' : `the content type ${mediaType}`}. ` +
      'Expected a web page, a PDF or plain text. Give the page of the article, or paste the text.',
  ),
  binary: wording<OfFeed & { readonly source: string }>(
    'source.binary',
    ({ source, isFeed }) =>
      `${source} contains binary data. Expected text in UTF-8. ${isFeed ? CHECK_FEED : 'Save it as text or HTML, or paste the text.'}`,
  ),
  unknownEncoding: wording<OfFeed & { readonly source: string }>(
    'source.binary',
    ({ source, isFeed }) =>
      `The text encoding of ${source} is unknown: it is not UTF-8, and no other is declared. ${isFeed ? OTHER_FEED : 'Save it as UTF-8, or paste the text.'}`,
  ),
});

/** The same error of a feed, whose advice is another; any other error is returned unchanged. */
export function ofFeed(error: unknown): unknown {
  if (!(error instanceof UserError)) return error;
  const name = OF_FEEDS.find((entry) => error.id === `fetch.${entry}`);
  if (name === undefined) return error;
  const facts = { ...error.facts, isFeed: true } as never;
  return fetchErrors[name](facts, { cause: error.cause });
}
