/**
 * Hostile servers and files, each with what it gets; `npm run hostile` lists them beside those of the other files.
 * None may take more than its bounds, hang, or end in anything but a `UserError`.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliCompressSync, constants, deflateSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { ProcessParser } from '../../src/app/parsing/process-parser.js';
import { readConfig } from '../../src/config/config.js';
import { UserError, type UserErrorCode } from '../../src/domain/errors.js';
import { normaliseText } from '../../src/ingest/formats/normalise-text.js';
import { pdfOf } from '../fixtures/pdf.js';
import { readSource } from './read-source.js';
import { serve, serveRaw } from './web-server.js';

const limits = { ...readConfig({}), ALLOW_PRIVATE_URLS: true, FETCH_MAX_MIB: 1, FETCH_TIMEOUT_S: 2 };
const guarded = readConfig({});
const url = (address: string, bounds: typeof limits = limits) =>
  readSource({ kind: 'url', url: address }, { limits: bounds });

const PARAGRAPH =
  '<p>The company has ordered four ships, and the first of them enters service in spring.</p>';
const PAGE = `<html><body><article>${PARAGRAPH.repeat(3)}</article></body></html>`;
const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n';

describe('spellings of an address inside', () => {
  test.each([
    ['backslashes', 'http:\\\\127.0.0.1\\'],
    ['no slashes', 'http:127.0.0.1'],
    ['three slashes', 'http:///127.0.0.1/'],
    ['a line break in the middle', 'http://127.0.\n0.1/'],
    ['a tab in the scheme', 'ht\ttp://127.0.0.1/'],
    ['octal in one number', 'http://017700000001/'],
    ['hexadecimal parts', 'http://0x7f.0x0.0x0.0x1/'],
    ['decimal with a trailing dot', 'http://2130706433./'],
    ['IPv4-compatible IPv6', 'http://[::127.0.0.1]/'],
    ['NAT64 with dots', 'http://[64:ff9b::10.0.0.1]/'],
    ['capitals and trailing dots', 'http://LocalHost../'],
    ['soft hyphens in the name', 'http://local\u00adhost/'],
    ['a fragment that looks like a host', 'http://127.0.0.1#@example.org/'],
    ['percent-encoded dots', 'http://127%2e0%2e0%2e1/'],
    ['home network', 'http://nas.home.arpa/'],
  ])('%s: url.refused', async (_, address) => {
    await expect(url(address, guarded as typeof limits)).rejects.toMatchObject({ code: 'url.refused' });
  });

  test.each([
    ['a host that is a user name', 'http://127.0.0.1:80@example.org/'],
    ['a public user name before an inner host', 'http://example.org@127.0.0.1/'],
    ['a file with a host', 'file://example.org/etc/passwd'],
    ['view-source', 'view-source:http://example.org/'],
    ['gopher', 'gopher://127.0.0.1:11211/_stats'],
    ['blob', 'blob:http://example.org/1'],
    ['a port above the range of ports 80 and 443', 'http://example.org:65535/'],
  ])('%s: url.refused', async (_, address) => {
    await expect(url(address, guarded as typeof limits)).rejects.toMatchObject({ code: 'url.refused' });
  });
});

describe('servers that lie about what they send', () => {
  const raw: readonly (readonly [string, UserErrorCode, string])[] = [
    [
      'two lengths that differ',
      'url.unreachable',
      `${HEAD}Content-Length: 5\r\nContent-Length: 500\r\n\r\n${PAGE}`,
    ],
    ['a negative length', 'url.unreachable', `${HEAD}Content-Length: -1\r\n\r\n${PAGE}`],
    ['a length that is no number', 'url.unreachable', `${HEAD}Content-Length: ten\r\n\r\n${PAGE}`],
    [
      'a length beside chunks',
      'url.unreachable',
      `${HEAD}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    ],
    [
      'a length beyond all numbers',
      'url.unreachable',
      `${HEAD}Content-Length: 99999999999999999999\r\n\r\nx`,
    ],
    ['a chunk of a size that is none', 'url.unreachable', `${HEAD}Transfer-Encoding: chunked\r\n\r\nzz\r\n`],
    ['chunks that end early', 'url.unreachable', `${HEAD}Transfer-Encoding: chunked\r\n\r\nfff\r\n<p>`],
    [
      'a length below what it sends',
      'page.no-article',
      `${HEAD}Content-Length: 12\r\nConnection: close\r\n\r\n${PAGE}`,
    ],
    ['a redirect to nowhere', 'url.status', 'HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n'],
    [
      'a redirect with a line break in it',
      'url.unreachable',
      'HTTP/1.1 302 Found\r\nLocation: file:///etc/\r\n passwd\r\n\r\n',
    ],
  ];
  test.each(raw)('%s: %s', async (_, code, bytes) => {
    const origin = await serveRaw((socket) => socket.end(bytes));
    await expect(url(origin)).rejects.toMatchObject({ code });
  });

  test('headers that trickle: url.timeout', async () => {
    const origin = await serveRaw(async (socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      for (let i = 0; !socket.destroyed; i++) {
        socket.write(`X-${i}: y\r\n`);
        await sleep(50);
      }
    });
    await expect(url(origin)).rejects.toMatchObject({ code: 'url.timeout' });
  });

  test('interim answers without end: url.timeout, or the connection is dropped', async () => {
    const origin = await serveRaw(async (socket) => {
      while (!socket.destroyed) {
        socket.write('HTTP/1.1 102 Processing\r\n\r\n');
        await sleep(20);
      }
    });
    await expect(url(origin)).rejects.toMatchObject({
      code: expect.stringMatching(/^url\.(?:timeout|unreachable)$/),
    });
  });

  test('a redirect whose own body never ends: it is let go', async () => {
    let asked = 0;
    const origin = await serve((request, response) => {
      asked++;
      if (request.url === '/story') response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
      else response.writeHead(302, { location: '/story' }).write('x'.repeat(100_000));
    });
    expect((await url(origin)).text).toMatch(/^The company/);
    expect(asked).toBe(2);
  });

  test.each([
    [
      'br',
      () =>
        brotliCompressSync(Buffer.alloc(100_000_000), { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
    ],
    ['deflate', () => deflateSync(Buffer.alloc(100_000_000))],
  ] as const)('a bomb compressed as %s: source.too-large', async (encoding, bomb) => {
    const origin = await serve((_, response) =>
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': encoding }).end(bomb()),
    );
    await expect(url(origin)).rejects.toMatchObject({ code: 'source.too-large' });
  });
});

describe('text that would command a terminal or a reader', () => {
  test('control, bidirectional and invisible characters of a page reach neither text nor title', async () => {
    const origin = await serve((_, response) =>
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end(
          `<html><head><title>Four\u001b[2J ships\u202e\u0007</title></head><body><article>${PARAGRAPH.replace('four', 'fo\u0001u\u200br\u001b[31m')}${PARAGRAPH.repeat(2)}</article></body></html>`,
        ),
    );
    const { title, text } = await url(origin);
    expect(title).toBe('Four[2J ships');
    expect(text).toMatch(/^The company has ordered four\[31m ships/);
    expect(normaliseText(text)).toBe(text);
    expect(normaliseText(title ?? '')).toBe(title);
  });
});

describe('files', () => {
  // As in use: some readers have no bound of their own, and end with their process.
  const parser = new ProcessParser({ maxMs: 10_000, maxMib: 768 });
  afterAll(() => parser.close());
  const file = (name: string, bytes: Uint8Array) =>
    parser.article({ kind: 'file', name, bytes }, { limits, maxWords: 50_000, now: new Date() });

  const broken = (kids: string, count: number) =>
    Buffer.from(
      `%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count ${count} /Kids [${kids}] >>\nendobj\ntrailer\n<< /Root 1 0 R /Size 3 >>\n%%EOF`,
    );
  const hostile: readonly (readonly [string, string, () => Uint8Array])[] = [
    ['a PDF whose pages contain each other', 'a.pdf', () => broken('2 0 R', 1)],
    ['a PDF that claims a billion pages', 'a.pdf', () => broken('', 1_000_000_000)],
    ['a PDF of nested arrays', 'a.pdf', () => pdfOf({ pages: [[]], content: `${'['.repeat(500_000)} TJ` })],
    [
      'a PDF of graphics states that are never closed',
      'a.pdf',
      () => pdfOf({ pages: [[]], content: 'q '.repeat(50_000) }),
    ],
    ['JSON of nested arrays', 'a.json', () => Buffer.from('['.repeat(2_000_000))],
    [
      'JSON of nested objects that ends',
      'a.json',
      () => Buffer.from(`${'{"text":'.repeat(100_000)}1${'}'.repeat(100_000)}`),
    ],
    ['a mail of headers alone', 'a.eml', () => Buffer.from('X-A: b\r\n'.repeat(100_000))],
    [
      'a mail of one endless header',
      'a.eml',
      () => Buffer.from(`Subject: ${'=?utf-8?B?QUFB?= '.repeat(200_000)}`),
    ],
    [
      'a zip that calls itself text',
      'a.txt',
      () => Buffer.from('PK\u0003\u0004\u0000\u0000\u0000\u0001'.repeat(1000), 'latin1'),
    ],
    ['nothing but invisible characters', 'a.txt', () => Buffer.from('\u200b\u2060\u00ad'.repeat(100_000))],
    ['markdown of nested marks', 'a.md', () => Buffer.from('*[_`'.repeat(200_000))],
    [
      'front matter with a link of 50,000 parameters',
      'a.md',
      () =>
        Buffer.from(
          `---\nurl: https://example.org/?${Array.from({ length: 50_000 }, (_, n) => `utm_${n}=1`).join('&')}\n---\nMinisters met.`,
        ),
    ],
    ['speakers on every line', 'a.txt', () => Buffer.from('ab: c\n'.repeat(200_000))],
    [
      'JSON with a text of unfinished tags',
      'a.json',
      () => Buffer.from(JSON.stringify({ text: '<p '.repeat(300_000) })),
    ],
    ['front matter without end', 'a.md', () => Buffer.from(`---\n${'a: b\n'.repeat(200_000)}`)],
  ];
  test.each(hostile)(
    '%s: refused or read, within seconds',
    async (_, name, make) => {
      try {
        await file(name, make());
      } catch (error) {
        expect(error).toBeInstanceOf(UserError);
      }
    },
    60_000,
  );
});
