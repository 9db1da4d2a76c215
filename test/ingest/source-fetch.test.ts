/** Fetching from a real server on loopback, which `ALLOW_PRIVATE_URLS` makes reachable. */
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config/config.js';
import type { UserErrorCode } from '../../src/domain/errors.js';
import type { SourceOptions } from '../../src/ingest/fetch/options.js';
import { readSource } from '../../src/ingest/read-source.js';
import { serve, serveRaw } from './source-server.js';

const limits = { ...readConfig({}), ALLOW_PRIVATE_URLS: true, FETCH_MAX_MIB: 1, FETCH_TIMEOUT_S: 5 };
const hurried = { ...limits, FETCH_TIMEOUT_S: 1 };
const read = (url: string, options: Partial<SourceOptions> = {}) =>
  readSource({ kind: 'url', url }, { limits, ...options });

const PARAGRAPH =
  'The company has ordered four ships, and the first of them enters service on the northern route in spring.';
const pageOf = (paragraph: string, head = '') =>
  `<!doctype html><html><head><title>Ferries</title>${head}</head><body><article>${`<p>${paragraph}</p>`.repeat(3)}</article></body></html>`;
const PAGE = pageOf(PARAGRAPH);
const HTML = { 'content-type': 'text/html; charset=utf-8' };

async function refused(
  url: string,
  code: UserErrorCode,
  message: RegExp,
  options: Partial<SourceOptions> = {},
) {
  const before = performance.now();
  await expect(read(url, options)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  return performance.now() - before;
}

describe('a page', () => {
  test('becomes a draft, in stages, under an honest name', async () => {
    const seen: unknown[] = [];
    const origin = await serve((request, response) => {
      seen.push(request.headers['user-agent'], request.headers.cookie);
      response.writeHead(200, HTML).end(PAGE);
    });
    const stages: string[] = [];
    const draft = await read(`${origin}/a?utm_source=x#b`, { onStage: (stage) => stages.push(stage) });
    expect(draft).toMatchObject({
      title: 'Ferries',
      outlet: '127.0.0.1',
      url: `${origin}/a`,
      alternativeUrls: [],
      publishedAt: null,
    });
    expect(draft.text).toBe([PARAGRAPH, PARAGRAPH, PARAGRAPH].join('\n\n'));
    expect(stages).toEqual(['fetching', 'reading']);
    expect(seen).toEqual([limits.USER_AGENT, undefined]);
  });

  test('of plain text is read as it is', async () => {
    const origin = await serve((_, response) =>
      response.writeHead(200, { 'content-type': 'text/plain' }).end(`OSLO, May 3, 2025 (SW) - ${PARAGRAPH}`),
    );
    expect(await read(origin)).toMatchObject({ title: null, publishedAt: '2025-05-03', url: `${origin}/` });
  });

  test('of XHTML, and one without a type that looks like HTML', async () => {
    for (const type of [{ 'content-type': 'application/xhtml+xml' }, {}]) {
      const origin = await serve((_, response) =>
        response.writeHead(200, type).end(`<?xml version="1.0"?>${PAGE}`),
      );
      expect(await read(origin)).toMatchObject({ title: 'Ferries' });
    }
  });

  test('keeps every address that led to it', async () => {
    const origin = await serve((request, response) => {
      if (request.url === '/short') response.writeHead(302, { location: '/story?id=1&utm_medium=x' }).end();
      else response.writeHead(200, HTML).end(pageOf(PARAGRAPH, '<link rel="canonical" href="/story">'));
    });
    const draft = await read(`${origin}/short`);
    expect(draft.url).toBe(`${origin}/story`);
    expect(draft.alternativeUrls).toEqual([`${origin}/story?id=1`, `${origin}/short`]);
  });

  test.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ] as const)('compressed as %s', async (encoding, compress) => {
    const origin = await serve((_, response) =>
      response.writeHead(200, { ...HTML, 'content-encoding': encoding }).end(compress(PAGE)),
    );
    expect(await read(origin)).toMatchObject({ title: 'Ferries' });
  });
});

