/** The whole way from a question to its quotes, over the sample articles with the bundled model. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createNewsroom } from '../../src/app/create-newsroom.js';
import type { Newsroom } from '../../src/app/newsroom.js';
import { PACKAGE_ROOT, readConfig } from '../../src/config/config.js';
import { openEmbedder } from '../../src/models/embedder/embedder.js';
import { SqliteStore } from '../../src/store/sqlite/store.js';
import { bundledModelSettings } from '../fixtures/bundled-model.js';
import { openBundledReader } from '../fixtures/bundled-reader.js';

const SCOPE = 'samples';
const ARTICLES = join(PACKAGE_ROOT, 'data/articles');
const folder = mkdtempSync(join(tmpdir(), 'byline-test-'));
let newsroom: Newsroom;

beforeAll(async () => {
  const embedder = await openEmbedder(bundledModelSettings());
  newsroom = createNewsroom({
    config: readConfig({}),
    store: SqliteStore.open(folder),
    embedder,
    reader: await openBundledReader(),
  });
  for (const name of readdirSync(ARTICLES)) {
    const bytes = readFileSync(join(ARTICLES, name));
    await newsroom.ingest.article({ scope: SCOPE, source: { kind: 'file', name, bytes } });
  }
});
afterAll(async () => {
  await newsroom.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = (question: string) => newsroom.answers.ask({ scope: SCOPE, question });

describe('who signed the framework, in many words', () => {
  test.for([
    'who signed the US-India framework?',
    'which two ministers signed the defence framework',
    'signatories of the us india framework',
    'Who put their names to the US-India defence framework?',
    'who were the signatories to the framework between the US and India?',
    'us-india defence framework signed by whom',
    'Whose signatures are on the ten-year India–US defence framework?',
    'tell me the two guys who did the signing of the us/india defense framework',
    'Which leaders signed the Framework for the US-India Major Defence Partnership?',
    'who signed the framework agreement in Kuala Lumpur',
    'by whom was the US-India framework signed?',
    'who sgined the us india framwork',
  ])('%s', async (question) => {
    const answer = await ask(question);
    expect(answer.kind).toBe('answered');
    expect(answer.shortAnswer?.text).toBe('Rajnath Singh and Pete Hegseth');
    const quotes = answer.statements.map(({ text }) => text);
    expect(quotes.length).toBeLessThanOrEqual(5);
    expect(quotes[0]).toContain('two leaders signed');
    expect(quotes[1]).toContain('talked with US Secretary of War Pete Hegseth');
    expect(quotes.join(' ')).not.toContain('Also Read');
  });
});

test.for([
  ['how much did microsoft pay for activision', '68.7 billion dollars'],
  ['When is the ADMM-Plus meeting?', 'November 1'],
])('%s: %s', async ([question, shortAnswer]) => {
  expect((await ask(question!)).shortAnswer?.text).toBe(shortAnswer);
});

test('two sources that give different numbers are shown as a disagreement', async () => {
  const { disagreement, shortAnswer } = await ask('how many people marched in France on March 7?');
  const values = disagreement?.values.map(({ text }) => text).join(' ');
  expect(values).toContain('1.28 million');
  expect(values).toContain('3.5 million');
  expect(shortAnswer).toBeUndefined();
});

test('a name with its letters in another order is found', async () => {
  const { statements } = await ask('who is Sratmer?');
  expect(statements[0]?.text).toContain('Starmer');
});

describe('a yes/no question', () => {
  test('is answered where what it claims stands', async () => {
    expect(await ask('has notre dame reopened')).toMatchObject({ kind: 'answered' });
  });

  test('and not where the deed or most of the claim stands nowhere near', async () => {
    expect((await ask('did they sign a trade deal?')).kind).not.toBe('answered');
    expect((await ask('was the CrowdStrike outage announced by a football club?')).kind).not.toBe('answered');
  });
});

test('what no article speaks of is answered with nothing', async () => {
  expect(await ask('who won the 2022 football world cup?')).toMatchObject({
    kind: 'nothing',
    statements: [],
  });
});
