import { describe, expect, test, vi } from 'vitest';
import { UserError } from '../../src/domain/errors.js';
import { linesFrom, stage } from './harness.js';
import { controlsOf } from './lookalike/exchange.js';
import { ALICE, GUILD } from './lookalike/ids.js';
import type { Lookalike } from './lookalike/lookalike.js';

const until = (holds: () => void) => vi.waitFor(holds, { timeout: 10_000 });
const bytes = (text: string) => new TextEncoder().encode(text);
const hosted = (discord: Lookalike, ...names: string[]) =>
  names.map((name) => discord.host(name, bytes(`The ${name} sank.`)));

describe('several files', () => {
  test('of /ingest are ingested in order, with a line for each and the reason of each failure', async () => {
    const { discord, newsroom } = await stage();
    const [a, b] = hosted(discord, 'a.txt', 'b.txt');
    const film = discord.host('film.mp4', bytes('x'));
    const empty = discord.host('empty_*.txt', bytes('* * *'));
    const options = { file: a!, 'file-2': film, 'file-4': empty, 'file-5': b! };
    const said = await discord.command('ingest', options).answer();
    expect(said.ephemeral).toBe(false);
    expect(said.text.split('\n')).toEqual([
      '### Added 2 of 4 files',
      '**a.txt**',
      expect.stringMatching(/^-# Added · /),
      expect.stringMatching(/^\*\*Failed\*\* · film\.mp4 cannot be read\. Attach a \.txt, /),
      expect.stringMatching(/^\*\*Failed\*\* · empty\\_\\\*\.txt: There is no sentence to cite/),
      '**b.txt**',
      expect.stringMatching(/^-# Added · /),
    ]);
    expect(newsroom.ingested.map(({ scope, ingestedBy }) => [scope, ingestedBy])).toEqual(
      Array(3).fill([`guild:${GUILD}`, ALICE]),
    );
  });

  test('names what was not read when a limit or a fault stops the rest', async () => {
    const { discord, newsroom, log } = await stage({ INGESTS_PER_HOUR: '3' });
    const [a, b, c] = hosted(discord, 'a.txt', 'b.txt', 'c.txt');
    const files = { file: a!, 'file-2': b!, 'file-3': c! };
    const really = newsroom.ingest.article.bind(newsroom);
    vi.spyOn(newsroom.ingest, 'article')
      .mockImplementationOnce(really)
      .mockRejectedValueOnce(new Error('boom'));
    const faulty = discord.command('ingest', files);
    expect((await faulty.followUp()).text).toContain('Something went wrong');
    expect(faulty.original?.text.split('\n')).toEqual([
      '### Added 1 of 3 files',
      '**a.txt**',
      expect.stringMatching(/^-# Added · /),
      '**Not read** · b.txt',
      '**Not read** · c.txt',
      '-# 2 files were not read. Add them with `/ingest`.',
    ]);
    expect(linesFrom(log, 'error')).toHaveLength(1);
    const limited = discord.command('ingest', files);
    expect((await limited.followUp()).text).toContain('limit of 3 articles per hour');
    expect(limited.original?.text).toContain('**Not read** · b.txt');
  });

  test('shows which of them it reads', async () => {
    const { discord, newsroom } = await stage();
    const [a, b] = hosted(discord, 'a.txt', 'b.txt');
    let finish = () => {};
    const held = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const really = newsroom.ingest.article.bind(newsroom);
    vi.spyOn(newsroom.ingest, 'article')
      .mockImplementationOnce(really)
      .mockImplementationOnce(async (request, options) => {
        options?.onProgress?.({ stage: 'reading' });
        await held;
        return really(request, options);
      });
    const exchange = discord.command('ingest', { file: a!, 'file-2': b! });
    expect((await exchange.answer()).text).toBe('2 of 2: Reading…');
    finish();
    await exchange.until(() => exchange.original?.boxed === true);
    expect(exchange.original?.text).toMatch(/^### Added 2 of 2 files\n/);
  });

  test('an only file that fails is refused to the requester, in whichever option it is', async () => {
    const { discord, newsroom } = await stage();
    const film = discord.host('film.mp4', bytes('x'));
    const refused = await discord.command('ingest', { 'file-3': film }).answer();
    expect(refused.ephemeral).toBe(true);
    expect(controlsOf(refused)).toEqual([]);
    expect(newsroom.ingested).toEqual([]);
  });
});

test('/ingest private shows its result only to the requester', async () => {
  const { discord, newsroom } = await stage();
  const [a, b] = hosted(discord, 'a.txt', 'b.txt');
  const one = await discord.command('ingest', { text: 'The dam held.', private: true }).answer();
  expect(one.ephemeral).toBe(true);
  const two = await discord.command('ingest', { file: a!, 'file-2': b!, private: true }).answer();
  expect(two).toMatchObject({ ephemeral: true });
  vi.spyOn(newsroom.ingest, 'article').mockRejectedValue(new UserError('url.unreachable', 'It is gone.'));
  const url = 'https://example.org/gone';
  const failed = await discord.command('ingest', { url, private: true }).answer();
  expect(failed).toMatchObject({ ephemeral: true, text: 'It is gone.' });
});

describe('files and links in a message', () => {
  const NAME = 'Ingest links';

  test('are ingested together; pictures are no articles', async () => {
    const { discord, newsroom } = await stage();
    const url = 'https://example.org/a';
    newsroom.pages.set(url, { text: 'The dam held.', title: 'Dam' });
    const [text] = hosted(discord, 'a.txt');
    const picture = { ...discord.host('photo.png', bytes('x')), type: 'image/png' };
    const program = { ...discord.host('setup.exe', bytes('x')), type: 'application/octet-stream' };
    const said = await discord.onMessage(NAME, { content: url, files: [picture, text!, program] }).answer();
    expect(said.text.split('\n')).toEqual([
      '### Added 2 of 3 articles',
      expect.stringContaining('**[Dam]'),
      expect.stringMatching(/^-# Added · /),
      '**a.txt**',
      expect.stringMatching(/^-# Added · /),
      expect.stringContaining('**Failed** · setup.exe cannot be read'),
    ]);
    const forwarded = { content: url, files: [picture, text!] };
    const again = await discord.onMessage(NAME, { content: '', forwarded }).answer();
    expect(again.text).toContain('### Added 2 of 2 articles');
    const none = await discord.onMessage(NAME, { content: 'look', files: [picture] }).answer();
    expect(none.text).toContain('no link to a web page and no file');
  });
});

describe('a direct message', () => {
  const URL = 'https://example.org/dam';
  const scope = `user:${ALICE}`;

  test('with a link has it read at once, and is not searched for as words', async () => {
    const { discord, newsroom } = await stage();
    newsroom.pages.set(URL, { text: 'The dam held. The water rose.', title: 'Dam' });
    discord.say(`Dam holds – ${URL}`, { inDm: true });
    await until(() => expect(discord.posts).toHaveLength(1));
    expect(discord.posts[0]?.text).toMatch(/^-# Added · /);
    expect(discord.posts[0]?.text).toContain(`[Dam](${URL})`);
    expect(newsroom.ingested).toEqual([{ scope, source: { kind: 'url', url: URL }, ingestedBy: ALICE }]);
    expect(newsroom.asked).toEqual([]);
  });

  test('that forwards a link and a file has them read; a question in it is not the member’s', async () => {
    const { discord, newsroom } = await stage();
    newsroom.pages.set(URL, { text: 'The dam held. The water rose.', title: 'Dam' });
    const files = hosted(discord, 'a.txt');
    discord.say('', { inDm: true }, { forwarded: { content: `${URL} did the water rise?`, files } });
    await until(() => expect(discord.posts).toHaveLength(1));
    expect(discord.posts[0]?.text).toMatch(/^### Added 2 of 2 articles\n/);
    discord.say(`${URL} did the water rise?`, { inDm: true });
    await until(() => expect(discord.posts).toHaveLength(3));
    expect(newsroom.asked).toHaveLength(1);
  });

  test('with a link and a question has the page read first, then the question answered', async () => {
    const { discord, newsroom } = await stage();
    newsroom.pages.set(URL, { text: 'The dam held. The water rose.', title: 'Dam' });
    discord.say(`${URL} did the water rise?`, { inDm: true });
    await until(() => expect(discord.posts).toHaveLength(2));
    expect(newsroom.asked).toMatchObject([{ scope, question: 'did the water rise?' }]);
    expect(JSON.stringify(discord.posts[1])).toContain('The water rose.');
  });

  test('says why a link cannot be read, and then answers nothing', async () => {
    const { discord, newsroom } = await stage();
    discord.say(`https://example.org/gone who held the dam?`, { inDm: true });
    await until(() => expect(discord.posts).toHaveLength(1));
    expect(discord.posts[0]?.text).toContain('cannot be reached');
    expect(newsroom.asked).toEqual([]);
  });

  test('with several links and files has one message with a line for each', async () => {
    const { discord, newsroom } = await stage();
    newsroom.pages.set(URL, { text: 'The dam held.', title: 'Dam' });
    const [text] = hosted(discord, 'a.txt');
    discord.say(`${URL} https://example.org/gone`, { inDm: true }, { files: [text!] });
    await until(() => expect(discord.posts).toHaveLength(1));
    expect(discord.posts[0]?.text).toMatch(/^### Added 2 of 3 articles\n/);
    discord.say('', { inDm: true }, { files: [discord.host('film.mp4', bytes('x'))] });
    await until(() => expect(discord.posts).toHaveLength(2));
    expect(discord.posts[1]?.text).toContain('film.mp4 cannot be read');
  });

  test('with a feed is offered to follow it', async () => {
    const { discord, newsroom } = await stage();
    newsroom.feeds.feedTitles.set(URL, 'Dam News');
    discord.say(URL, { inDm: true });
    await until(() => expect(discord.posts).toHaveLength(1));
    await discord.click(discord.posts[0]!, 'Follow this feed', { inDm: true }).answer();
    expect(await newsroom.feeds.list(scope)).toMatchObject([{ url: URL }]);
  });

  test('keeps to the hourly limit', async () => {
    const { discord, newsroom } = await stage({ INGESTS_PER_HOUR: '1' });
    newsroom.pages.set(URL, { text: 'The dam held.' });
    discord.say(URL, { inDm: true });
    await until(() => expect(discord.posts).toHaveLength(1));
    discord.say(URL, { inDm: true });
    await until(() => expect(discord.posts).toHaveLength(2));
    expect(discord.posts[1]?.text).toContain('limit of 1 article per hour');
    expect(newsroom.ingested).toHaveLength(1);
  });

  test('a link in a server’s message is left alone', async () => {
    const { discord, newsroom } = await stage();
    newsroom.pages.set(URL, { text: 'The dam held.' });
    discord.say(URL, {}, { ping: true });
    discord.say(URL, { inDm: true });
    await until(() => expect(newsroom.ingested).toHaveLength(1));
    expect(newsroom.ingested[0]?.scope).toBe(scope);
  });
});
