import { describe, expect, test, vi } from 'vitest';
import { discordErrors } from '../../src/discord/errors.js';
import { ASK_CONCURRENCY } from '../../src/discord/limits/ask-queue.js';
import { answerStrings } from '../../src/discord/strings/en/answer.js';
import { askStrings } from '../../src/discord/strings/en/commands/ask.js';
import { contextStrings } from '../../src/discord/strings/en/context.js';
import { cite } from '../../src/domain/citation.js';
import { UserError } from '../../src/domain/errors.js';
import { linesFrom, type Stage, stage } from './harness.js';
import { controlsOf, type Exchange, nameOf, type ShownForm } from './lookalike/exchange.js';
import { ALICE, BOB, CHANNEL, DM_CHANNEL, GUILD } from './lookalike/ids.js';
import { FRAMEWORK_TEXT, sentenceSpans } from './memory-articles.js';

const QUESTION = 'who signed the defence framework?';
const { buttons } = answerStrings;
const emoji = { helpful: '👍', 'not-helpful': '👎' };

/** An answer whose message is recorded. */
async function answered({ discord, newsroom }: Stage, by: { inDm?: boolean } = {}) {
  newsroom.add({ text: FRAMEWORK_TEXT, title: 'Framework', ...(by.inDm && { scope: `user:${ALICE}` }) });
  const message = await discord.command('ask', { question: QUESTION }, by).answer();
  await vi.waitFor(() => expect(newsroom.recorded).toHaveLength(1));
  return { message, id: newsroom.recorded[0]!.answerId };
}

const filled = (form: ShownForm) =>
  Object.fromEntries(form.components.map(({ component: { custom_id, value } }) => [custom_id, value]));

describe('autocompletion of outlets', () => {
  test('offers outlets of the server that contain the typed text', async () => {
    const { discord, newsroom } = await stage();
    for (const outlet of ['Sample Wire', 'Daily Sample', 'sample'.repeat(20), '\u202e'])
      newsroom.add({ text: 'Text.', outlet });
    newsroom.add({ text: 'Text.', outlet: 'Sample elsewhere', scope: 'guild:1' });
    const typing = discord.typing('ask', 'outlet', 'SAMPLE');
    expect((await typing.suggestions()).map(({ name }) => name)).toEqual(['Sample Wire', 'Daily Sample']);
  });
});

