import { afterEach, describe, expect, test, vi } from 'vitest';
import { discordErrors } from '../../src/discord/errors.js';
import { ThrottledProgress } from '../../src/discord/reply/progress.js';
import { ingestStrings } from '../../src/discord/strings/en/commands/ingest.js';
import { sourcesStrings } from '../../src/discord/strings/en/commands/sources.js';
import { UserError } from '../../src/domain/errors.js';
import { linesFrom, stage } from './harness.js';
import { controlsOf } from './lookalike/exchange.js';
import { ALICE, BOB, GUILD } from './lookalike/ids.js';
import { FRAMEWORK_TEXT } from './memory-articles.js';

const URL = 'https://example.org/framework';
const scope = `guild:${GUILD}`;

afterEach(() => {
  vi.restoreAllMocks();
});

describe('/ingest', () => {
  test('the confirmation suggests questions, in a menu that asks them', async () => {
    const { discord, newsroom } = await stage();
    const ingested = await discord.command('ingest', { text: FRAMEWORK_TEXT }).answer();
    expect(ingested.text).toMatch(/^> After the meeting, both leaders signed/m);
    expect(ingested.text).not.toContain('what about');
    const menu = controlsOf(ingested).find(({ options }) => options !== undefined);
    expect(menu?.options?.map(({ label }) => label)).toContain('what about "rajnath"?');
    const asked = discord.choose(ingested, 'what about "meeting"?', { user: BOB });
    expect((await asked.answer()).text.split('\n')[0]).toBe('-# what about "meeting"?');
    expect(newsroom.asked).toMatchObject([{ question: 'what about "meeting"?', user: BOB }]);
    const opened = await discord.click(ingested, sourcesStrings.show, { user: BOB }).answer();
    expect(opened).toMatchObject({ ephemeral: true, text: expect.stringContaining('> After the meeting') });
  });

  test('a question from the menu of a private confirmation is answered privately', async () => {
    const { discord } = await stage();
    const ingested = await discord.command('ingest', { text: FRAMEWORK_TEXT, private: true }).answer();
    const asked = await discord.choose(ingested, 'what about "meeting"?').answer();
    expect([ingested.ephemeral, asked.ephemeral]).toEqual([true, true]);
  });

  test('several links are ingested one after the other, and each outcome shown', async () => {
    const { discord, newsroom } = await stage();
    newsroom.pages.set(URL, { text: FRAMEWORK_TEXT, title: 'Framework' });
    const ingested = await discord
      .command('ingest', { url: `${URL} https://example.org/gone\n${URL}` })
      .answer();
    expect(newsroom.ingested.map(({ source }) => source)).toEqual([
      { kind: 'url', url: URL },
      { kind: 'url', url: 'https://example.org/gone' },
    ]);
    expect(ingested.text).toContain('Framework');
    expect(ingested.text).toContain('cannot be reached');
  });

  test('an article is confirmed even if suggestions fail', async () => {
    const { discord, newsroom, log } = await stage();
    vi.spyOn(newsroom.archive, 'suggestions').mockRejectedValue(new Error('boom'));
    const ingested = await discord.command('ingest', { text: FRAMEWORK_TEXT }).answer();
    expect(ingested.text).toMatch(/^-# Added · /);
    expect(linesFrom(log, 'warn').map(({ msg }) => msg)).toEqual(['no suggestions']);
  });

  test('the hourly limit of a server holds across its members', async () => {
    const { discord } = await stage({ GUILD_INGESTS_PER_HOUR: '1' });
    await discord.command('ingest', { text: FRAMEWORK_TEXT }).answer();
    const refused = discord.command('ingest', { text: 'Another text of it.' }, { user: BOB });
    expect((await refused.answer()).text).toMatch(
      /This server has reached its limit of 1 article per hour.*wait \d+ minutes/,
    );
    expect(refused.original?.ephemeral).toBe(true);
  });

  test('never suggests a sentence that is not in the article', async () => {
    const { discord, newsroom } = await stage();
    const really = newsroom.archive.suggestions.bind(newsroom);
    vi.spyOn(newsroom.archive, 'suggestions').mockImplementation(async (scope, id) =>
      (await really(scope, id)).map(({ sentence }) => ({
        question: null,
        sentence: { ...sentence, quote: 'Made up.' },
      })),
    );
    await discord.command('ingest', { text: FRAMEWORK_TEXT }).followUp();
    expect(JSON.stringify(discord.requests)).not.toContain('Made up.');
  });

  test('a link: the confirmation shows title, outlet, date, length and whether it was new', async () => {
    const { discord, newsroom } = await stage();
    newsroom.pages.set(URL, { text: FRAMEWORK_TEXT, title: 'Ministers sign framework' });
    const exchange = discord.command('ingest', { url: ` ${URL} ` });
    const { text } = await exchange.answer();
    expect(exchange.responseType).toBe(5);
    expect(text.split('\n').slice(0, 3)).toEqual([
      '-# Added · 59 words',
      `### [Ministers sign framework](${URL})`,
      '-# Sample Wire (per example.org) · 31 October 2025',
    ]);
    expect(newsroom.ingested).toEqual([{ scope, source: { kind: 'url', url: URL }, ingestedBy: ALICE }]);
    const again = await discord.command('ingest', { url: URL }).answer();
    expect(again.text).toContain(`-# ${ingestStrings.outcome.known} · `);
  });

  test.each([`<${URL}>`, `[the story](${URL})`, `read this: ${URL} please`, 'example.org/framework'])(
    'a link as members paste it: %s',
    async (url) => {
      const { discord, newsroom } = await stage();
      newsroom.pages.set(URL, { text: FRAMEWORK_TEXT });
      await discord.command('ingest', { url }).answer();
      expect(newsroom.ingested.map(({ source }) => source)).toEqual([{ kind: 'url', url: URL }]);
    },
  );

  test('a text, with a note that it has no date', async () => {
    const { discord, newsroom } = await stage();
    const answer = await discord.command('ingest', { text: FRAMEWORK_TEXT }).answer();
    expect(newsroom.ingested[0]?.source).toEqual({ kind: 'text', text: FRAMEWORK_TEXT });
    expect(answer.text.split('\n')).toContain('The article does not say when it was published.');
  });

  test('a file, downloaded from Discord', async () => {
    const { discord, newsroom } = await stage();
    const bytes = new TextEncoder().encode(FRAMEWORK_TEXT);
    await discord.command('ingest', { file: discord.host('story.txt', bytes) }).answer();
    const [request] = newsroom.ingested;
    expect(request?.source.kind === 'file' && Buffer.from(request.source.bytes).equals(bytes)).toBe(true);
    expect(request?.source).toMatchObject({ name: 'story.txt' });
  });

  test('refuses a file that is too large, not on Discord or of a type that is not read before anything is fetched or deferred', async () => {
    const { discord, newsroom } = await stage({ MAX_FILE_MIB: '1' });
    const elsewhere = { name: 'a.txt', url: 'https://cdn.discordapp.com.evil.example/a.txt', size: 1 };
    const odd = { name: 'a.txt', url: 'https://cdn.discordapp.com:8443/a.txt', size: 1 };
    const large = discord.host('large.txt', new Uint8Array(1), 1024 * 1024 + 1);
    for (const [file, said] of [
      [elsewhere, 'evil.example'],
      [odd, 'cdn.discordapp.com\\:8443'],
      [large, 'the limit is 1 MiB'],
      [
        discord.host('film.mp4', new Uint8Array(1)),
        'a .txt, .md, .html, .pdf, .docx, .eml, .json, .vtt or .srt',
      ],
    ] as const) {
      const exchange = discord.command('ingest', { file });
      expect((await exchange.answer()).text).toContain(said);
      expect(exchange.responseType).toBe(4);
      expect(exchange.original?.ephemeral).toBe(true);
    }
    expect(newsroom.ingested).toEqual([]);
    expect(discord.requests.filter(({ path }) => path.startsWith('/attachments'))).toEqual([]);
  });

  test('stops the download of a file larger than declared; names a missing file', async () => {
    const { discord, newsroom } = await stage({ MAX_FILE_MIB: '1' });
    const lying = discord.host('lying.txt', new Uint8Array(2 * 1024 * 1024), 10);
    expect((await discord.command('ingest', { file: lying }).followUp()).text).toContain(
      'the limit is 1 MiB',
    );
    const gone = { ...lying, name: 'gone.txt', url: lying.url.replace('lying', 'gone') };
    expect((await discord.command('ingest', { file: gone }).followUp()).text).toContain('gone.txt could not');
    expect(newsroom.ingested).toEqual([]);
    discord.problems.splice(0); // the look-alike has no such file, which it takes for an unknown route
  });

  test('refuses more than one of url, text and file', async () => {
    const { discord, newsroom } = await stage();
    const exchange = discord.command('ingest', { url: URL, text: 'A text.' });
    expect((await exchange.answer()).text).toContain('you gave url and text');
    expect(exchange.original?.ephemeral).toBe(true);
    expect(newsroom.ingested).toEqual([]);
  });

  test('shows the newsroom’s refusal only to the requester and deletes the placeholder', async () => {
    const { discord } = await stage();
    const exchange = discord.command('ingest', { text: '* * *' });
    const refusal = await exchange.followUp();
    expect(refusal).toMatchObject({ ephemeral: true, text: 'There is no sentence to cite in that text.' });
    await exchange.until(() => exchange.deleted);
  });

  test('beyond the limit it says how long to wait', async () => {
    const { discord } = await stage({ INGESTS_PER_HOUR: '1' });
    await discord.command('ingest', { text: FRAMEWORK_TEXT }).answer();
    const refused = await discord.command('ingest', { text: FRAMEWORK_TEXT }).answer();
    expect(refused).toMatchObject({ ephemeral: true });
    expect(refused.text).toMatch(/1 article per hour.*wait 60 minutes/);
  });

  test('shows progress of long work, then replaces it by the confirmation', async () => {
    const { discord, newsroom } = await stage();
    const stop = vi.spyOn(ThrottledProgress.prototype, 'stop');
    const really = newsroom.ingest.article.bind(newsroom);
    let finish = () => {};
    const held = new Promise<void>((resolve) => {
      finish = resolve;
    });
    vi.spyOn(newsroom.ingest, 'article').mockImplementation(async (request, options) => {
      for (let done = 0; done <= 100; done++) options?.onProgress?.({ stage: 'embedding', done, total: 200 });
      await held;
      return really(request, options);
    });
    const exchange = discord.command('ingest', { text: FRAMEWORK_TEXT });
    expect((await exchange.answer()).text).toBe('Indexing: 100 of 200…');
    finish();
    await exchange.until(() => exchange.original?.boxed === true);
    expect(exchange.original?.text).not.toContain('Indexing');
    expect(exchange.edits.map(({ message }) => message.ofComponents)).toEqual([true, true]);
    expect(exchange.edits).toHaveLength(2);
    expect(stop).toHaveBeenCalledOnce(); // else a late report would overwrite the confirmation
  });
});

test('escapes hostile input in a refusal', async () => {
  const { discord, newsroom, log } = await stage();
  vi.spyOn(newsroom.ingest, 'article').mockImplementation(async ({ source }) => {
    throw new UserError(
      'url.invalid',
      `${source.kind === 'url' && source.url} is no address.\nGive another.`,
    );
  });
  const refusal = await discord.command('ingest', { url: '@everyone **x** <@1>' }).followUp();
  expect(refusal.text).toBe('\\@everyone \\*\\*x\\*\\* \\<\\@1\\> is no address.\nGive another.');
  expect(linesFrom(log, 'warn')).toEqual([]);
});

test('leaves the permission for the options to Discord', async () => {
  const { discord, newsroom } = await stage();
  await discord.command('ingest', { text: FRAMEWORK_TEXT }, { mayManage: false }).answer();
  expect(newsroom.ingested).toHaveLength(1);
});

describe('/ingest of a feed', () => {
  const FEED = `https://example.org/feed.xml?${'x'.repeat(1500)}`;
  const withFeed = async () => {
    const staged = await stage();
    staged.newsroom.feeds.feedTitles.set(FEED, 'Quay News');
    return staged;
  };

  test('offers to follow it, which its button does', async () => {
    const { discord, newsroom } = await withFeed();
    const offered = await discord.command('ingest', { url: FEED }).answer();
    expect(offered.text).toContain('### This is a feed\n');
    const followed = await discord.click(offered, 'Follow this feed', { user: BOB }).answer();
    expect(followed.ephemeral).toBe(true);
    expect(followed.text).toContain('Following Quay News');
    expect(await newsroom.feeds.list(scope)).toMatchObject([{ url: FEED, addedBy: BOB, channel: null }]);
    const again = await discord.click(offered, 'Follow this feed').answer();
    expect(again.text).toContain('is already followed here');
  });

  test('only those who may follow feeds can use the button', async () => {
    const { discord, newsroom } = await withFeed();
    const offered = await discord.command('ingest', { url: FEED }).answer();
    const refused = await discord
      .click(offered, 'Follow this feed', { user: BOB, mayManage: false })
      .answer();
    expect(refused.text).toBe(discordErrors.mayNotFollow({}).message);
    expect(await newsroom.feeds.list(scope)).toEqual([]);
  });
});
