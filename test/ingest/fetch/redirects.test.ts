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

describe('cookies', () => {
  /** A site that redirects to itself until it gets the cookie that it set. */
  const insistent = (cookie: string) =>
    serve((request, response) => {
      if (request.headers.cookie === 'seen=1') response.writeHead(200, HTML).end(PAGE);
      else response.writeHead(302, { location: request.url ?? '/', 'set-cookie': cookie }).end();
    });

  test('are kept across the redirects of one fetch, and no longer', async () => {
    const origin = await insistent('seen=1; Path=/; HttpOnly');
    expect(await read(`${origin}/a`)).toMatchObject({ title: 'Ferries' });
    const asked: (string | undefined)[] = [];
    const counting = await serve((request, response) => {
      asked.push(request.headers.cookie);
      if (asked.length % 2 === 0) response.writeHead(200, HTML).end(PAGE);
      else
        response
          .writeHead(302, { location: '/b', 'set-cookie': ['seen=1; Path=/', 'other=2; Path=/elsewhere'] })
          .end();
    });
    await read(`${counting}/a`);
    await read(`${counting}/a`);
    expect(asked).toEqual([undefined, 'seen=1', undefined, 'seen=1']);
  });

  test.each([
    'seen=1; Max-Age=0',
    'seen=1; Expires=Wed, 21 Oct 2015 07:28:00 GMT',
    'seen=1; Path=/elsewhere',
    `seen=1; x=${'x'.repeat(5000)}`,
  ])('%.60s is not sent', async (cookie) => {
    await refused(`${await insistent(cookie)}/a`, 'url.redirects', /more than 5 times/);
  });

  test('never reach another origin, whatever domain they name', async () => {
    const received: (string | undefined)[] = [];
    const other = await serve((request, response) => {
      received.push(request.headers.cookie);
      response.writeHead(302, { location: `${origin}/back`, 'set-cookie': 'theirs=2; Path=/' }).end();
    });
    const returned: (string | undefined)[] = [];
    const origin = await serve((request, response) => {
      if (request.url === '/back') {
        returned.push(request.headers.cookie);
        response.writeHead(200, HTML).end(PAGE);
      } else {
        response
          .writeHead(302, { location: `${other}/`, 'set-cookie': 'ours=1; Path=/; Domain=127.0.0.1' })
          .end();
      }
    });
    await read(`${origin}/a`);
    expect(received).toEqual([undefined]);
    expect(returned).toEqual(['ours=1']);
  });
});
