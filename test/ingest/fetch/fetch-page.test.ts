/** Fetching from a real server on loopback, which `ALLOW_PRIVATE_URLS` makes reachable. */
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { serve } from '../web-server.js';
import { HTML, limits, PAGE, PARAGRAPH, pageOf, read } from './fetching.js';

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
    expect(stages).toEqual(['fetching']);
    expect(seen).toEqual([limits.USER_AGENT, undefined]);
  });

  test('of plain text is read as it is', async () => {
    const origin = await serve((_, response) =>
      response.writeHead(200, { 'content-type': 'text/plain' }).end(`OSLO, May 3, 2025 (SW) - ${PARAGRAPH}`),
    );
    expect(await read(origin)).toMatchObject({ title: null, publishedAt: '2025-05-03', url: `${origin}/` });
  });

  test.each([PAGE, `\n<?xml version="1.0"?>\n${PAGE}`, `\uFEFF${PAGE}`])(
    'of HTML that is sent as plain text',
    async (page) => {
      const origin = await serve((_, response) =>
        response.writeHead(200, { 'content-type': 'text/plain' }).end(page),
      );
      expect(await read(origin)).toMatchObject({ title: 'Ferries' });
    },
  );

  test('of plain text that quotes a tag stays a text', async () => {
    const text = `The page began with "<html>" and nothing else.\n\n${PARAGRAPH}`;
    const origin = await serve((_, response) =>
      response.writeHead(200, { 'content-type': 'text/plain' }).end(text),
    );
    expect((await read(origin)).text).toContain('<html>');
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
    expect(draft.isDeclaredUrl).toBe(true);
    expect((await read(`${origin}/story`)).isDeclaredUrl).toBeUndefined();
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

  test.each(['iso-8859-1', 'windows-1251', 'euc-kr', 'gbk'])(
    'UTF-8 that is declared as %s',
    async (charset) => {
      const text = 'Ferjen går fra Ærøskøbing klokken ni, står det på skiltet ved færgelejet.';
      const origin = await serve((_, response) =>
        response
          .writeHead(200, { 'content-type': `text/html; charset=${charset}` })
          .end(pageOf(`${PARAGRAPH} ${text}`)),
      );
      expect((await read(origin)).text).toContain(text);
    },
  );

  test('two letters of an Asian encoding that could be UTF-8', async () => {
    const [before = '', after = ''] = pageOf(`${PARAGRAPH} #`, '<meta charset=gbk>').split('#', 2);
    const bytes = Buffer.concat([
      Buffer.from(before),
      Buffer.from([0xc1, 0xaa, 0xcd, 0xa8]),
      Buffer.from(after),
    ]);
    const origin = await serve((_, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end(bytes),
    );
    expect((await read(origin)).text).toContain(`${PARAGRAPH} 联通`);
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
