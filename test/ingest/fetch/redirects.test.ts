/** Redirects, from a real server on loopback. */
import { describe, expect, test } from 'vitest';
import { serve } from '../web-server.js';
import { HTML, limits, PAGE, read, refused } from './fetching.js';

describe('redirects', () => {
  test('five are followed, six are not', async () => {
    const origin = await serve((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left > 0) response.writeHead(301, { location: `/${left - 1}` }).end();
      else response.writeHead(200, HTML).end(PAGE);
    });
    expect(await read(`${origin}/5`)).toMatchObject({ title: 'Ferries' });
    await refused(`${origin}/6`, 'url.redirects', /more than 5 times.*paste the text/);
  });

  test('a loop ends', async () => {
    let asked = 0;
    const origin = await serve((_, response) => {
      asked++;
      response.writeHead(302, { location: '/' }).end();
    });
    await refused(origin, 'url.redirects', /more than 5 times/);
    expect(asked).toBe(6);
  });

  test('each hop is guarded like the first', async () => {
    const targets = [
      'file:///etc/passwd',
      'ftp://example.org/',
      'http://user:pw@example.org/',
      'data:text/html,x',
    ];
    for (const location of targets) {
      const origin = await serve((_, response) => response.writeHead(302, { location }).end());
      await refused(origin, 'url.refused', /is not supported|user name/);
    }
    const origin = await serve((_, response) => response.writeHead(302, { location: 'http://[' }).end());
    await refused(origin, 'url.redirects', /not a valid URL/);
  });

  test('one to a private address is refused, and nothing is asked there', async () => {
    let asked = 0;
    const inner = await serve((_, response) => {
      asked++;
      response.writeHead(200, HTML).end(PAGE);
    });
    let hops = 0;
    const outer = await serve((_, response) => {
      hops++;
      response.writeHead(302, { location: inner.replace(/:\d+$/, '/') }).end();
    });
    // Loopback stands for the public web up to the first answer; from then on the guard is up.
    const guardedLater = { ...limits };
    Object.defineProperty(guardedLater, 'ALLOW_PRIVATE_URLS', { get: () => hops === 0 });
    await refused(outer, 'url.refused', /127\.0\.0\.1 is not on the public internet/, {
      limits: guardedLater,
    });
    expect([hops, asked]).toEqual([1, 0]);
  });
});
