import { describe, expect, test } from 'vitest';
import { boundaryStrings, sourcesStrings } from '../../src/discord/strings.js';
import { stage } from './harness.js';
import { ALICE, BOB, GUILD } from './lookalike/ids.js';
import { FRAMEWORK_TEXT, type MemoryNewsroom } from './memory-newsroom.js';

const scope = `guild:${GUILD}`;

function fill(newsroom: MemoryNewsroom, articles: number) {
  return Array.from({ length: articles }, (_, i) =>
    newsroom.add({ text: `Article number ${i} says something.`, title: `Title ${i + 1}`, ingestedBy: ALICE }),
  );
}

describe('/sources', () => {
  test('the articles cited by the last answer, each with outlet, date, times cited, who added it and when', async () => {
    const { discord, newsroom } = await stage();
    newsroom.add({
      text: FRAMEWORK_TEXT,
      title: 'Framework',
      url: 'https://example.org/f',
      ingestedBy: ALICE,
    });
    newsroom.add({ text: 'Nothing to do with it.', title: 'Other' });
    await discord.command('ask', { question: 'who signed the framework?' }).answer();
    const answer = await discord.command('sources').answer();
    expect(answer.embeds[0]?.author?.name).toBe('Sources: who signed the framework?');
    expect(answer.embeds[0]?.description?.split('\n')).toEqual([
      '**1.** [Framework](https://example.org/f) · Sample Wire · 31 October 2025',
      expect.stringMatching(new RegExp(`^cited \\d times? · added by <@${ALICE}> <t:\\d+:R>$`)),
    ]);
    expect(answer.embeds[0]?.footer?.text).toBe('1 article · page 1 of 1');
    expect(answer.components).toEqual([]);
  });

  test('says so when there is none', async () => {
    const { discord } = await stage();
    const last = await discord.command('sources').answer();
    expect(last.embeds[0]?.description).toBe(sourcesStrings.none.last);
    const all = await discord.command('sources', { which: 'all' }).answer();
    expect(all.embeds[0]?.description).toBe(sourcesStrings.none.all);
  });

  test('is a page at a time, turned by its buttons', async () => {
    const { discord, newsroom } = await stage();
    fill(newsroom, 25);
    const list = discord.command('sources', { which: 'all' });
    const first = await list.answer();
    expect(first.embeds[0]?.footer?.text).toBe('25 articles · page 1 of 3');
    expect(() => discord.click(first, sourcesStrings.previous)).toThrow('disabled');
    const turn = discord.click(first, sourcesStrings.next);
    await turn.until(() => turn.edits.length > 0);
    expect(turn.responseType).toBe(6);
    const second = turn.original!;
    expect(second.id).toBe(first.id);
    expect(second.embeds[0]?.description).toMatch(/^\*\*11\.\*\* Title 11 /);
    const back = discord.click(second, sourcesStrings.previous);
    await back.until(() => back.edits.length > 0);
    expect(back.original?.embeds).toEqual(first.embeds);
  });

  test('its buttons work for the asker alone, and leave the list alone for others', async () => {
    const { discord, newsroom } = await stage();
    fill(newsroom, 11);
    const list = await discord.command('sources', { which: 'all' }).answer();
    const turn = discord.click(list, sourcesStrings.next, { user: BOB });
    await turn.until(() => turn.responseType !== undefined);
    expect(turn.responseType).toBe(4);
    expect(turn.original).toMatchObject({ ephemeral: true, content: sourcesStrings.notYours });
  });

  test('two clicks at once are both answered', async () => {
    const { discord, newsroom } = await stage();
    fill(newsroom, 25);
    const list = await discord.command('sources', { which: 'all' }).answer();
    const turns = [discord.click(list, sourcesStrings.next), discord.click(list, sourcesStrings.next)];
    for (const turn of turns) await turn.until(() => turn.edits.length > 0);
    expect(turns[0]?.original?.embeds).toEqual(turns[1]?.original?.embeds);
  });

  test('its buttons outlive a restart and a list that became shorter', async () => {
    const before = await stage();
    fill(before.newsroom, 25);
    const list = await before.discord.command('sources', { which: 'all' }).answer();
    const after = await stage();
    const articles = fill(after.newsroom, 12);
    for (const { id } of articles.slice(0, 6)) await after.newsroom.forget(scope, id);
    const turn = after.discord.click(list, sourcesStrings.next);
    await turn.until(() => turn.edits.length > 0);
    expect(turn.original?.embeds[0]?.footer?.text).toBe('6 articles · page 1 of 1');
    expect(turn.original?.components).toEqual([]);
  });

  test('a button of a kind it no longer has dies politely', async () => {
    const { discord, newsroom } = await stage();
    fill(newsroom, 11);
    const list = await discord.command('sources', { which: 'all' }).answer();
    for (const id of ['sources:next:newest:1:1', 'sources:next:all:-1:1', 'gone:x', 'ask:again', '']) {
      const turn = discord.clickId(list, id);
      await turn.until(() => turn.responseType !== undefined);
      expect(turn.original).toMatchObject({ ephemeral: true, content: boundaryStrings.stale });
    }
  });

  test('shows a server only its own', async () => {
    const { discord, newsroom } = await stage();
    fill(newsroom, 3);
    const inDm = await discord.command('sources', { which: 'all' }, { inDm: true }).answer();
    expect(inDm.embeds[0]?.description).toBe(sourcesStrings.none.all);
  });
});
