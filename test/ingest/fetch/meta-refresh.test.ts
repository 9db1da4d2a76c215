import { describe, expect, test } from 'vitest';
import { refreshTarget } from '../../../src/ingest/fetch/meta-refresh.js';
import { serve } from '../web-server.js';
import { HTML, PAGE, read } from './fetching.js';

const PAGE_URL = 'https://a.example/old';
const target = (html: string): string | null => refreshTarget(PAGE_URL, Buffer.from(html));

describe('a page that only leads to another one', () => {
  test.each([
    ['<meta http-equiv="refresh" content="0;url=/new">', 'https://a.example/new'],
    [
      `<META content='0; URL="https://b.example/x?a=1&amp;b=2"' http-equiv=Refresh><p>Moved.</p>`,
      'https://b.example/x?a=1&b=2',
    ],
    ['<meta http-equiv="refresh" content="3, new">', 'https://a.example/new'],
  ])('%s', (html, expected) => {
    expect(target(`<html><head>${html}</head></html>`)).toBe(expected);
  });

  test.each([
    ['a page that reloads itself', '<meta http-equiv="refresh" content="0;url=/old">'],
    ['a page that is shown for minutes', '<meta http-equiv="refresh" content="300;url=/new">'],
    ['a page without an address', '<meta http-equiv="refresh" content="5">'],
    ['browsers without scripts', '<noscript><meta http-equiv="refresh" content="0;url=/new"></noscript>'],
    ['a comment', '<!-- <meta http-equiv="refresh" content="0;url=/new"> -->'],
    [
      'a page with a text',
      `<meta http-equiv="refresh" content="0;url=/new"><p>${'It says more than that. '.repeat(30)}</p>`,
    ],
    ['a script', '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">'],
  ])('is not %s', (_, html) => {
    expect(target(html)).toBeNull();
  });

  test('is followed once', async () => {
    const asked: (string | undefined)[] = [];
    const origin = await serve((request, response) => {
      asked.push(request.url);
      const next = request.url === '/a' ? '/b' : '/c';
      const leads = `<meta http-equiv="refresh" content="0;url=${next}">`;
      response
        .writeHead(200, HTML)
        .end(
          request.url === '/story'
            ? PAGE
            : request.url === '/to-story'
              ? leads.replace('/c', '/story')
              : leads,
        );
    });
    expect(await read(`${origin}/to-story`)).toMatchObject({
      url: `${origin}/story`,
      alternativeUrls: [`${origin}/to-story`],
    });
    await expect(read(`${origin}/a`)).rejects.toMatchObject({ code: 'page.no-article' });
    expect(asked).toEqual(['/to-story', '/story', '/a', '/b']);
  });

  test('leads nowhere that is not allowed', async () => {
    const origin = await serve((_, response) =>
      response
        .writeHead(200, HTML)
        .end('<meta http-equiv="refresh" content="0;url=http://user:pw@127.0.0.1/x">'),
    );
    await expect(read(`${origin}/a`)).rejects.toMatchObject({ code: 'url.refused' });
  });
});
