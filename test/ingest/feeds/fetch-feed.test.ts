import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import type { UserError } from '../../../src/domain/errors.js';
import { fetchFeed, NO_VALIDATORS } from '../../../src/ingest/feeds/fetch-feed.js';
import { threadParser } from '../../../src/ingest/parse/thread-parser.js';
import { hurried } from '../fetch/fetching.js';
import { serve } from '../web-server.js';

test.each([
  ['closes the connection', (_: IncomingMessage, response: ServerResponse) => void response.destroy()],
  ['has a problem', (_: IncomingMessage, response: ServerResponse) => void response.writeHead(500).end()],
])('nobody is told to paste the text of a feed whose site %s', async (_, respond) => {
  const url = `${await serve(respond)}/feed`;
  const failure = await fetchFeed(url, NO_VALIDATORS, { limits: hurried, parser: threadParser }).then(
    (fetched) => (fetched.kind === 'refused' ? fetched.error : fetched),
    (error: unknown) => error,
  );
  expect(failure).toMatchObject({ facts: { url, isFeed: true } });
  expect((failure as UserError).message).toMatch(/Check the URL, or try again later\.$/);
});

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
