/** Answers over the sample articles with the bundled models. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createNewsroom } from '../../src/app/create-newsroom.js';
import type { Newsroom } from '../../src/app/newsroom.js';
import { PACKAGE_ROOT, readConfig } from '../../src/config/config.js';
import { threadParser } from '../../src/ingest/parse/thread-parser.js';
import { openEmbedder } from '../../src/models/embedder/embedder.js';
import { bundledModelSettings } from '../fixtures/bundled-model.js';
import { openBundledReader } from '../fixtures/bundled-reader.js';
import { openTestStore } from '../fixtures/test-store.js';

const SCOPE = 'samples';
const ARTICLES = join(PACKAGE_ROOT, 'data/articles');
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

test('the transcript in the README is what is answered', async () => {
  const readme = readFileSync(join(PACKAGE_ROOT, 'README.md'), 'utf8').replace(/\s+/g, ' ');
  const [, question, transcript] = / \? (who signed .*?\?) (.*?) ```/.exec(readme)!;
  const answer = await ask(question!);
  const quotes = [...transcript!.matchAll(/\[\d\] “(.*?)”/g)].map(([, quote]) => quote);
  expect(answer.statements.map(({ text }) => text)).toEqual(quotes);
  expect(transcript).toContain(answer.shortAnswer!.text);
  expect(answer.searched).toMatchObject({ articles: 14, passages: 52, newest: '2025-10-31' });
  expect(transcript).toContain('Searched 14 articles (52 passages, newest from 31 October 2025).');
  // The last digits differ between processors.
  expect(answer.confidence).toBeCloseTo(Number(/Confidence (0\.\d\d)\./.exec(transcript!)![1]), 1);
});

describe('paraphrases of one question', () => {
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

test('shows a disagreement of two outlets', async () => {
  const { disagreement, shortAnswer } = await ask('how many people marched in France on March 7?');
  const values = disagreement?.values.map(({ text }) => text).join(' ');
  expect(values).toContain('1.28 million');
  expect(values).toContain('3.5 million');
  expect(shortAnswer).toBeUndefined();
});

describe('after another question', () => {
  const askAfter = async (before: string, question: string) => {
    const { id } = await ask(before);
    return newsroom.answers.ask({ scope: SCOPE, question, follows: id });
  };

  test('one about something else begins a new topic', async () => {
    const answer = await askAfter(
      'who signed the US-India framework?',
      'how many computers did the faulty update hit?',
    );
    expect(answer.subject).toBeUndefined();
    expect(answer.statements[0]?.text).toContain('8.5 million');
  });

  test('one after another follow-up keeps the names alone of its subject, where that is surer', async () => {
    const first = await ask('who heads the new labour cabinet');
    const follow = (question: string, follows: string) =>
      newsroom.answers.ask({ scope: SCOPE, question, follows });
    const second = await follow('how many seats did they win in the landslide', first.id);
    expect(second.subject).toBe('heads labour cabinet');
    const third = await follow('who is the chancellor', second.id);
    expect(third.subject).toBe('labour');
    expect(third.statements[0]?.text).toContain('Rachel Reeves');
  });

  test('a fragment is answered with a sentence that names what it asks about', async () => {
    const { statements } = await askAfter('what broke the key bridge', 'and the pilot?');
    expect(statements[0]?.text).toContain('both pilots were accounted for');
  });

  test('one that its subject helps keeps it', async () => {
    const { subject } = await askAfter('who signed the US-India framework?', 'when did the ministers meet?');
    expect(subject).toMatch(/framework/i);
  });
});

test('corrects a name with transposed letters', async () => {
  const { statements } = await ask('who is Sratmer?');
  expect(statements[0]?.text).toContain('Starmer');
});

describe('a yes/no question', () => {
  test('is answered if an article supports the claim', async () => {
    expect(await ask('has notre dame reopened')).toMatchObject({ kind: 'answered' });
  });

  test('is not answered if no sentence supports the claim', async () => {
    expect((await ask('did they sign a trade deal?')).kind).not.toBe('answered');
    expect((await ask('was the CrowdStrike outage announced by a football club?')).kind).not.toBe('answered');
  });
});

test('a question that no article covers gets no answer', async () => {
  expect(await ask('who won the 2022 football world cup?')).toMatchObject({
    kind: 'nothing',
    statements: [],
  });
});

describe('copies of one report beside their originals', () => {
  const COPIES = join(PACKAGE_ROOT, 'test/ingest/fixtures/copies');
  beforeAll(async () => {
    for (const name of readdirSync(COPIES)) {
      for (const path of [join(ARTICLES, name), join(COPIES, name)]) {
        const source = { kind: 'file', name, bytes: readFileSync(path) } as const;
        await newsroom.ingest.article({ scope: 'copies', source });
      }
    }
  });

  test.for([
    'how many Windows devices did the CrowdStrike failure hit?',
    'what flag did the ship that hit the Baltimore bridge sail under?',
  ])('%s', async (question) => {
    const { statements } = await newsroom.answers.ask({ scope: 'copies', question });
    const quotes = statements.map(({ text }) => text);
    expect(quotes.filter((text) => /blue error screen|struck|hit|rammed/.test(text)).length).toBeLessThan(3);
    const shared = statements.filter(({ citations }) => citations.length > 1);
    expect(shared.length, quotes.join('\n')).toBeGreaterThan(0);
    for (const { text, citations } of shared) {
      expect(citations[0]!.quote).toBe(text);
      expect(new Set(citations.map(({ articleId }) => articleId)).size).toBe(citations.length);
    }
  });
});