describe('charsets', () => {
  const russian =
    'Компания заказала четыре новых корабля, и первый из них выйдет на северную линию весной, сообщил директор.';
  const cp1251 = (text: string) =>
    Buffer.from(
      [...text].map((letter) => {
        const code = letter.codePointAt(0)!;
        return code >= 0x410 && code <= 0x44f ? code - 0x350 : code;
      }),
    );
  const japanese = Buffer.from([0x93, 0xfa, 0x96, 0x7b]);

  test('windows-1251 by its header', async () => {
    const origin = await serve((_, response) =>
      response
        .writeHead(200, { 'content-type': 'text/html; charset=windows-1251' })
        .end(cp1251(pageOf(russian))),
    );
    expect((await read(origin)).text).toContain(russian);
  });

  test('windows-1251 by its meta element, and the header before that', async () => {
    const meta = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">';
    const origin = await serve((_, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end(cp1251(pageOf(russian, meta))),
    );
    expect((await read(origin)).text).toContain(russian);
    const other = await serve((_, response) => response.writeHead(200, HTML).end(pageOf(russian, meta)));
    expect((await read(other)).text).toContain(russian);
  });

  test('Shift_JIS', async () => {
    const [before = '', after = ''] = pageOf(`${PARAGRAPH} #`, '<meta charset=shift_jis>').split('#', 2);
    const origin = await serve((_, response) =>
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(
          Buffer.concat([Buffer.from(before), japanese, Buffer.from(after), Buffer.from('</p></article>')]),
        ),
    );
    expect((await read(origin)).text).toContain(`${PARAGRAPH} 日本`);
  });

  test('ISO-8859-1, which means windows-1252', async () => {
    const page = Buffer.from(pageOf(`${PARAGRAPH} Caf\u00e9 \u0093Oslo\u0094 \u0096 \u0080 5.`), 'latin1');
    const origin = await serve((_, response) =>
      response.writeHead(200, { 'content-type': 'text/html; charset=ISO-8859-1' }).end(page),
    );
    expect((await read(origin)).text).toContain('Café “Oslo” – € 5.');
  });

  test('a byte order mark beats the header; an unknown charset counts as none', async () => {
    const origin = await serve((_, response) =>
      response
        .writeHead(200, { 'content-type': 'text/html; charset=iso-8859-1' })
        .end(`\ufeff${pageOf(`${PARAGRAPH} Café.`)}`),
    );
    expect((await read(origin)).text).toContain('Café.');
    const unknown = await serve((_, response) =>
      response
        .writeHead(200, { 'content-type': 'text/html; charset=klingon' })
        .end(pageOf(`${PARAGRAPH} Café.`)),
    );
    expect((await read(unknown)).text).toContain('Café.');
  });
});

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
      await refused(origin, 'url.refused', /is not read|user name/);
    }
    const origin = await serve((_, response) => response.writeHead(302, { location: 'http://[' }).end());
    await refused(origin, 'url.redirects', /no address/);
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

describe('what is no page', () => {
  test.each([
    [404, /status 404: there is no such page.*paste the text/],
    [403, /status 403: the site does not let it be read/],
    [429, /asked too often/],
    [500, /status 500: the site is out of order/],
    [204, /./],
    [304, /status 304/],
    [300, /status 300/],
  ])('status %i', async (status, message) => {
    const origin = await serve((_, response) => response.writeHead(status, HTML).end());
    await refused(origin, status === 204 ? 'page.no-article' : 'url.status', message);
  });

  test.each([
    ['application/rss+xml', 'x', /a feed, which is not read yet/],
    ['application/feed+json', '{}', /a feed/],
    ['application/xml', '<?xml version="1.0"?><rss version="2.0">', /a feed/],
    ['text/html', '<?xml version="1.0"?><feed xmlns="x">', /a feed/],
    ['image/png', 'x', /is image\/png\. Expected a web page/],
    ['application/json', '{}', /is application\/json/],
    ['application/octet-stream', 'x', /is application\/octet-stream/],
    ['constructor', 'x', /is constructor/],
  ])('%s: %s', async (type, body, message) => {
    const origin = await serve((_, response) => response.writeHead(200, { 'content-type': type }).end(body));
    await refused(origin, 'url.content', message);
  });

  test('an encoding that was not asked for', async () => {
    for (const encoding of ['zstd', 'gzip, gzip', 'constructor']) {
      const origin = await serve((_, response) =>
        response.writeHead(200, { ...HTML, 'content-encoding': encoding }).end(PAGE),
      );
      await refused(origin, 'url.content', /comes compressed as/);
    }
  });

  test('binary that calls itself HTML', async () => {
    const origin = await serve((_, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end(Buffer.from([0, 1, 2, 3, 0, 255])),
    );
    await refused(origin, 'source.binary', /is binary/);
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
    await refused(origin, 'source.too-large', /larger than the 1 MiB.*FETCH_MAX_MIB/);
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
    ['a closed connection', '', /broke off|web server should/],
    ['no HTTP', 'SSH-2.0-OpenSSH_9.6\r\n', /does not answer as a web server should/],
    [
      'a body shorter than its length',
      'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 500\r\n\r\n<p>',
      /cannot be read/,
    ],
    [
      'damaged gzip',
      'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc',
      /damaged or cut off/,
    ],
    ['headers without end', `HTTP/1.1 200 OK\r\n${'X-A: b\r\n'.repeat(10_000)}`, /web server should/],
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
    await refused(origin, 'url.unreachable', /damaged or cut off/);
  });
});
