/** Which language a reader gets, and how commands look there. */
import { expect, test, vi } from 'vitest';
import { commands } from '../../commands/index.js';
import { registerCommands } from '../../src/discord/bot/registration.js';
import { textsFor } from '../../src/discord/strings/texts.js';
import { botConfig, linesFrom, stage, stageWith } from './harness.js';
import { controlsOf, nameOf } from './lookalike/exchange.js';
import { guild } from './lookalike/gateway.js';
import { APPLICATION, GUILD } from './lookalike/ids.js';
import { FRAMEWORK_TEXT } from './memory-articles.js';
import { MemoryNewsroom } from './memory-newsroom.js';

const question = 'who signed the framework?';
const de = textsFor('de');

test('an answer is framed in the language of whoever asks; its quotes and title stay', async () => {
  const { discord, newsroom } = await stage();
  newsroom.add({ text: FRAMEWORK_TEXT });
  const german = await discord.command('ask', { question }, { locale: 'de' }).answer();
  const english = await discord.command('ask', { question }, { locale: 'pt-BR' }).answer();
  const labels = (message: typeof german) => controlsOf(message).map(nameOf);
  const { buttons } = de.answer;
  const ratings = ['👍', '👎'];
  expect(labels(german)).toEqual([buttons['follow-up'], buttons.context, ...ratings]);
  const own = textsFor('en-US').answer.buttons;
  expect(labels(english)).toEqual([own['follow-up'], own.context, ...ratings]);
  expect(german.text).toContain(`-# ${de.answer.from(1, 1)}`);
  const quotes = ({ text }: typeof german) => text.match(/“.*”/g);
  expect(quotes(german)).toEqual(quotes(english));
  expect(quotes(german)).not.toBeNull();
});

test.each(['de', 'fr', 'es-419', 'hi'])(
  'lists, results and the form are in the language %s',
  async (locale) => {
    const { discord } = await stage();
    const { feed, ingest, sources } = textsFor(locale);
    const added = await discord.command('ingest', { text: FRAMEWORK_TEXT }, { locale }).answer();
    expect(added.text).toContain(`-# ${ingest.outcome.new} · `);
    const listed = await discord.command('sources', { which: 'all' }, { locale }).answer();
    expect(listed.text).toContain(`### ${sources.heading('all', undefined)}\n-# ${sources.total(1)}`);
    const opened = await discord.click(added, sources.show, { locale }).answer();
    expect(controlsOf(opened).map(nameOf)).toContain(sources.forget);
    const feeds = await discord.command('feed list', {}, { locale }).answer();
    expect(feeds.text.split('`')[0]).toBe(feed.none.split('`')[0]);
    const opening = discord.command('ingest', {}, { locale });
    await opening.until(() => opening.form !== undefined);
    expect(opening.form?.title).toBe(ingest.form.heading);
  },
);

test.each(['de', 'fr', 'es-419', 'hi'])('a refusal is in the language %s', async (locale) => {
  const { discord } = await stage();
  const refused = await discord.command('ask', { question: '  ' }, { locale }).answer();
  const words = textsFor(locale).errors.byId['discord.emptyQuestion'] as (facts: object) => string;
  // The option keeps its place in the code; the command has the name of the menu.
  expect(refused.text.split('`')[0]).toBe(words({}).split('`')[0]);
  expect(refused.text).not.toContain('/ask');
  expect(refused.ephemeral).toBe(true);
});

test('a reply to a message is in the language of the server', async () => {
  const { discord, newsroom, log } = await stage();
  discord.gateway.emit('GUILD_UPDATE', guild({ locale: 'fr' }));
  newsroom.add({ text: FRAMEWORK_TEXT });
  const answer = await discord.command('ask', { question }).answer();
  await vi.waitFor(() => expect(newsroom.recorded).toHaveLength(1), 10_000);
  discord.say(`<@${APPLICATION}> and when was it signed?`, {}, { message: answer });
  await vi.waitFor(() => expect(discord.posts).toHaveLength(1), 10_000);
  expect(discord.posts[0]?.text).toContain(textsFor('fr').answer.from(1, 1));
  expect(linesFrom(log, 'warn')).toEqual([]);
});

test('commands are mentioned by the ids that Discord gave them, in every language', async () => {
  const { discord } = await stageWith(new MemoryNewsroom(), {}, (lookalike) =>
    registerCommands(botConfig(lookalike), commands),
  );
  await vi.waitFor(async () => {
    const help = await discord.command('help', {}, { locale: 'de' }).answer();
    expect(help.text).toMatch(/<\/ask:\d{15,20}>.*\n.*<\/ingest:\d+>.*<\/feed add:\d+>/);
    expect(help.text).toContain('Frag mich');
  }, 10_000);
});

test('without ids they have the names that the menu shows', async () => {
  const { discord } = await stage();
  const german = await discord.command('help', {}, { locale: 'de' }).answer();
  expect(german.text).toContain('`/fragen`');
  expect(german.text).toContain('`/feed hinzufügen`');
  const english = await discord.command('help').answer();
  expect(english.text).toContain('`/feed add`');
});

test('commands registered for one server are mentioned there only', async () => {
  const settings = { DISCORD_GUILD_ID: '1000000000000000099' };
  const { discord } = await stageWith(new MemoryNewsroom(), settings, (lookalike) => {
    lookalike.gateway.guilds = [GUILD, settings.DISCORD_GUILD_ID];
    return registerCommands(botConfig(lookalike, settings), commands);
  });
  const help = await discord.command('help', {}, { inDm: true }).answer();
  expect(help.text).toContain('`/ask`');
});

test('a bot that cannot learn the ids works without', async () => {
  const { discord, log } = await stageWith(new MemoryNewsroom(), {}, async (lookalike) => {
    lookalike.faultOf = (request) =>
      request.startsWith('GET /applications/') && request.endsWith('/commands')
        ? { status: 403, body: { code: 50_001, message: 'Missing Access' } }
        : undefined;
  });
  await vi.waitFor(
    () => expect(log.map(({ msg }) => msg)).toContain('the ids of the commands are unknown'),
    10_000,
  );
  expect((await discord.command('help').answer()).text).toContain('`/ask`');
});
