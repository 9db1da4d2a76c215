/** The bot as an app of one person, in servers and conversations that have not added it. */
import { describe, expect, test } from 'vitest';
import { answerStrings } from '../../src/discord/strings/en/answer.js';
import { stage } from './harness.js';
import { ALICE, BOB, CHANNEL, GUILD } from './lookalike/ids.js';
import type { Circumstances } from './lookalike/interactions.js';
import { FRAMEWORK_TEXT } from './memory-articles.js';

const question = 'who signed the defence framework?';
/** A server without the bot. */
const FOREIGN = '1000000000000000019';
const ELSEWHERE: readonly (readonly [string, Circumstances])[] = [
  ['a server without the bot', { guild: FOREIGN, channel: '1000000000000000190', stranger: true }],
  ['the bot’s server, as an app of the member alone', { stranger: true }],
  ['a group chat', { inPrivate: 'group' }],
  ['the direct messages of two people', { inPrivate: 'pair' }],
];

async function withNews() {
  const set = await stage();
  set.newsroom.add({ text: FRAMEWORK_TEXT, title: 'Of the server' });
  set.newsroom.add({ text: FRAMEWORK_TEXT, title: 'Of the other server', scope: `guild:${FOREIGN}` });
  set.newsroom.add({ text: FRAMEWORK_TEXT, title: 'Of Bob', scope: `user:${BOB}` });
  set.newsroom.add({ text: FRAMEWORK_TEXT, title: 'Of Alice', scope: `user:${ALICE}` });
  return set;
}

describe.each(ELSEWHERE)('in %s', (_, by) => {
  test('answers come from the person’s own articles, and only the person sees them', async () => {
    const { discord, newsroom } = await withNews();
    const answer = await discord.command('ask', { question, private: false }, by).answer();
    expect(answer.ephemeral).toBe(true);
    expect(JSON.stringify(answer)).toContain('Of Alice');
    expect(JSON.stringify(answer)).not.toMatch(/Of (the|Bob)/);
    expect(newsroom.asked).toEqual([expect.objectContaining({ scope: `user:${ALICE}`, user: ALICE })]);
    expect(newsroom.asked[0]).not.toHaveProperty('channel');
  });

  test('buttons, lists, added articles and deletions are the person’s own and private', async () => {
    const { discord, newsroom } = await withNews();
    const answer = await discord.command('ask', { question }, by).answer();
    const context = await discord.click(answer, answerStrings.buttons.context, by).answer();
    expect(JSON.stringify(context)).toContain('Of Alice');
    const listed = await discord.command('sources', {}, by).answer();
    expect(listed.ephemeral).toBe(true);
    expect(JSON.stringify(listed)).toContain('Of Alice');
    const mayNot = { ...by, mayManage: false };
    const added = await discord.command('ingest', { text: 'The mayor opened a bridge.' }, mayNot).answer();
    expect(added.ephemeral).toBe(true);
    expect(newsroom.ingested).toMatchObject([{ scope: `user:${ALICE}` }]);
    const form = discord.command('ingest', {}, mayNot);
    await form.until(() => form.form !== undefined);
    const forgotten = await discord.command('forget', { article: 'Of Alice' }, mayNot).answer();
    expect(forgotten.ephemeral).toBe(true);
    const left = await newsroom.archive.list({ scope: `guild:${GUILD}`, which: 'all' });
    expect(left.entries.map(({ article }) => article.title)).toEqual(['Of the server']);
  });

  test('somebody else who presses the buttons gets nothing of it', async () => {
    const { discord, newsroom } = await withNews();
    const answer = await discord.command('ask', { question }, by).answer();
    const asBob = { ...by, user: BOB, owners: { 1: ALICE } };
    for (const label of [answerStrings.buttons.context, answerStrings.buttons['follow-up']]) {
      const refused = await discord.click(answer, label, asBob).answer();
      expect(refused).toMatchObject({ ephemeral: true });
      expect(refused.text).toContain('only they can use it');
    }
    expect(newsroom.asked).toHaveLength(1);
  });

  test('a feed of the person’s own is never posted to a channel there', async () => {
    const { discord, newsroom } = await withNews();
    newsroom.feeds.feedTitles.set('https://news.example/feed', 'News');
    const options = { url: 'https://news.example/feed', channel: { channel: CHANNEL } };
    const refused = await discord.command('feed add', options, by).answer();
    expect(refused.text).toContain("I can't post in");
    expect(await newsroom.feeds.list(`user:${ALICE}`)).toEqual([]);
  });

  test('questions there do not count for the server', async () => {
    const { discord } = await stage({ GUILD_ASKS_PER_MINUTE: '1', ASKS_PER_MINUTE: '1' });
    await discord.command('ask', { question }, by).answer();
    const inServer = await discord.command('ask', { question }, { user: BOB }).answer();
    expect(inServer.boxed).toBe(true);
  });
});

test('a server that has added the bot gets its own news, also from a member who has too', async () => {
  const { discord } = await withNews();
  const by = { owners: { 0: GUILD, 1: ALICE } };
  const answer = await discord.command('ask', { question }, by).answer();
  expect(answer.ephemeral).toBe(false);
  expect(JSON.stringify(answer)).toContain('Of the server');
});

test('in a direct message with the bot, answers to an app of the person are open', async () => {
  const { discord } = await withNews();
  const answer = await discord.command('ask', { question }, { inDm: true, owners: { 1: ALICE } }).answer();
  expect(answer.ephemeral).toBe(false);
  expect(JSON.stringify(answer)).toContain('Of Alice');
});

test('in a channel where the bot may not post, only the asker sees the answer', async () => {
  const { discord, newsroom } = await withNews();
  const answer = await discord.command('ask', { question }, { appPermissions: 1n << 10n }).answer();
  expect(answer.ephemeral).toBe(true);
  expect(newsroom.asked[0]).not.toHaveProperty('channel');
});