describe('the buttons of an answer', () => {
  test('Context shows each sentence once, the quotes in bold, only to the member who clicked', async () => {
    const set = await stage();
    const { message } = await answered(set);
    const click = set.discord.click(message, buttons.context, { user: BOB });
    const shown = await click.answer();
    expect(shown.ephemeral).toBe(true);
    expect(shown.text).toContain('**Framework**\n-# Sample Wire · 31 October 2025\n');
    expect(shown.text).toMatch(/^> \*\*After the meeting, both leaders signed .*\*\*$/m);
    expect(shown.text.match(/^> .*Rajnath Singh, India's defence minister/gm)).toHaveLength(1);
  });

  test('Context that differs from the stored text is never shown', async () => {
    const set = await stage();
    const { message } = await answered(set);
    const really = set.newsroom.answers.context.bind(set.newsroom);
    vi.spyOn(set.newsroom.answers, 'context').mockImplementation(async (scope, id) =>
      (await really(scope, id)).map((one) => ({ ...one, quote: { ...one.quote, quote: 'Made up.' } })),
    );
    const shown = await set.discord.click(message, buttons.context).answer();
    expect(shown.text).toContain('Something went wrong');
    expect(JSON.stringify(set.discord.requests)).not.toContain('Made up.');
  });

  test('Show more shows the other quotes of an uncertain answer, only to the member who clicked', async () => {
    const set = await stage();
    const article = set.newsroom.add({ text: FRAMEWORK_TEXT, title: 'Framework' });
    const quotes = [...sentenceSpans(FRAMEWORK_TEXT)].slice(0, 3).map((span) => cite(article, span));
    vi.spyOn(set.newsroom.answers, 'ask').mockImplementation(async (request) =>
      set.newsroom.answered(request, {
        kind: 'closest',
        statements: quotes.map((quote) => ({ text: quote.quote, citations: [quote] })),
      }),
    );
    const message = await set.discord.command('ask', { question: QUESTION }).answer();
    const shown = await set.discord.click(message, answerStrings.showMore(2), { user: BOB }).answer();
    expect(shown.ephemeral).toBe(true);
    const [first, second, third] = quotes.map(({ quote }) => `“${quote}”`);
    expect(message.text).toContain(first);
    expect(message.text).not.toContain(second);
    expect(shown.text).not.toContain(first);
    expect(shown.text).toContain(`> ${second}\n> \n> ${third}`);
  });

  test('Helpful and Not helpful are stored for each member', async () => {
    const set = await stage();
    const { message, id } = await answered(set);
    const yes = await set.discord.click(message, emoji.helpful).answer();
    expect(yes).toMatchObject({ ephemeral: true, text: askStrings.rated.helpful });
    await set.discord.click(message, emoji['not-helpful'], { user: BOB }).answer();
    expect(set.newsroom.ratings).toEqual([
      { answerId: id, user: ALICE, helpful: true },
      { answerId: id, user: BOB, helpful: false },
    ]);
  });

  test('Ask a follow-up opens a form, whose question follows that answer', async () => {
    const set = await stage();
    const { message, id } = await answered(set);
    const click = set.discord.click(message, buttons['follow-up']);
    await click.until(() => click.form !== undefined);
    expect(click.form?.title).toBe(askStrings.form.title);
    const sent = set.discord.submit(click.form!, { question: 'when was it signed?' }, { user: BOB });
    const shown = await sent.answer();
    expect(shown.ephemeral).toBe(false);
    expect(set.newsroom.asked.at(-1)).toMatchObject({
      question: 'when was it signed?',
      follows: id,
      user: BOB,
      channel: CHANNEL,
    });
  });

  test('a refused question comes back in the form, for the same answer and to the same member', async () => {
    const set = await stage({ ASKS_PER_MINUTE: '2' });
    const { message, id } = await answered(set);
    const opened = async (click: Exchange) => {
      await click.until(() => click.form !== undefined);
      return click.form!;
    };
    const form = await opened(set.discord.click(message, buttons['follow-up']));
    expect(filled(form)).toEqual({ question: undefined });
    await set.discord.submit(form, { question: 'where was it signed?' }).answer();
    const refused = await set.discord.submit(form, { question: 'when was it signed?' }).answer();
    expect(refused).toMatchObject({ ephemeral: true });
    expect(refused.text).toContain('Please wait');
    const again = await opened(set.discord.click(refused, askStrings.form.again));
    expect(filled(again)).toEqual({ question: 'when was it signed?' });
    expect(again.custom_id).toBe(form.custom_id);
    expect(again.custom_id).toContain(id);
    const other = await opened(set.discord.click(refused, askStrings.form.again, { user: BOB }));
    expect(filled(other)).toEqual({ question: undefined });
  });

  test('a follow-up to a public answer is private where answers are', async () => {
    const set = await stage();
    const { message } = await answered(set);
    await set.discord.command('setup', { private: true }).answer();
    const click = set.discord.click(message, buttons['follow-up']);
    await click.until(() => click.form !== undefined);
    const shown = await set.discord.submit(click.form!, { question: 'when was it signed?' }).answer();
    expect(shown).toMatchObject({ ephemeral: true, boxed: true });
    expect(set.newsroom.asked.at(-1)).not.toHaveProperty('channel');
  });

  test('say so when the answer no longer exists', async () => {
    const before = await stage();
    const { message } = await answered(before);
    const after = await stage();
    for (const label of [buttons.context, emoji.helpful]) {
      const shown = await after.discord.click(message, label).answer();
      expect(shown.text).toContain('no longer have that answer');
    }
  });

  test('say so when all articles of the answer have been deleted', async () => {
    const set = await stage();
    const { message } = await answered(set);
    vi.spyOn(set.newsroom.answers, 'context').mockResolvedValue([]);
    const shown = await set.discord.click(message, buttons.context).answer();
    expect(shown.text).toBe(contextStrings.deleted);
  });

  test('an answer without quotes offers other words, and the list of articles', async () => {
    const { discord, newsroom } = await stage();
    newsroom.add({ text: FRAMEWORK_TEXT, title: 'Framework' });
    const message = await discord.command('ask', { question: 'football?' }).answer();
    expect(controlsOf(message).map(nameOf)).toEqual([buttons['another-way'], buttons.articles]);
    const shown = await discord.click(message, buttons.articles, { user: BOB }).answer();
    expect(shown).toMatchObject({ ephemeral: true, text: expect.stringContaining('**1. Framework**') });
  });

  test('hints at /ingest only to members who may add articles', async () => {
    const { discord } = await stage();
    const hints = await Promise.all(
      [true, false].map((mayManage) =>
        discord.command('ask', { question: 'football?' }, { mayManage }).answer(),
      ),
    );
    expect(hints.map(({ text }) => text.includes('`/ingest`'))).toEqual([true, false]);
  });

  test('a follow-up shows the keywords carried over', async () => {
    const { discord, newsroom } = await stage();
    newsroom.add({ text: FRAMEWORK_TEXT });
    const really = newsroom.answers.ask.bind(newsroom);
    vi.spyOn(newsroom.answers, 'ask').mockImplementation(async (request) => ({
      ...(await really(request)),
      subject: 'signed framework @everyone',
    }));
    const { text } = await discord.command('ask', { question: 'when?' }).answer();
    expect(text.split('\n')[0]).toBe('-# ↳ when?');
    expect(text).toContain('carried over: signed framework \\@everyone');
  });

  test('the outlet that a question names and its misspelt words are shown', async () => {
    const { discord, newsroom } = await stage();
    newsroom.add({ text: FRAMEWORK_TEXT });
    const really = newsroom.answers.ask.bind(newsroom);
    vi.spyOn(newsroom.answers, 'ask').mockImplementation(async (request) => ({
      ...(await really(request)),
      outlet: 'The *Post*',
      corrections: [{ typed: 'Hegsith', read: 'Hegseth' }],
      unreportedDays: { from: '2026-11-11', to: '2026-11-12' },
    }));
    const { text } = await discord.command('ask', { question: 'what did Hegsith sign?' }).answer();
    expect(text).toContain(
      'only The \\*Post\\* · nothing from 11 November 2026 to 12 November 2026 · “Hegsith” read as “Hegseth”',
    );
  });

  test('two simultaneous clicks both get a response', async () => {
    const set = await stage();
    const { message } = await answered(set);
    const clicks = [buttons.context, buttons.context].map((label) => set.discord.click(message, label));
    const shown = await Promise.all(clicks.map((click) => click.answer()));
    expect(shown[0]?.components).toEqual(shown[1]?.components);
  });
});

describe('questions in messages', () => {
  const ANSWERED = { timeout: 5000 };

  test('a reply to an answer that mentions the bot is a follow-up, and is answered by a reply', async () => {
    const set = await stage();
    const { message, id } = await answered(set);
    const said = set.discord.say(`<@1000000000000000001> when was it signed?`, { user: BOB }, { message });
    await vi.waitFor(() => expect(set.discord.posts).toHaveLength(1), ANSWERED);
    expect(set.newsroom.asked.at(-1)).toEqual({
      scope: `guild:${GUILD}`,
      question: 'when was it signed?',
      channel: CHANNEL,
      user: BOB,
      follows: id,
    });
    const sent = set.discord.requests.find(({ path }) => path === `/channels/${CHANNEL}/messages`);
    expect(sent?.body).toMatchObject({
      message_reference: { message_id: said },
      allowed_mentions: { parse: [], replied_user: false },
    });
    await vi.waitFor(() => expect(set.newsroom.recorded.at(-1)?.messageId).toBe(set.discord.posts[0]?.id));
  });

  test('a direct message is a question; a reply in it is a follow-up', async () => {
    const set = await stage();
    const { message, id } = await answered(set, { inDm: true });
    set.discord.say('who signed the framework?', { inDm: true });
    await vi.waitFor(() => expect(set.discord.posts).toHaveLength(1), ANSWERED);
    expect(set.newsroom.asked.at(-1)).toEqual({
      scope: `user:${ALICE}`,
      question: 'who signed the framework?',
      channel: DM_CHANNEL,
      user: ALICE,
    });
    set.discord.say('and when?', { inDm: true }, { message });
    await vi.waitFor(() => expect(set.discord.posts).toHaveLength(2), ANSWERED);
    expect(set.newsroom.asked.at(-1)?.follows).toBe(id);
  });

  test('what is said in passing gets no reply and counts as no question', async () => {
    const set = await stage();
    const { message } = await answered(set);
    for (const said of ['thanks!', 'lol', 'ok', '👍', 'good night']) {
      set.discord.say(`<@1000000000000000001> ${said}`, { user: BOB }, { message });
      set.discord.say(said, { inDm: true });
    }
    await set.discord.command('ask', { question: 'the last one here?' }).answer();
    expect(set.discord.posts).toEqual([]);
    expect(set.newsroom.asked.map(({ question }) => question)).toEqual([QUESTION, 'the last one here?']);
    expect(set.discord.requests.filter(({ path }) => path.endsWith('/typing'))).toEqual([]);
  });

  test('a refusal is a reply to the message', async () => {
    const set = await stage({ ASKS_PER_MINUTE: '1' });
    const { message } = await answered(set);
    set.discord.say('<@1000000000000000001> and when?', {}, { message });
    await vi.waitFor(() => expect(set.discord.posts).toHaveLength(1), ANSWERED);
    expect(set.discord.posts[0]?.text).toMatch(/limit of 1 question per minute.*Please wait/);
  });

  test.each([
    ['when it may not post', 403, 50_013],
    ['in a deleted channel', 404, 10_003],
  ])('%s the bot posts nothing and keeps running', async (_, status, code) => {
    const set = await stage();
    const { message } = await answered(set);
    set.discord.refuseNextPost(status, code);
    set.discord.say('<@1000000000000000001> when was it signed?', {}, { message });
    await vi.waitFor(() => expect(linesFrom(set.log, 'warn')).toHaveLength(1), ANSWERED);
    expect(linesFrom(set.log, 'error')).toEqual([]);
    expect((await set.discord.command('ask', { question: 'still there, framework?' }).answer()).boxed).toBe(
      true,
    );
  });
});

describe('many simultaneous questions', () => {
  test('wait in the queue, show their position, and are refused beyond its limit before anything is deferred', async () => {
    const { discord, newsroom } = await stage({
      ASK_QUEUE_LIMIT: '2',
      ASKS_PER_MINUTE: '1000',
      GUILD_ASKS_PER_MINUTE: '1000',
    });
    let go = () => {};
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    const really = newsroom.answers.ask.bind(newsroom);
    vi.spyOn(newsroom.answers, 'ask').mockImplementation(async (request) => {
      await held;
      return really(request);
    });
    const asks = Array.from({ length: ASK_CONCURRENCY + 2 }, (_, i) =>
      discord.command('ask', { question: `question ${i}?` }),
    );
    await Promise.all(asks.map((ask) => ask.until(() => ask.responseType === 5)));
    const refused = [
      discord.command('ask', { question: 'one more?' }),
      discord.onMessage('Check against the news', { content: 'One more, I swear.' }),
    ];
    for (const one of refused)
      expect(await one.answer()).toMatchObject({
        ephemeral: true,
        text: discordErrors.askQueueFull({ waiting: 2 }).message,
      });
    await asks.at(-1)!.until(() => asks.at(-1)!.edits.length > 0);
    expect(asks.at(-1)!.edits[0]?.message.text).toBe(askStrings.waiting(2));
    go();
    for (const ask of asks) {
      await ask.until(() => ask.original?.boxed === true);
      expect(ask.original?.text).not.toContain(askStrings.waiting(2));
    }
  });

  test('an error in one does not block the next', async () => {
    const { discord, newsroom } = await stage();
    vi.spyOn(newsroom.answers, 'ask').mockRejectedValueOnce(
      new UserError('question.empty', 'Nothing to search for.'),
    );
    const first = discord.command('ask', { question: 'one' });
    expect((await first.followUp()).text).toBe('Nothing to search for.');
    expect((await discord.command('ask', { question: 'two' }).answer()).boxed).toBe(true);
  });
});
