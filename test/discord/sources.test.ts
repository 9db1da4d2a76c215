import { describe, expect, test } from 'vitest';
import { discordErrors } from '../../src/discord/errors.js';
import { sourcesStrings } from '../../src/discord/strings/en/commands/sources.js';
import { stage } from './harness.js';
import { controlsOf, nameOf, type ShownMessage } from './lookalike/exchange.js';
import { ALICE, BOB, GUILD } from './lookalike/ids.js';
import { FRAMEWORK_TEXT } from './memory-articles.js';
import type { MemoryNewsroom } from './memory-newsroom.js';

const scope = `guild:${GUILD}`;

function fill(newsroom: MemoryNewsroom, articles: number) {
  return Array.from({ length: articles }, (_, i) =>
    newsroom.add({ text: `Article number ${i} says something.`, title: `Title ${i + 1}`, ingestedBy: ALICE }),
  );
}

const labelsOf = (message: ShownMessage): string[] => controlsOf(message).map(nameOf).filter(Boolean);
const factsOf = ({ text }: ShownMessage): string => text.split('\n')[1] ?? '';

describe('/sources', () => {
  test('searches and sorts, and its buttons preserve both', async () => {
    const { discord, newsroom } = await stage();
    fill(newsroom, 25);
    const options = { search: 'Title: 1', sort: 'title' };
    const list = await discord.command('sources', { ...options, search: 'title' }).answer();
    expect(list.text.split('\n')[0]).toBe('### All articles · “title”');
    expect(newsroom.listed.at(-1)).toMatchObject({ which: 'all', search: 'title', sort: 'title' });
    const next = discord.click(list, sourcesStrings.next);
    await next.until(() => next.edits.length > 0);
    expect(newsroom.listed.at(-1)).toMatchObject({ search: 'title', sort: 'title', page: 1 });
    const sorted = discord.choose(next.original!, 'newest');
    await sorted.until(() => sorted.edits.length > 0);
    expect(newsroom.listed.at(-1)).toMatchObject({ search: 'title', sort: 'newest', page: 0 });
    const none = await discord.command('sources', options).answer();
    expect(none.text).toBe(sourcesStrings.noneFound);
    expect(newsroom.listed.at(-1)?.search).toBe('Title  1');
  });

  test('the menu opens an article with quoted key sentences', async () => {
    const { discord, newsroom } = await stage();
    const { id } = newsroom.add({ text: FRAMEWORK_TEXT, title: 'Framework', url: 'https://example.org/f' });
    const list = await discord.command('sources', { which: 'all' }).answer();
    const opened = await discord.choose(list, id, { user: BOB, mayManage: false }).answer();
    expect(opened.ephemeral).toBe(true);
    const lines = opened.text.split('\n');
    expect(lines[0]).toBe('### [Framework](https://example.org/f)');
    expect(lines[2]).toMatch(/^> Rajnath Singh, India's defence minister/);
    expect(labelsOf(opened)).toEqual([]);
    const gone = await discord.choose(list, id, { inDm: true }).answer();
    expect(gone.text).toContain('There is no such article here');
  });

  test('members with Manage Messages can delete it there, in two steps', async () => {
    const { discord, newsroom } = await stage();
    const { id } = newsroom.add({ text: FRAMEWORK_TEXT, title: '@everyone Framework' });
    const list = await discord.command('sources', { which: 'all' }).answer();
    const opened = await discord.clickId(list, `sources:show:${id}`).answer();
    const asked = discord.click(opened, sourcesStrings.forget);
    await asked.until(() => asked.edits.length > 0);
    expect(asked.original?.text).toContain('Forget \\@everyone Framework?');
    const kept = discord.click(asked.original!, sourcesStrings.keep);
    await kept.until(() => kept.edits.length > 0);
    expect(kept.original?.components).toEqual(opened.components);
    expect((await newsroom.archive.list({ scope, which: 'all' })).total).toBe(1);
    const [one, two] = [1, 2].map(() => discord.click(asked.original!, sourcesStrings.forgetNow));
    await one!.until(() => one!.edits.length > 0);
    expect(labelsOf(one!.original!)).toEqual([]);
    expect((await newsroom.archive.list({ scope, which: 'all' })).total).toBe(0);
    expect((await two!.followUp()).text).toContain('There is no such article here');
  });

  test('others cannot, whatever button they click', async () => {
    const { discord, newsroom } = await stage();
    const { id } = newsroom.add({ text: FRAMEWORK_TEXT });
    const list = await discord.command('sources', { which: 'all' }).answer();
    for (const action of ['forget', 'forget-now']) {
      const click = discord.clickId(list, `sources:${action}:${id}`, { user: BOB, mayManage: false });
      expect(await click.answer()).toMatchObject({
        ephemeral: true,
        text: discordErrors.mayNotForget({}).message,
      });
    }
    expect((await newsroom.archive.list({ scope, which: 'all' })).total).toBe(1);
  });

  test('lists the articles cited by the last answer with outlet, date and citation count', async () => {
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
    expect(answer.text.split('\n')).toEqual([
      '### Sources: who signed the framework?',
      '-# 1 article',
      '**1. [Framework](https://example.org/f)**',
      expect.stringMatching(/^-# Sample Wire \(per example\.org\) · 31 October 2025 · quoted in 1 answer$/),
    ]);
    expect(labelsOf(answer)).toEqual([]);
  });

  test('says so when there is none', async () => {
    const { discord } = await stage();
    const last = await discord.command('sources').answer();
    expect(last.text).toBe(sourcesStrings.none.last);
    const all = await discord.command('sources', { which: 'all' }).answer();
    expect(all.text).toBe(sourcesStrings.none.all);
    const mayNot = await discord.command('sources', { which: 'all' }, { mayManage: false }).answer();
    expect(mayNot.text).toBe(
      'There are no articles here yet. Members with the Manage Messages permission can add some.',
    );
  });

  test('has pages, which its buttons turn', async () => {
    const { discord, newsroom } = await stage();
    fill(newsroom, 25);
    const list = discord.command('sources', { which: 'all' });
    const first = await list.answer();
    expect(factsOf(first)).toBe('-# 25 articles · page 1 of 3');
    expect(() => discord.click(first, sourcesStrings.previous)).toThrow('disabled');
    const turn = discord.click(first, sourcesStrings.next);
    await turn.until(() => turn.edits.length > 0);
    expect(turn.responseType).toBe(6);
    const second = turn.original!;
    expect(second.id).toBe(first.id);
    expect(second.text.split('\n')[2]).toBe('**11. Title 11**');
    const back = discord.click(second, sourcesStrings.previous);
    await back.until(() => back.edits.length > 0);
    expect(back.original?.components).toEqual(first.components);
  });

  test('its buttons only work for the requester', async () => {
    const { discord, newsroom } = await stage();
    fill(newsroom, 11);
    const list = await discord.command('sources', { which: 'all' }).answer();
    const turn = discord.click(list, sourcesStrings.next, { user: BOB });
    await turn.until(() => turn.responseType !== undefined);
    expect(turn.responseType).toBe(4);
    expect(turn.original).toMatchObject({ ephemeral: true, text: discordErrors.notYourList({}).message });
  });

  test('two simultaneous clicks both get a response', async () => {
    const { discord, newsroom } = await stage();
    fill(newsroom, 25);
    const list = await discord.command('sources', { which: 'all' }).answer();
    const turns = [discord.click(list, sourcesStrings.next), discord.click(list, sourcesStrings.next)];
    for (const turn of turns) await turn.until(() => turn.edits.length > 0);
    expect(turns[0]?.original?.components).toEqual(turns[1]?.original?.components);
  });

  test('its buttons work after a restart, and if the list became shorter', async () => {
    const before = await stage();
    fill(before.newsroom, 25);
    const list = await before.discord.command('sources', { which: 'all' }).answer();
    const after = await stage();
    const articles = fill(after.newsroom, 12);
    for (const { id } of articles.slice(0, 6)) await after.newsroom.archive.forget(scope, id);
    const turn = after.discord.click(list, sourcesStrings.next);
    await turn.until(() => turn.edits.length > 0);
    expect(factsOf(turn.original!)).toBe('-# 6 articles');
    expect(labelsOf(turn.original!)).toEqual([]);
  });

  test('an outdated button gets an explanation', async () => {
    const { discord, newsroom } = await stage();
    fill(newsroom, 11);
    const list = await discord.command('sources', { which: 'all' }).answer();
    for (const id of ['sources:next:newest:1:1', 'sources:next:all:-1:1', 'gone:x', 'ask:gone', '']) {
      const turn = discord.clickId(list, id);
      await turn.until(() => turn.responseType !== undefined);
      expect(turn.original).toMatchObject({
        ephemeral: true,
        text: discordErrors.staleControl({}).message,
      });
    }
  });

  test('a list from before messages consisted of components is replaced when its button is clicked', async () => {
    const { discord, newsroom } = await stage();
    fill(newsroom, 25);
    const now = await discord.command('sources', { which: 'all' }).answer();
    const before = {
      ...now,
      ofComponents: false,
      content: 'All articles',
      embeds: [{ description: 'Title 1' }],
      components: [],
    };
    const turn = discord.clickId(before, `sources:next:all:1:${ALICE}:newest:`);
    await turn.until(() => turn.edits.length > 0);
    expect(turn.original).toMatchObject({ ofComponents: true, content: '', embeds: [] });
    expect(turn.original?.text).toContain('**11. Title 11**');
  });

  test('says when articles were added if they are sorted by that', async () => {
    const { discord, newsroom } = await stage();
    fill(newsroom, 2);
    const list = await discord.command('sources', { which: 'all', sort: 'added' }).answer();
    expect(list.text).toMatch(/ · added <t:\d+:R>$/m);
    const order = controlsOf(list).find(({ placeholder }) => placeholder === sourcesStrings.sort);
    expect(order?.options?.find((option) => option.default)?.value).toBe('added');
  });

  test('only shows articles of the scope', async () => {
    const { discord, newsroom } = await stage();
    fill(newsroom, 3);
    const inDm = await discord.command('sources', { which: 'all' }, { inDm: true }).answer();
    expect(inDm.text).toBe(sourcesStrings.none.all);
  });
});
