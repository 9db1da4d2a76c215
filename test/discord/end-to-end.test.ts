/** End to end: Discord's sockets, the bot, the newsroom in its worker, SQLite and the bundled model. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Newsroom } from '../../src/app/newsroom.js';
import { spawnNewsroom } from '../../src/app/remote/remote-newsroom.js';
import { PACKAGE_ROOT, readConfig } from '../../src/config/config.js';
import { withoutEmphasis } from '../../src/discord/reply/markdown/emphasis.js';
import { unescapeText } from '../../src/discord/reply/markdown/escape.js';
import { answerStrings } from '../../src/discord/strings/en/answer.js';
import { aboutStrings } from '../../src/discord/strings/en/commands/about.js';
import { feedStrings } from '../../src/discord/strings/en/commands/feed.js';
import { linesFrom, stageWith } from './harness.js';
import { HOSTILE_TEXT } from './memory-articles.js';

const ARTICLE = resolve(PACKAGE_ROOT, 'data/articles/us-india-defence-framework.md');
const folder = mkdtempSync(join(tmpdir(), 'byline-discord-'));
let newsroom: Newsroom;

beforeAll(async () => {
  newsroom = await spawnNewsroom(readConfig({ DATA_DIR: folder }));
});

afterAll(async () => {
  await newsroom.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a file is ingested, a question answered verbatim from it, its source listed', async () => {
  const { discord, log } = await stageWith(newsroom);
  const stored = readFileSync(ARTICLE, 'utf8');
  const file = discord.host('framework.md', new TextEncoder().encode(stored));
  const ingested = discord.command('ingest', { file });
  await ingested.until(() => ingested.original?.boxed === true);
  expect(ingested.original?.text).toMatch(/^-# Added · /);

  const asked = discord.command('ask', { question: 'who signed the US-India framework?' });
  const { text } = await asked.answer();
  expect(text).toMatch(/^-# who signed the US-India framework\?\n## .*Rajnath Singh/);
  expect(text).toContain('Pete Hegseth');
  const quotes = [...text.matchAll(/^> “(.*)”$/gm)];
  expect(quotes.length).toBeGreaterThanOrEqual(2);
  for (const [, quote = ''] of quotes) expect(stored).toContain(unescapeText(withoutEmphasis(quote).text));
  expect(text.match(/uploaded by <@\d+> · says it is from Sample Wire, 31 October 2025$/gm)).toHaveLength(1);

  const context = await discord.click(await asked.answer(), answerStrings.buttons.context).answer();
  expect(context.text).toMatch(/^> \*\*Once the talks were over, the two leaders signed/m);
  const form = discord.click(await asked.answer(), answerStrings.buttons['follow-up']);
  await form.until(() => form.form !== undefined);
  const followed = await discord.submit(form.form!, { question: 'and for how long?' }).answer();
  expect(followed.text).toContain('ten years');
  expect(followed.text).toContain('carried over: signed US India framework');

  const listed = await discord.command('sources').answer();
  expect(listed.text).toContain('Rajnath Singh meets Singapore and US counterparts');
  expect(listed.text).toMatch(/quoted in \d+ answers?/);
  expect(linesFrom(log, 'warn')).toEqual([]);
});

test('hostile text is ingested and shown literally', async () => {
  const { discord, log } = await stageWith(newsroom);
  const ingested = discord.command('ingest', { text: HOSTILE_TEXT }, { inDm: true });
  await ingested.until(() => ingested.original?.boxed === true);
  const question = 'what did the minister say, see and hide under ||hidden|| **@everyone** NEAR("x")?';
  const answer = await discord.command('ask', { question }, { inDm: true }).answer();
  expect(answer.text).toContain('\\@everyone');
  expect(linesFrom(log, 'warn')).toEqual([]);
});

test('the newsroom’s user errors reach the member through the worker', async () => {
  const { discord, log } = await stageWith(newsroom);
  const empty = await discord.command('ingest', { text: '* * *' }).privateMessage();
  expect(empty.ephemeral).toBe(true);
  expect(empty.text).not.toContain('Something went wrong');
  const refused = await discord.command('ingest', { url: 'http://127.0.0.1/story' }).privateMessage();
  expect(refused.text).not.toContain('Something went wrong');
  expect(linesFrom(log, 'warn')).toEqual([]);
});

test('settings, status and deletion work through the worker too', async () => {
  const { discord, log } = await stageWith(newsroom);
  await discord.command('setup', { private: true, 'questions-per-minute': 2 }).answer();
  const answer = await discord.command('ask', { question: 'who signed the US-India framework?' }).answer();
  expect(answer.ephemeral).toBe(true);
  const about = await discord.command('about').answer();
  expect(about.text).toContain('512 dimensions');
  const deleted = await discord.click(about, aboutStrings.deleteMine).answer();
  expect(deleted.text).toMatch(/^Deleted \d+ questions? that you asked/);
  const [choice] = await discord.typing('forget', 'article', 'singapore').suggestions();
  const forgotten = await discord.command('forget', { article: choice?.value ?? '' }).answer();
  expect(forgotten.text).toContain('Forgot **Rajnath Singh meets Singapore and US counterparts');
  expect(await discord.typing('forget', 'article', 'singapore').suggestions()).toEqual([]);
  const feeds = await discord.command('feed list').answer();
  expect(feeds.text).toBe(feedStrings.none);
  expect(linesFrom(log, 'warn')).toEqual([]);
});
