/** Answers that are no page, too large, too slow or broken, from a real server on loopback. */
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { serve, serveRaw } from '../web-server.js';
import { HTML, hurried, PAGE, read, refused } from './fetching.js';

describe('what is no page', () => {
  test.each([
    [404, /status 404: there is no such page.*paste the text/],
    [403, /status 403: the site does not allow reading it/],
    [429, /limiting requests/],
    [500, /status 500: the site has a problem/],
    [204, /./],
    [304, /status 304/],
    [300, /status 300/],
  ])('status %i', async (status, message) => {
    const origin = await serve((_, response) => response.writeHead(status, HTML).end());
    await refused(origin, status === 204 ? 'page.no-article' : 'url.status', message);
  });

  test.each([
    ['application/rss+xml', 'x', /is a feed\. .*byline feed add http:\/\/127\.0\.0\.1/],
    ['application/feed+json', '{}', /is a feed/],
    ['application/xml', '<?xml version="1.0"?><rss version="2.0">', /is a feed/],
    ['text/html', '<?xml version="1.0"?><feed xmlns="x">', /is a feed/],
    ['application/json', '{"version": "https://jsonfeed.org/version/1.1"}', /is a feed/],
    ['text/xml', '<atom:feed xmlns:atom="x">', /is a feed/],
    ['image/png', 'x', /has the content type image\/png\. Expected a web page/],
    ['application/json', '{}', /the content type application\/json/],
    ['application/octet-stream', 'x', /the content type application\/octet-stream/],
    ['constructor', 'x', /the content type constructor/],
  ])('%s: %s', async (type, body, message) => {
    const origin = await serve((_, response) => response.writeHead(200, { 'content-type': type }).end(body));
    await refused(origin, 'url.content', message);
  });

  test('an encoding that was not asked for', async () => {
    for (const encoding of ['zstd', 'gzip, gzip', 'constructor']) {
      const origin = await serve((_, response) =>
        response.writeHead(200, { ...HTML, 'content-encoding': encoding }).end(PAGE),
      );
      await refused(origin, 'url.content', /is compressed as/);
    }
  });

  test('binary that calls itself HTML', async () => {
    const origin = await serve((_, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end(Buffer.from([0, 1, 2, 3, 0, 255])),
    );
    await refused(origin, 'source.binary', /contains binary data/);
  });

  test('a wall, a headline', async () => {
    const origin = await serve((_, response) => response.writeHead(200, HTML).end('<h1>Ferries</h1>'));
    await refused(origin, 'page.no-article', /no running text.*paste the text/);
  });
});

describe('too much', () => {
  test('a length that says so is believed at once', async () => {
    const origin = await serve(
      (_, response) => void response.writeHead(200, { ...HTML, 'content-length': '99999999' }).write('x'),
    );
    await refused(origin, 'source.too-large', /larger than the limit of 1 MiB \(FETCH_MAX_MIB\)/);
  });

  test('a body without end', async () => {
    let sent = 0;
    const origin = await serve((_, response) => {
      response.writeHead(200, HTML);
      const chunk = Buffer.alloc(65_536, 'a');
      const more = (): void => {
        while (!response.destroyed && response.write(chunk)) sent += chunk.length;
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    });
    await refused(origin, 'source.too-large', /1 MiB/);
    expect(sent).toBeLessThan(64 * 1024 * 1024);
  });

  test('a bomb is let go at the limit', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(1024 * 1024);
    const origin = await serve((_, response) =>
      response.writeHead(200, { ...HTML, 'content-encoding': 'gzip' }).end(bomb),
    );
    const before = process.memoryUsage().arrayBuffers;
    await refused(origin, 'source.too-large', /1 MiB/);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 * 1024);
  });
});

describe('too slow', () => {
  test('headers that never come', async () => {
    const origin = await serveRaw(() => undefined);
    expect(
      await refused(origin, 'url.timeout', /longer than 1 s.*FETCH_TIMEOUT_S/, { limits: hurried }),
    ).toBeLessThan(15_000);
  });

  test('a body that trickles', async () => {
    const origin = await serve(async (_, response) => {
      response.writeHead(200, HTML);
      while (!response.destroyed) {
        response.write('<p>');
        await sleep(50);
      }
    });
    expect(await refused(origin, 'url.timeout', /longer than 1 s/, { limits: hurried })).toBeLessThan(15_000);
  });

  test('a resolver that never answers', async () => {
    const lookup = () => undefined;
    expect(
      await refused('http://news.example/', 'url.timeout', /longer than 1 s/, { limits: hurried, lookup }),
    ).toBeLessThan(15_000);
  });

  test('redirects that are each in time', async () => {
    const origin = await serve(async (_, response) => {
      await sleep(400);
      response.writeHead(302, { location: '/' }).end();
    });
    await refused(origin, 'url.timeout', /longer than 1 s/, { limits: hurried });
  });

  test('the one who asked may stop it, before and meanwhile', async () => {
    const controller = new AbortController();
    const origin = await serveRaw(() => controller.abort());
    await refused(origin, 'cancelled', /was cancelled/, { signal: controller.signal });
    let asked = 0;
    const other = await serveRaw(() => asked++);
    await refused(other, 'cancelled', /was cancelled/, { signal: AbortSignal.abort() });
    expect(asked).toBe(0);
  });
});

describe('broken servers', () => {
  test.each([
    ['a closed connection', '', /was closed|web server should/],
    ['no HTTP', 'SSH-2.0-OpenSSH_9.6\r\n', /sent an invalid HTTP response/],
    [
      'a body shorter than its length',
      'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 500\r\n\r\n<p>',
      /cannot be read/,
    ],
    [
      'damaged gzip',
      'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc',
      /damaged or incomplete/,
    ],
    ['headers without end', `HTTP/1.1 200 OK\r\n${'X-A: b\r\n'.repeat(10_000)}`, /invalid HTTP response/],
  ])('%s', async (_, bytes, message) => {
    const origin = await serveRaw((socket) => socket.end(bytes));
    await refused(origin, 'url.unreachable', message);
  });

  test('no server at all', async () => {
    const origin = await serve(() => undefined);
    await refused(origin.replace(/:\d+$/, ':1'), 'url.unreachable', /refuses the connection/);
  });

  test('cut-off gzip', async () => {
    const half = gzipSync(PAGE).subarray(0, 60);
    const origin = await serve((_, response) =>
      response.writeHead(200, { ...HTML, 'content-encoding': 'gzip' }).end(half),
    );
    await refused(origin, 'url.unreachable', /damaged or incomplete/);
  });
});

test('a feed has an error of its own, so that every surface can name its command', async () => {
  const origin = await serve((_, response) =>
    response.writeHead(200, { 'content-type': 'application/rss+xml' }).end('<rss version="2.0"/>'),
  );
  await expect(read(`${origin}/feed.xml`)).rejects.toMatchObject({
    id: 'fetch.feed',
    facts: { url: `${origin}/feed.xml` },
  });
});
