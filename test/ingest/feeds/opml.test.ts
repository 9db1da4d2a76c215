import { describe, expect, test } from 'vitest';
import { createNewsroom } from '../../../src/app/create-newsroom.js';
import { readConfig } from '../../../src/config/config.js';
import { MAX_LISTED_FEEDS, parseOpml, writeOpml } from '../../../src/ingest/feeds/parse/opml.js';
import { threadParser } from '../../../src/ingest/parse/thread-parser.js';
import { fakeEmbedder } from '../../fixtures/fake-embedder.js';
import { temporaryFolder } from '../../fixtures/temporary-folder.js';
import { openTestStore } from '../../fixtures/test-store.js';
import { serve } from '../web-server.js';

const SCOPE = 'guild:1';
const opml = (outlines: string) => `<?xml version="1.0"?><opml version="1.0"><body>${outlines}</body></opml>`;

describe('an OPML file', () => {
  test('lists its feeds in order, whatever folders they are in, each once', () => {
    const text = opml(
      `<outline text="A &amp; B" xmlUrl="https://a.example/rss" htmlUrl="https://a.example/"/>
       <outline text="Folder"><outline text="Inner"><outline title="C" type="rss" xmlUrl=" feed://c.example/rss "/></outline>
       <outline type="rss" text="D" xmlUrl="feed:https://d.example/rss"/></outline>
       <outline text="Again" xmlUrl="https://A.example/rss"/><outline text="No feed" htmlUrl="https://e.example/"/>
       <OUTLINE TEXT="F" TYPE="rss" URL="https://f.example/rss"/>`,
    );
    expect(parseOpml('feeds.opml', text)).toEqual({
      feeds: [
        { url: 'https://a.example/rss', title: 'A & B' },
        { url: 'http://c.example/rss', title: 'C' },
        { url: 'https://d.example/rss', title: 'D' },
        { url: 'https://f.example/rss', title: 'F' },
      ],
      repeated: 1,
      omitted: 0,
    });
  });

  test('that lists too many gives the first', () => {
    const outlines = Array.from(
      { length: MAX_LISTED_FEEDS + 2 },
      (_, n) => `<outline xmlUrl="https://a.example/${n}"/>`,
    );
    const { feeds, omitted } = parseOpml('feeds.opml', opml(outlines.join('')));
    expect([feeds.length, feeds[0]?.url, omitted]).toEqual([MAX_LISTED_FEEDS, 'https://a.example/0', 2]);
  });

  test.each([
    ['a text', 'Some notes.'],
    ['a feed', '<rss version="2.0"><channel><title>T</title></channel></rss>'],
    ['one without feeds', opml('<outline text="Folder"/>')],
    ['one nested without end', opml('<outline text="x">'.repeat(100_000))],
  ])('is not %s', (_, text) => {
    expect(() => parseOpml('feeds.opml', text)).toThrow(
      expect.objectContaining({ code: 'feed.list-invalid', message: expect.stringContaining('feeds.opml') }),
    );
  });

  test('without feeds can be written too', () => {
    expect(writeOpml([])).toContain('<body/>');
  });

  test('that was written is read', () => {
    const feeds = [
      { url: 'https://a.example/rss?x=1&y="2"', title: 'A & <B> "C"\u0007' },
      { url: 'https://b.example/rss', title: null },
    ];
    expect(parseOpml('feeds.opml', writeOpml(feeds)).feeds).toEqual([
      { ...feeds[0], title: 'A & <B> "C"' },
      { url: 'https://b.example/rss', title: 'https://b.example/rss' },
    ]);
  });
});

