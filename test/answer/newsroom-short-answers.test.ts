/** Short answers over one made-up article with the bundled models. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createNewsroom } from '../../src/app/create-newsroom.js';
import type { Newsroom } from '../../src/app/newsroom.js';
import { readConfig } from '../../src/config/config.js';
import { threadParser } from '../../src/ingest/parse/thread-parser.js';
import { openEmbedder } from '../../src/models/embedder/embedder.js';
import { bundledModelSettings } from '../fixtures/bundled-model.js';
import { openBundledReader } from '../fixtures/bundled-reader.js';
import { openTestStore } from '../fixtures/test-store.js';

const SCOPE = 'one';
const ARTICLE = `Foreign Minister Ana Torres held talks with Danish Finance Minister Lars Holm in Oslo on Monday.

The two spoke of the ferry line between their countries, which has lost 12 million crowns in 3 years.

The Finance Minister said that Denmark wants to keep the line for another ten years. He also thanked the crews of both ships.

Torres also saw UN Commissioner Bo Lind, who praised the small ports of the coast.

Deputy mayor Ida Berg showed the guests around the harbour, whose cranes were built in 1911. About 2,000 dockers from 14 villages work there.`;
const folder = mkdtempSync(join(tmpdir(), 'byline-test-'));
let newsroom: Newsroom;

beforeAll(async () => {
  const embedder = await openEmbedder(bundledModelSettings());
  newsroom = createNewsroom({
    parser: threadParser,
    config: readConfig({}),
    store: await openTestStore(folder),
    embedder,
    reader: await openBundledReader(),
  });
  await newsroom.ingest.article({
    scope: SCOPE,
    source: { kind: 'text', text: ARTICLE, title: 'Ferry talks in Oslo' },
  });
});
afterAll(async () => {
  await newsroom.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = (question: string) => newsroom.answers.ask({ scope: SCOPE, question });

test.for([
  ['where did Torres hold talks with Holm?', 'Oslo'],
  ['who is the Danish finance minister?', 'Lars Holm'],
  ['who held talks with Lars Holm?', 'Ana Torres'],
  ['how much did the ferry line lose?', '12 million crowns'],
  ['in what year were the cranes built?', '1911'],
  ['how many dockers work in the harbour?', 'About 2,000'],
])('%s %s', async ([question, shortAnswer]) => {
  expect(await ask(question!)).toMatchObject({ kind: 'answered', shortAnswer: { text: shortAnswer } });
});

test.for([['the name of an office', 'where did Torres see Bo Lind?', 'UN']])(
  '%s is not the answer: %s',
  async ([, question, wrong]) => {
    const { shortAnswer } = await ask(question!);
    expect(shortAnswer?.text).not.toBe(wrong);
  },
);

test('"he" after an office refers to its holder', async () => {
  const { shortAnswer, statements } = await ask('who thanked the crews?');
  expect(statements[0]?.text).toBe('He also thanked the crews of both ships.');
  expect(shortAnswer?.text).toBe('Lars Holm');
});

test('"who is" is answered by the sentence with the office', async () => {
  expect((await ask('who is Bo Lind?')).statements[0]?.text).toContain('UN Commissioner Bo Lind');
});
