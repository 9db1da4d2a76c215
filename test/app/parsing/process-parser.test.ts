/** The process that parses untrusted text: its results, its limits, and what survives them. */
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { ProcessParser } from '../../../src/app/parsing/process-parser.js';
import { threadParser } from '../../../src/ingest/parse/thread-parser.js';
import { column, pdfOf } from '../../fixtures/pdf.js';

const options = {
  limits: { MAX_FILE_MIB: 20 },
  maxWords: 50_000,
  now: new Date('2025-12-01T12:00:00Z'),
};
const ARTICLE = 'The harbour authority ordered four ferries. They arrive in May.';
const text = (content: string) => ({ kind: 'text', text: content }) as const;

const parser = new ProcessParser();
afterAll(() => parser.close());

/** Text that takes more than two seconds to analyse on any machine: 1,200,000 sentences. */
const slow = text('Four ships came. '.repeat(1_200_000));

describe('the same result as in a thread', () => {
  test('for an article, a feed, a listing and stored text', async () => {
    const bytes = Buffer.from(
      '<rss version="2.0"><channel><title>Harbour News</title><item><title>Ferries</title>' +
        '<link>https://harbour.example/ferries</link></item></channel></rss>',
    );
    const feed = { url: 'https://harbour.example/feed', bytes, charset: undefined, isHtml: false };
    const page = {
      ...feed,
      bytes: Buffer.from('<a href="/2025/10/31/four-new-ferries-ordered">Ferries</a>'),
    };
    for (const one of [parser, threadParser]) {
      expect(await one.article(text(ARTICLE), options)).toMatchObject({
        text: ARTICLE,
        sentences: [{ ordinal: 0 }, { ordinal: 1 }],
      });
      expect(await one.feed(feed)).toMatchObject({ feed: { title: 'Harbour News' } });
      expect(await one.listing(feed)).toEqual({ kind: 'feed', urls: ['https://harbour.example/ferries'] });
      expect(await one.listing(page)).toMatchObject({ kind: 'section' });
      expect(await one.sentences(ARTICLE, [])).toHaveLength(2);
    }
    expect(await parser.article(text(ARTICLE), options)).toEqual(
      await threadParser.article(text(ARTICLE), options),
    );
  });

  test('for an error', async () => {
    await expect(parser.article(text(''), options)).rejects.toMatchObject({
      code: 'source.empty',
      id: 'ingest.noSentence',
    });
  });
});

describe('limits', () => {
  test('a text that takes too long fails alone', async () => {
    // The first text of a process that has just started takes long, too, where others use the processor.
    const hurried = new ProcessParser({ maxMs: 1500, maxMib: 768 });
    const [stuck, after] = await Promise.allSettled([
      hurried.article(slow, { ...options, maxWords: 1e9 }),
      hurried.article(text(ARTICLE), options),
    ]);
    await hurried.close();
    expect(stuck).toMatchObject({
      status: 'rejected',
      reason: { code: 'source.too-large', id: 'app.parsedTooLong', facts: { source: 'the pasted text' } },
    });
    expect(after).toMatchObject({ status: 'fulfilled', value: { text: ARTICLE } });
  });

  test('of a feed, no text can be pasted instead', async () => {
    const hurried = new ProcessParser({ maxMs: 100, maxMib: 768 });
    const items = '<item><title>Ferries</title><description>Four ships came.</description></item>'.repeat(
      300_000,
    );
    const bytes = Buffer.from(`<rss version="2.0"><channel><title>News</title>${items}</channel></rss>`);
    const feed = { url: 'https://harbour.example/feed', bytes, charset: undefined, isHtml: false };
    const failure = await hurried.feed(feed).catch((error: Error) => error);
    await hurried.close();
    expect(failure).toMatchObject({ id: 'app.parsedTooLong', facts: { source: feed.url } });
    expect((failure as Error).message).toMatch(/Give another feed of the site\.$/);
  });

  test('a file that unpacks without end fails alone', async () => {
    const bytes = pdfOf({
      pages: [column(['One line.'])],
      content: Buffer.alloc(700_000_000, ' '),
    });
    await expect(parser.article({ kind: 'file', name: 'bomb.pdf', bytes }, options)).rejects.toMatchObject({
      code: 'source.too-large',
      facts: { source: 'bomb.pdf' },
    });
    expect(await parser.article(text(ARTICLE), options)).toMatchObject({ text: ARTICLE });
  });

  test('an abort ends a text that is being parsed', async () => {
    const abort = new AbortController();
    const stuck = parser.article(slow, { ...options, maxWords: 1e9, signal: abort.signal });
    const reason = new Error('stopped by its user');
    setTimeout(() => abort.abort(reason), 300);
    expect(await stuck.catch((error: unknown) => error)).toBe(reason);
    expect(await parser.article(text(ARTICLE), options)).toMatchObject({ text: ARTICLE });
  });

  test('an abort ends a start, too; the next text starts anew', async () => {
    const starting = new ProcessParser();
    const abort = new AbortController();
    const first = starting.article(text(ARTICLE), { ...options, signal: abort.signal });
    const reason = new Error('stopped by its user');
    setTimeout(() => abort.abort(reason), 20);
    expect(await first.catch((error: unknown) => error)).toBe(reason);
    expect(await starting.article(text(ARTICLE), options)).toMatchObject({ text: ARTICLE });
    await starting.close();
  });

  test.runIf(process.platform === 'linux')(
    'the process gets no secret of the environment, and ends with its parser',
    async () => {
      process.env.DISCORD_TOKEN = 'not-for-children';
      const closing = new ProcessParser();
      const before = parserProcesses();
      try {
        await closing.article(text(ARTICLE), options);
        const [started] = parserProcesses().filter((pid) => !before.includes(pid));
        const environment = readFileSync(`/proc/${started}/environ`, 'utf8');
        expect(environment).toMatch(/PATH=/);
        expect(environment).not.toContain('not-for-children');
      } finally {
        delete process.env.DISCORD_TOKEN;
        await closing.close();
      }
      expect(parserProcesses()).toEqual(before);
      await expect(closing.article(text(ARTICLE), options)).rejects.toMatchObject({ name: 'ClosingError' });
    },
  );
});

/** Ids of this process's children that parse. */
function parserProcesses(): string[] {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      const parent = / \(.*\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1];
      return (
        parent === String(process.pid) &&
        readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('parse-process')
      );
    } catch {
      return false;
    }
  });
}
