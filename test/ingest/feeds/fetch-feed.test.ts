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

test.each([
  ['redirects to nothing', { location: 'http://[' }, 302, ''],
  ['redirects in a circle', { location: '/feed' }, 302, ''],
  ['is larger than the limit', { 'content-length': '9000000' }, 200, ''],
  ['is compressed in an unknown way', { 'content-encoding': 'zstd' }, 200, 'x'],
  ['is binary', { 'content-type': 'application/rss+xml' }, 200, '\u0000\u0001\u0002'.repeat(40)],
])('nor of one that %s', async (_, headers, status, body) => {
  const url = `${await serve((_, response) => void response.writeHead(status, headers).end(body))}/feed`;
  const failure = fetchFeed(url, NO_VALIDATORS, { limits: hurried, parser: threadParser });
  await expect(failure).rejects.toMatchObject({
    id: expect.stringMatching(/^fetch\./),
    facts: { isFeed: true },
    message: expect.not.stringMatching(/paste/i),
  });
});

test.each(['ftp://quay.example/feed', 'https://ann:x@quay.example/feed', 'http://127.0.0.1/feed'])(
  'nor of one at an address that is refused: %s',
  async (url) => {
    const limits = { ...hurried, ALLOW_PRIVATE_URLS: false };
    const failure = fetchFeed(url, NO_VALIDATORS, { limits, parser: threadParser });
    await expect(failure).rejects.toMatchObject({
      code: 'url.refused',
      message: expect.not.stringMatching(/paste/i),
    });
  },
);

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
