import { describe, expect, test, vi } from 'vitest';
import { appErrors } from '../../src/app/errors.js';
import { unescapeText } from '../../src/discord/reply/markdown/escape.js';
import { answerStrings } from '../../src/discord/strings/en/answer.js';
import { sourcesStrings } from '../../src/discord/strings/en/commands/sources.js';
import { replyStrings } from '../../src/discord/strings/en/reply.js';
import { linesFrom, stage } from './harness.js';
import { partsOf } from './lookalike/exchange.js';
import { ALICE, BOB, CHANNEL, GUILD } from './lookalike/ids.js';
import { citeQuote, FRAMEWORK_TEXT, HOSTILE_TEXT } from './memory-articles.js';

const URL = 'https://example.org/framework';
const QUESTION = 'who signed the defence framework?';

describe('/ask', () => {
  test('answers with numbered quotes, each with outlet, date and a link to the sentence, then the sources', async () => {
    const { discord, newsroom } = await stage();
    const article = newsroom.add({ text: FRAMEWORK_TEXT, title: 'Ministers sign framework', url: URL });
    const names = ['Rajnath Singh', 'Pete Hegseth'].map((name) => citeQuote(article, name));
    const signed = citeQuote(
      article,
      "After the meeting, both leaders signed the 'Framework for the US-India Major Defence Partnership', which is to guide the two countries for ten years.",
    );
    vi.spyOn(newsroom.answers, 'ask').mockImplementation(async (request) =>
      newsroom.answered(request, {
        shortAnswer: { text: 'Rajnath Singh and Pete Hegseth', citations: names, confidence: 0.9 },
        statements: [{ text: signed.quote, citations: [signed] }],
      }),
    );

    const exchange = discord.command('ask', { question: QUESTION });
    const answer = await exchange.answer();

    expect(exchange.responseType).toBe(5);
    expect(answer.ephemeral).toBe(false);
    expect(answer.text.split('\n')).toEqual([
      `-# ${QUESTION}`,
      '## Rajnath Singh and Pete Hegseth',
      `**[Ministers sign framework](${URL})**`,
      '-# Sample Wire (per example.org) · 31 October 2025',
      `> “${signed.quote}” [↗](${URL}#:~:text=After%20the%20meeting%2C%20both%20leaders,two%20countries%20for%20ten%20years)`,
      '-# from 1 of 1 article',
    ]);
    await vi.waitFor(() => expect(newsroom.recorded).toHaveLength(1));
    expect(newsroom.recorded[0]?.messageId).toBe(answer.id);
  });

  test('counts no undated article as new', async () => {
    const { discord, newsroom } = await stage();
    newsroom.add({ text: FRAMEWORK_TEXT, publishedAt: null });
    const { text } = await discord.command('ask', { question: QUESTION }).answer();
    expect(text).toContain('undated');
    expect(text).not.toMatch(/newest|today|days? old/);
    const none = await discord.command('ask', { question: 'football?' }).answer();
    expect(none.text).not.toMatch(/newest|today|days? old/);
  });

  test('an answer whose message cannot be recorded is no failure', async () => {
    const { discord, newsroom, log } = await stage();
    vi.spyOn(newsroom.answers, 'recordMessage').mockRejectedValueOnce(appErrors.restarting({}));
    const exchange = discord.command('ask', { question: QUESTION });
    await exchange.answer();
    await vi.waitFor(() => expect(linesFrom(log, 'warn')).toHaveLength(1));
    await discord.command('ask', { question: QUESTION }).answer();
    expect(exchange.followUps).toEqual([]);
    await vi.waitFor(() => expect(newsroom.recorded).toHaveLength(1));
  });

  test('passes options, channel and user to the newsroom', async () => {
    const { discord, newsroom } = await stage();
    const options = { question: QUESTION, since: 'week', outlet: ' Sample Wire ', private: false };
    const answer = await discord.command('ask', options, { user: BOB }).answer();
    expect(answer.ephemeral).toBe(false);
    expect(newsroom.asked).toEqual([
      {
        scope: `guild:${GUILD}`,
        question: QUESTION,
        since: 'week',
        outlet: 'Sample Wire',
        channel: CHANNEL,
        user: BOB,
      },
    ]);
  });

  test('a private answer is not the channel’s last answer', async () => {
    const { discord, newsroom } = await stage();
    newsroom.add({ text: FRAMEWORK_TEXT });
    const answer = await discord.command('ask', { question: QUESTION, private: true }).answer();
    expect(answer.ephemeral).toBe(true);
    const listed = await discord.command('sources', {}, { user: BOB }).answer();
    expect(listed.text).not.toContain(QUESTION);
    expect(listed.text).toBe(sourcesStrings.none.last);
  });

  test('in a direct message the articles are the user’s own', async () => {
    const { discord, newsroom } = await stage();
    newsroom.add({ text: FRAMEWORK_TEXT });
    const answer = await discord.command('ask', { question: QUESTION }, { inDm: true }).answer();
    expect(newsroom.asked[0]?.scope).toBe(`user:${ALICE}`);
    expect(answer.text).toContain(`### ${answerStrings.noArticles({ narrowed: false, mayAdd: true })}`);
    expect(answer.text).toContain('`/ingest`');
  });

  test('a member’s own installation gives no access to a server’s articles', async () => {
    const { discord, newsroom } = await stage();
    const answer = await discord.command('ask', { question: QUESTION }, { stranger: true }).answer();
    expect(answer.ephemeral).toBe(true);
    expect(answer.text).toContain(`### ${answerStrings.noArticles({ narrowed: false, mayAdd: true })}`);
    expect(newsroom.asked.map(({ scope }) => scope)).toEqual([`user:${ALICE}`]);
  });

  test('names only the option that was given', async () => {
    const { discord } = await stage();
    const refused = await discord.command('ask', { question: QUESTION, outlet: 'Nobody' }).answer();
    expect(refused.text).toContain('No article here matches `outlet`');
    expect(refused.text).not.toContain('`since`');
  });

  test.each([
    [{}, true],
    [{ EMBEDDING_MODEL: 'local-model', READER_MODEL: 'none' }, false],
  ])(
    'with the bundled models alone, says that a question must be in English: %j',
    async (settings, isSaid) => {
      const { discord, newsroom } = await stage(settings);
      newsroom.add({ text: FRAMEWORK_TEXT });
      const asked = async (question: string) => (await discord.command('ask', { question }).answer()).text;
      expect((await asked('¿quién ganó?')).includes(`\n${answerStrings.englishOnly}\n`)).toBe(isSaid);
      expect(await asked('football?')).not.toContain(answerStrings.englishOnly);
    },
  );

  test('names the outlets that there are if none has the name that was given', async () => {
    const { discord, newsroom } = await stage();
    const outlets = [
      'Harbour *Post*',
      'Northgate Daily',
      ...Array.from({ length: 30 }, (_, i) => `Paper ${i}`),
    ];
    for (const outlet of outlets) newsroom.add({ text: FRAMEWORK_TEXT, outlet });
    const nowhere = {
      kind: 'nothing',
      statements: [],
      searched: { articles: 0, passages: 0, newest: null },
    } as const;
    vi.spyOn(newsroom.answers, 'ask').mockImplementation(async (request) =>
      newsroom.answered(request, nowhere),
    );
    const asked = async (outlet: string, since = 'all') =>
      (await discord.command('ask', { question: QUESTION, outlet, since }).answer()).text;
    expect(await asked('HARBOUR')).toContain(answerStrings.outletsHere('Harbour \\*Post\\*'));
    const all = await asked('Harbor Post');
    expect(all).toContain(answerStrings.outletsHere('Harbour \\*Post\\*, Northgate Daily, Paper 0, '));
    expect(all).not.toContain('Paper 8');
    expect(await asked('northgate daily', 'day')).not.toContain(answerStrings.outletsHere(''));
  });

  test('distinguishes no answer from closest passages', async () => {
    const { discord, newsroom } = await stage();
    newsroom.add({ text: FRAMEWORK_TEXT });
    const nothing = await discord.command('ask', { question: 'football?' }).answer();
    expect(nothing.text).toContain(`### ${answerStrings.nothing}`);
    expect(nothing.text).toContain('searched 1 article');
    const closest = await discord.command('ask', { question: 'any gathering?' }).answer();
    expect(closest.text.split('\n')[1]).toBe(`### ${answerStrings.closest}`);
    const [yellow, grey] = [closest, nothing].map(({ components }) => partsOf(components)[0]?.accent_color);
    expect(yellow).not.toBe(grey);
  });

  test('shows hostile article text literally', async () => {
    const { discord, newsroom } = await stage();
    const article = newsroom.add({
      text: HOSTILE_TEXT,
      title: '@everyone [click](https://evil.example) ```',
    });
    vi.spyOn(newsroom.answers, 'ask').mockImplementation(async (request) => {
      const whole = citeQuote(article, HOSTILE_TEXT);
      return newsroom.answered(request, { statements: [{ text: whole.quote, citations: [whole] }] });
    });
    const answer = await discord.command('ask', { question: '@everyone `x`' }).answer();
    const quoted = /“(.*)”/.exec(answer.text)?.[1] ?? '';
    expect(unescapeText(quoted)).toBe(HOSTILE_TEXT);
    for (const live of [/(?<!\\)@/, /(?<!\\)</, /(?<!\\)`/, /https?:/, /(?<!\\)\*/, /(?<!\\)\|/, /\u202e/]) {
      expect(quoted).not.toMatch(live);
    }
    expect(answer.text).toContain('**\\@everyone (click)(https\\://evil.example)');
  });

  test('refuses bad questions before deferring, only to the asker', async () => {
    const { discord, newsroom } = await stage();
    const blank = discord.command('ask', { question: '   ' });
    const long = discord.command('ask', { question: 'x'.repeat(1001) });
    expect((await blank.answer()).text).toContain('Please ask a question');
    expect((await long.answer()).text).toContain('1,001 characters; the limit is 1,000');
    for (const exchange of [blank, long]) {
      expect(exchange.responseType).toBe(4);
      expect(exchange.original?.ephemeral).toBe(true);
    }
    expect(newsroom.asked).toEqual([]);
  });

  test('beyond the limit it says how long to wait', async () => {
    const { discord, newsroom } = await stage({ ASKS_PER_MINUTE: '2' });
    for (const n of [1, 2]) await discord.command('ask', { question: `question ${n}` }).answer();
    const refused = discord.command('ask', { question: 'one more' });
    expect((await refused.answer()).text).toMatch(/2 questions per minute.*wait (29|30) seconds/);
    expect(refused.original?.ephemeral).toBe(true);
    await discord.command('ask', { question: 'another user' }, { user: BOB }).answer();
    expect(newsroom.asked).toHaveLength(3);
  });

  test('simultaneous questions each get their own answer', async () => {
    const { discord, newsroom } = await stage();
    newsroom.add({ text: FRAMEWORK_TEXT });
    const questions = Array.from({ length: 8 }, (_, i) => `who signed framework ${i}?`);
    const answers = await Promise.all(
      questions.map((question) => discord.command('ask', { question }).answer()),
    );
    expect(answers.map((answer) => answer.text.split('\n')[0])).toEqual(questions.map((one) => `-# ${one}`));
  });
});

describe('the verbatim gate', () => {
  test('never shows an answer whose citation is not in the stored text', async () => {
    const { discord, newsroom, log } = await stage();
    const article = newsroom.add({ text: FRAMEWORK_TEXT });
    const citation = { ...citeQuote(article, 'Rajnath Singh'), quote: 'Someone else' };
    vi.spyOn(newsroom.answers, 'ask').mockImplementation(async (request) =>
      newsroom.answered(request, { statements: [{ text: citation.quote, citations: [citation] }] }),
    );
    const exchange = discord.command('ask', { question: QUESTION });
    const refusal = await exchange.followUp();
    await exchange.until(() => exchange.deleted);
    expect(exchange.edits.map(({ message }) => message)).toMatchObject([
      { text: replyStrings.onlyForYou, boxed: false },
    ]);
    expect(refusal.ephemeral).toBe(true);
    const [fault] = linesFrom(log, 'error');
    expect(refusal.text).toContain(fault?.incident);
    expect(JSON.stringify(discord.requests)).not.toContain('Someone else');
  });
});
