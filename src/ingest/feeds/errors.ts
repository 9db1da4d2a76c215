import { errorCatalogue, wording } from '../../domain/errors.js';

interface FeedUrl {
  readonly url: string;
}

export const feedErrors = errorCatalogue('feeds', {
  busy: wording<FeedUrl>(
    'feed.busy',
    ({ url }) => `The feed ${url} is already being polled. Try again in a minute.`,
  ),
  notAFeed: wording<FeedUrl>(
    'feed.invalid',
    ({ url }) =>
      `${url} is not a feed. Expected RSS, Atom, RDF or JSON Feed. Give the URL of the feed itself.`,
  ),
  notAList: wording<{ readonly source: string }>(
    'feed.list-invalid',
    ({ source }) =>
      `${source} lists no feeds. Expected an OPML file, as feed readers export it, with outlines that have an xmlUrl.`,
  ),
  becamePage: wording<FeedUrl & { readonly feedUrl: string }>(
    'feed.invalid',
    ({ url, feedUrl }) => `${url} is now a web page. It names another feed: ${feedUrl}`,
  ),
});
