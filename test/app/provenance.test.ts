/** Files, texts and pages that give one address, through the whole newsroom and over HTTP. */
import { expect, onTestFinished, test } from 'vitest';
import { createNewsroom } from '../../src/app/create-newsroom.js';
import type { Newsroom } from '../../src/app/newsroom.js';
import { readConfig } from '../../src/config/config.js';
import type { SourceInput } from '../../src/domain/ingest.js';
import { threadParser } from '../../src/ingest/parse/thread-parser.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';
import { openTestStore } from '../fixtures/test-store.js';
import { serve } from '../ingest/web-server.js';

const SCOPE = 'guild:1';
const TRUE_TEXT =
  'Quux minister Tom Blorb opened the new harbour on Friday and thanked the engineers who had worked on it for eleven years without a single accident, his office said.';
const FALSE_TEXT = 'Quux minister Tom Blorb resigned on Friday after taking 5 million pounds in bribes.';
const pages: Readonly<Record<string, string>> = {
  '/story': `<html><head><meta property="og:site_name" content="Quux Post"></head><body><article><h1>Harbour opens</h1><p>${TRUE_TEXT}</p></article></body></html>`,
  '/script': `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'Harbour', articleBody: TRUE_TEXT })}</script><div id="root"></div>`,
};

async function open() {
  const origin = await serve((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(pages[request.url ?? ''] ?? '');
  });
  const config = readConfig({ ALLOW_PRIVATE_URLS: 'true' });
  const newsroom = createNewsroom({
    parser: threadParser,
    config,
    store: await openTestStore(temporaryFolder()),
    embedder: fakeEmbedder(),
  });
  onTestFinished(() => newsroom.close());
  return { newsroom, url: `${origin}/story`, script: `${origin}/script` };
}

const ingest = (newsroom: Newsroom, source: SourceInput, ingestedBy: string) =>
  newsroom.ingest.article({ scope: SCOPE, source, ingestedBy });

const file = (name: string, content: string): SourceInput => ({
  kind: 'file',
  name,
  bytes: new TextEncoder().encode(content),
});

const forgeries: readonly (readonly [string, (url: string) => SourceInput])[] = [
  ['.md', (url) => file('a.md', `---\noutlet: Quux Post\nurl: ${url}\ndate: 2026-11-20\n---\n${FALSE_TEXT}`)],
  ['.json', (url) => file('a.json', JSON.stringify({ text: FALSE_TEXT, outlet: 'Quux Post', url }))],
  ['pasted', (url) => ({ kind: 'text', text: FALSE_TEXT, outlet: 'Quux Post', url })],
];

test.each(forgeries)(
  'a %s text with the address of a page stays beside it, before and after',
  async (_, forge) => {
    const { newsroom, url } = await open();
    const before = await ingest(newsroom, forge(url), 'mallory');
    const page = await ingest(newsroom, { kind: 'url', url }, 'ann');
    expect(page).toMatchObject({
      outcome: 'new',
      article: { urls: [url], provenance: 'fetched', outlet: 'Quux Post' },
    });
    expect(await ingest(newsroom, forge(url), 'mallory')).toMatchObject({ outcome: 'known' });
    await newsroom.archive.forget(SCOPE, before.article.id);
    const after = await ingest(newsroom, forge(url), 'mallory');
    expect(after).toMatchObject({
      outcome: 'new',
      article: { urls: [], claimedUrl: url, ingestedBy: 'mallory' },
    });
    expect(await ingest(newsroom, { kind: 'url', url }, 'ann')).toMatchObject({
      outcome: 'known',
      article: { id: page.article.id, revision: 1 },
    });

    const { statements } = await newsroom.answers.ask({
      scope: SCOPE,
      question: 'which minister resigned after bribes?',
    });
    const quote = statements.flatMap(({ citations }) => citations).find((one) => one.quote === FALSE_TEXT);
    expect(quote).toMatchObject({ url: null, claimedUrl: url, ingestedBy: 'mallory' });
    expect(quote?.provenance).toMatch(/^(?:uploaded|pasted)$/);
  },
);

test('a text that only the metadata of a page has is stored as such, with a note', async () => {
  const { newsroom, script } = await open();
  const outcome = await ingest(newsroom, { kind: 'url', url: script }, 'ann');
  expect(outcome).toMatchObject({ outcome: 'new', article: { provenance: 'hidden', urls: [script] } });
  expect(outcome.notes).toContainEqual({
    kind: 'hidden-text',
    text: expect.stringContaining('does not show this text'),
  });
});

test('titles and outlets of files are one clean line', async () => {
  const { newsroom } = await open();
  const source = file(
    'a.json',
    JSON.stringify({
      text: FALSE_TEXT,
      title: `Z\u200bero\u2060${'\u0301'.repeat(400)}`,
      outlet: 'Village\u200b Blog \u00b7 also BBC News, Reuters',
    }),
  );
  const { article } = await ingest(newsroom, source, 'mallory');
  expect(article.outlet).toBe('Village Blog');
  expect(article.title).toBe('Zer\u00f3\u0301\u0301');
});

test('a text that is added again with another date or outlet stays, and is told how to get them', async () => {
  const { newsroom } = await open();
  const add = async (labels: object) =>
    (await ingest(newsroom, { kind: 'text', text: TRUE_TEXT, ...labels }, 'ann')).notes
      .map((note) => note.text)
      .join(' ');
  expect(await add({ outlet: 'Quux Post' })).toContain('delete the article and add it again with its date');
  const again = await add({ outlet: 'Quux Post', publishedAt: '2026-11-20' });
  expect(again).toContain('No publication date found');
  expect(again).toContain('the date given now would count');
  expect(await add({ outlet: 'Quux Herald', publishedAt: '2026-11-20' })).toContain(
    'the date and outlet given',
  );
  expect(await add({})).not.toContain('given now');
});

test('a date that is stored is not missed in the same text without it', async () => {
  const { newsroom } = await open();
  const add = (labels: object) => ingest(newsroom, { kind: 'text', text: TRUE_TEXT, ...labels }, 'ann');
  await add({ publishedAt: '2026-11-20' });
  expect(await add({})).toMatchObject({ outcome: 'known', notes: [] });
});