describe('importing feeds', () => {
  const site = () =>
    serve((request, response) => {
      const [, name] = /^\/(\w+)\.xml$/.exec(request.url ?? '') ?? [];
      if (name === undefined || name === 'gone') response.writeHead(404).end();
      else if (name === 'moved') response.writeHead(301, { location: '/a.xml' }).end();
      else response.end(`<rss version="2.0"><channel><title>Feed ${name}</title></channel></rss>`);
    });
  const open = async (settings: Record<string, string> = {}) =>
    createNewsroom({
      parser: threadParser,
      config: readConfig({ ALLOW_PRIVATE_URLS: 'true', ...settings }),
      store: await openTestStore(temporaryFolder()),
      embedder: fakeEmbedder(),
    });
  const fileOf = (origin: string, names: readonly string[]) => ({
    name: 'feeds.opml',
    bytes: Buffer.from(
      opml(
        names.map((name) => `<outline type="rss" text="${name}" xmlUrl="${origin}/${name}.xml"/>`).join(''),
      ),
    ),
  });

  test('reports each feed, and goes on after one that fails', async () => {
    const origin = await site();
    const newsroom = await open();
    await newsroom.feeds.add({ scope: SCOPE, url: `${origin}/known.xml` });
    const steps: number[] = [];
    const file = fileOf(origin, ['a', 'gone', 'known', 'moved', 'b']);
    const report = await newsroom.feeds.import(
      { scope: SCOPE, file, addedBy: 'ann' },
      { onProgress: ({ done }) => steps.push(done) },
    );
    expect(report.feeds.map(({ title, outcome }) => [title, outcome])).toEqual([
      ['Feed a', 'added'],
      ['gone', 'failed'],
      ['known', 'known'],
      ['Feed a', 'known'],
      ['Feed b', 'added'],
    ]);
    expect(report.feeds[1]?.reason).toContain('status 404');
    expect(steps).toEqual([1, 2, 3, 4, 5]);
    expect((await newsroom.feeds.list(SCOPE)).map(({ title, addedBy }) => [title, addedBy])).toEqual([
      ['Feed known', null],
      ['Feed a', 'ann'],
      ['Feed b', 'ann'],
    ]);
    const exported = parseOpml('feeds.opml', await newsroom.feeds.export(SCOPE));
    expect(exported.feeds.map(({ title }) => title)).toEqual(['Feed known', 'Feed a', 'Feed b']);
    await newsroom.close();
  });

  test('stops at the number of feeds that a scope may follow', async () => {
    const origin = await site();
    const newsroom = await open({ FEEDS_PER_SCOPE: '2' });
    const file = fileOf(origin, ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']);
    const { feeds } = await newsroom.feeds.import({ scope: SCOPE, file });
    expect(feeds.map(({ outcome }) => outcome)).toEqual(['added', 'added', ...Array(6).fill('failed')]);
    expect(feeds[7]?.reason).toContain('which is the limit');
    expect(await newsroom.feeds.list(SCOPE)).toHaveLength(2);
    await newsroom.close();
  });

  test('asks a host for one feed at a time, with a pause, and for no more after many failures', async () => {
    let running = 0;
    const asked: { readonly running: number; readonly at: number }[] = [];
    const origin = await serve((_, response) => {
      running += 1;
      asked.push({ running, at: performance.now() });
      setTimeout(() => {
        running -= 1;
        response.writeHead(404).end();
      }, 20);
    });
    const newsroom = await open();
    const file = fileOf(
      origin,
      Array.from({ length: 30 }, (_, n) => `f${n}`),
    );
    const { feeds } = await newsroom.feeds.import({ scope: SCOPE, file });
    expect(asked).toHaveLength(20);
    expect(Math.max(...asked.map((request) => request.running))).toBe(1);
    for (const [n, { at }] of asked.slice(1).entries()) expect(at - asked[n]!.at).toBeGreaterThan(200);
    expect(feeds[19]?.reason).toContain('status 404');
    expect(feeds[20]?.reason).toContain('too many feeds before it failed');
    await newsroom.close();
  });

  test('asks for no more feeds of any host after many failures', async () => {
    const newsroom = await open();
    const outlines = Array.from(
      { length: 130 },
      (_, n) => `<outline type="rss" text="f" xmlUrl="http://127.0.0.${n + 1}:9/f"/>`,
    );
    const file = { name: 'feeds.opml', bytes: Buffer.from(opml(outlines.join(''))) };
    const { feeds } = await newsroom.feeds.import({ scope: SCOPE, file });
    const skipped = feeds.filter(({ reason }) => reason?.includes('too many feeds before it failed'));
    expect(skipped.length).toBeGreaterThanOrEqual(24);
    expect(skipped.length).toBeLessThanOrEqual(30);
    await newsroom.close();
  });

  test('ends when it is cancelled, and says what it did', async () => {
    const hanging = await serve(() => undefined);
    const newsroom = await open();
    const stop = new AbortController();
    const importing = newsroom.feeds.import(
      { scope: SCOPE, file: fileOf(hanging, ['a']) },
      { signal: stop.signal },
    );
    setImmediate(() => stop.abort());
    await expect(importing).rejects.toMatchObject({ code: 'cancelled' });
    await newsroom.close();
  });
});
