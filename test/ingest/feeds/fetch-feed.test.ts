import { expect, test } from 'vitest';
import { fetchFeed, NO_VALIDATORS } from '../../../src/ingest/feeds/fetch-feed.js';
import { threadParser } from '../../../src/ingest/parse/thread-parser.js';
import { hurried } from '../fetch/fetching.js';
import { serve } from '../web-server.js';

test('waiting for the parser is no time of fetching', async () => {
  const origin = await serve((_, response) => {
    response
      .setHeader('etag', '"1"')
      .end('<rss version="2.0"><channel><title>Quay News</title></channel></rss>');
  });
  const parser: typeof threadParser = {
    ...threadParser,
    feed: async (fetched) => {
      await new Promise((resolve) => setTimeout(resolve, hurried.FETCH_TIMEOUT_S * 1000 + 300));
      return threadParser.feed(fetched);
    },
  };
  const fetched = await fetchFeed(`${origin}/feed`, NO_VALIDATORS, { limits: hurried, parser });
  expect(fetched).toMatchObject({ kind: 'feed', feed: { title: 'Quay News' }, validators: { etag: '"1"' } });
});
