import { describe, expect, test, vi } from 'vitest';
import { discordErrors } from '../../src/discord/errors.js';
import type { ArticleDraft } from '../../src/discord/input/article-form.js';
import { Drafts } from '../../src/discord/input/drafts.js';
import { type Stage, stage } from './harness.js';
import { controlsOf } from './lookalike/exchange.js';
import { ALICE, BOB } from './lookalike/ids.js';
import type { FormValues, OptionValue } from './lookalike/interactions.js';
import { FRAMEWORK_TEXT } from './memory-articles.js';

const URL = 'https://example.org/framework';
const bytes = (text: string) => new TextEncoder().encode(text);

async function formOf({ discord }: Stage, options: Readonly<Record<string, OptionValue>> = {}) {
  const exchange = discord.command('ingest', options);
  await exchange.until(() => exchange.form !== undefined);
  expect(exchange.responseType).toBe(9);
  return exchange.form!;
}

/** Presses the button under a refusal and returns the form that it opens. */
async function formAgain({ discord }: Stage, refusal: Parameters<Stage['discord']['click']>[0]) {
  const again = discord.click(refusal, 'Correct the form');
  await again.until(() => again.form !== undefined);
  return again.form!;
}

const filled = (form: Awaited<ReturnType<typeof formOf>>) =>
  Object.fromEntries(form.components.map(({ component: { custom_id, value } }) => [custom_id, value]));

describe('the form of /ingest', () => {
  test('takes a pasted text with its title, outlet, link and date', async () => {
    const staged = await stage();
    const { discord, newsroom } = staged;
    const form = await formOf(staged);
    expect(form.components.map(({ component }) => component.custom_id)).toEqual([
      'text',
      'files',
      'title',
      'origin',
      'date',
    ]);
    const values = {
      text: FRAMEWORK_TEXT,
      title: 'Framework',
      origin: `Sample Wire ${URL}`,
      date: '31 Oct 2025',
    };
    const answer = await discord.submit(form, values).answer();
    expect(answer.ephemeral).toBe(false);
    expect(answer.text.split('\n').slice(0, 3)).toEqual([
      '-# Added · 59 words',
      '### Framework',
      `-# pasted by <@${ALICE}> · says it is from Sample Wire`,
    ]);
    expect(newsroom.ingested[0]?.source).toEqual({
      kind: 'text',
      text: FRAMEWORK_TEXT,
      title: 'Framework',
      outlet: 'Sample Wire',
      url: URL,
      publishedAt: '2025-10-31',
    });
  });

  test('takes a file instead, with what the form says about it', async () => {
    const staged = await stage();
    const { discord, newsroom } = staged;
    const files = [discord.host('story.txt', bytes(FRAMEWORK_TEXT))];
    await discord.submit(await formOf(staged), { files, title: 'Framework', date: '2025-10-31' }).answer();
    expect(newsroom.ingested.map(({ source }) => source)).toEqual([
      {
        kind: 'file',
        name: 'story.txt',
        bytes: Buffer.from(FRAMEWORK_TEXT),
        title: 'Framework',
        publishedAt: '2025-10-31',
      },
    ]);
  });

  test('takes several files and a text at once: outlet and date are those of all, the title that of the text', async () => {
    const staged = await stage();
    const { discord, newsroom } = staged;
    const files = ['a', 'b'].map((name) => discord.host(`${name}.txt`, bytes(`The ${name} sank.`)));
    const values = { text: 'The dam held.', files, title: 'Dam', origin: `Wire ${URL}`, date: '2025-10-31' };
    const answer = await discord.submit(await formOf(staged), values).answer();
    expect(answer.text).toContain('### Added 3 of 3 articles\n');
    const shared = { outlet: 'Wire', publishedAt: '2025-10-31' };
    expect(newsroom.ingested.map(({ source: { kind: _, ...source } }) => ({ ...source, bytes: 0 }))).toEqual([
      { text: 'The dam held.', title: 'Dam', url: URL, ...shared, bytes: 0 },
      { name: 'a.txt', bytes: 0, ...shared },
      { name: 'b.txt', bytes: 0, ...shared },
    ]);
  });

  test('says which of its fields it left out', async () => {
    const staged = await stage();
    const { discord, newsroom } = staged;
    newsroom.pages.set(URL, { text: FRAMEWORK_TEXT, title: 'Framework' });
    const files = ['a', 'b'].map((name) => discord.host(`${name}.txt`, bytes(`The ${name} sank.`)));
    const untitled = await discord.submit(await formOf(staged), { files, title: 'Both' }).answer();
    expect(untitled.text).toContain('fit one article only');
    const link = await discord
      .submit(await formOf(staged), { text: ` ${URL} `, date: '2025-10-31' })
      .answer();
    expect(newsroom.ingested.at(-1)?.source).toEqual({ kind: 'url', url: URL });
    expect(link.text).toContain('pages have their own');
  });

  test('is private if the command is', async () => {
    const staged = await stage();
    const form = await formOf(staged, { private: true });
    expect((await staged.discord.submit(form, { text: FRAMEWORK_TEXT }).answer()).ephemeral).toBe(true);
  });

  test.each([
    ['3/4/2026', "I can't tell which day"],
    ['yesterday', "I can't tell which day"],
    ['31 February 2026', "I can't tell which day"],
    ['2999-01-01', 'is in the future'],
  ])('refuses the date %s and offers the form again with everything that was typed', async (date, said) => {
    const staged = await stage();
    const { discord, newsroom } = staged;
    const values = { text: `${FRAMEWORK_TEXT} \n`, title: 'Framework', origin: 'Sample Wire', date };
    const refused = await discord.submit(await formOf(staged, { private: true }), values).answer();
    expect(refused.ephemeral).toBe(true);
    expect(refused.text).toContain(said);
    expect(newsroom.ingested).toEqual([]);
    const form = await formAgain(staged, refused);
    expect(filled(form)).toEqual({ ...values, files: undefined });
    const answer = await discord.submit(form, { date: '2026-04-03' }).answer();
    expect(answer.ephemeral).toBe(true);
    expect(newsroom.ingested[0]?.source).toMatchObject({ text: values.text, publishedAt: '2026-04-03' });
  });

  test('keeps uploaded files as well, unless others are chosen', async () => {
    const staged = await stage();
    const { discord, newsroom } = staged;
    const files = [discord.host('story.txt', bytes(FRAMEWORK_TEXT))];
    const refused = await discord.submit(await formOf(staged), { files, date: 'soon' }).answer();
    const form = await formAgain(staged, refused);
    expect(form.components[1]?.description).toContain('Kept: story.txt');
    await discord.submit(form, { date: '' }).answer();
    expect(newsroom.ingested[0]?.source).toMatchObject({ name: 'story.txt' });
    const other = [discord.host('other.txt', bytes('The dam held.'))];
    const again = await discord.submit(await formOf(staged), { files, date: 'soon' }).answer();
    await discord.submit(await formAgain(staged, again), { files: other, date: '' }).answer();
    expect(newsroom.ingested[1]?.source).toMatchObject({ name: 'other.txt' });
  });

  test('says that kept files are gone, instead of taking the text alone', async () => {
    const staged = await stage();
    const { discord, newsroom } = staged;
    const files = [discord.host('story.txt', bytes(FRAMEWORK_TEXT))];
    const text = 'The dam held.';
    const refused = await discord.submit(await formOf(staged), { text, files, date: 'soon' }).answer();
    const form = await formAgain(staged, refused);
    await discord.submit(await formOf(staged), { text: FRAMEWORK_TEXT, date: 'soon' }).answer();
    const gone = await discord.submit(form, { date: '' }).answer();
    expect(gone).toMatchObject({ ephemeral: true, text: discordErrors.keptFilesGone({}).message });
    expect(newsroom.ingested).toEqual([]);
    const again = await formAgain(staged, gone);
    expect(filled(again)).toMatchObject({ text });
    await discord.submit(again, { files }).answer();
    expect(newsroom.ingested.map(({ source }) => source)).toMatchObject([{ text }, { name: 'story.txt' }]);
  });

  test.each<[string, FormValues, string]>([
    ['neither text nor file', { title: 'Only this' }, 'neither a text nor a file'],
    [
      'a link that is none',
      { text: FRAMEWORK_TEXT, origin: 'javascript:x' },
      'Give one full http or https address',
    ],
    ['two links', { text: FRAMEWORK_TEXT, origin: `${URL} ${URL}2` }, 'Give one full http or https address'],
  ])('refuses %s, and keeps the rest', async (_, values, said) => {
    const staged = await stage();
    const refused = await staged.discord.submit(await formOf(staged), values).answer();
    expect(refused.text).toContain(said);
    expect(filled(await formAgain(staged, refused))).toMatchObject(values);
  });

  test('keeps the text if the article cannot be added after all', async () => {
    const staged = await stage({ INGESTS_PER_HOUR: '2' });
    const { discord } = staged;
    const form = await formOf(staged);
    const empty = await discord.submit(form, { text: '* * *' }).followUp();
    expect(filled(await formAgain(staged, empty))).toMatchObject({ text: '* * *' });
    await discord.submit(form, { text: FRAMEWORK_TEXT }).answer();
    const limited = await discord.submit(form, { text: 'The dam held.' }).answer();
    expect(limited.text).toContain('per hour');
    expect(filled(await formAgain(staged, limited))).toMatchObject({ text: 'The dam held.' });
  });

  test('keeps the text and the files that failed beside others, without what was stored', async () => {
    const staged = await stage();
    const { discord, newsroom } = staged;
    const [story, empty] = [bytes(FRAMEWORK_TEXT), bytes('* * *')].map((content, i) =>
      discord.host(`${i}.txt`, content),
    );
    const values = { title: 'Framework', origin: `Wire ${URL}`, date: '2025-10-31' };
    const text = '* * *';
    const half = await discord.submit(await formOf(staged), { ...values, text, files: [story!] }).answer();
    expect(half.text).toContain('### Added 1 of 2 articles\n');
    const form = await formAgain(staged, half);
    expect(filled(form)).toEqual({ ...values, text, files: undefined });
    expect(form.components[1]?.description).not.toContain('Kept');
    const files = [empty!];
    const other = await discord.submit(form, { ...values, text: 'The dam held.', files }).answer();
    const rest = await formAgain(staged, other);
    expect(filled(rest)).toEqual({ origin: 'Wire', date: values.date });
    expect(rest.components[1]?.description).toContain('Kept: 1.txt');
    const both = await discord.submit(rest, { text }).answer();
    expect(both.text).toContain('### Added 0 of 2 articles\n');
    expect(filled(await formAgain(staged, both))).toMatchObject({ text });
    expect(newsroom.ingested.map(({ source }) => source)).toMatchObject([
      { text },
      { name: '0.txt' },
      { text: 'The dam held.', title: 'Framework', url: URL },
      { name: '1.txt' },
      { text },
      { name: '1.txt' },
    ]);
  });

  test('keeps the links that a limit left out', async () => {
    const staged = await stage({ INGESTS_PER_HOUR: '11' });
    const { discord, newsroom } = staged;
    const links = Array.from({ length: 13 }, (_, i) => `${URL}/${i}`);
    for (const url of links) newsroom.pages.set(url, { text: `Said at ${url}.` });
    const some = await discord.submit(await formOf(staged), { text: links.join(' ') }).answer();
    const form = await formAgain(staged, some);
    expect(filled(form)).toMatchObject({ text: links.slice(10).join('\n') });
    const limited = await discord.submit(form, {}).followUp();
    expect(limited.text).toContain('limit of 11 articles per hour');
    expect(filled(await formAgain(staged, limited))).toMatchObject({ text: links.slice(11).join('\n') });
  });

  test('does not keep a file that cannot be taken', async () => {
    const staged = await stage({ MAX_FILE_MIB: '1' });
    const { discord } = staged;
    const files = [discord.host('large.txt', new Uint8Array(1), 1024 * 1024 + 1)];
    const refused = await discord.submit(await formOf(staged), { files, title: 'Large' }).answer();
    expect(refused.text).toContain('the limit is 1 MiB');
    const form = await formAgain(staged, refused);
    expect(form.components[1]?.description).not.toContain('large.txt');
    expect(filled(form)).toMatchObject({ title: 'Large' });
  });

  test('asks Discord for the types that are read', async () => {
    const staged = await stage();
    const film = [staged.discord.host('film.mp4', bytes('x'))];
    const form = await formOf(staged);
    expect(() => staged.discord.submit(form, { files: film })).toThrow('files does not take film.mp4');
    const eleven = Array.from({ length: 11 }, (_, i) => staged.discord.host(`${i}.txt`, bytes('x')));
    expect(() => staged.discord.submit(form, { files: eleven })).toThrow('too many files');
  });

  test('requires Manage Messages in a server to open, submit and correct it, but not in a direct message', async () => {
    const staged = await stage();
    const { discord, newsroom } = staged;
    const text = discordErrors.mayNotIngest({}).message;
    const refused = await discord.command('ingest', {}, { mayManage: false }).answer();
    expect(refused).toMatchObject({ ephemeral: true, text });
    expect(controlsOf(refused)).toEqual([]);
    const form = await formOf(staged);
    const late = await discord.submit(form, { text: FRAMEWORK_TEXT }, { mayManage: false }).answer();
    expect(late).toMatchObject({ ephemeral: true, text });
    const wrong = await discord.submit(form, { text: FRAMEWORK_TEXT, date: 'soon' }).answer();
    const demoted = await discord.click(wrong, 'Correct the form', { mayManage: false }).answer();
    expect(demoted).toMatchObject({ ephemeral: true, text });
    expect(newsroom.ingested).toEqual([]);
    await discord.submit(form, { text: FRAMEWORK_TEXT }, { inDm: true }).answer();
    expect(newsroom.ingested[0]?.scope).toBe(`user:${ALICE}`);
  });

  test('shows nobody else what was typed, and says so when it is gone', async () => {
    const staged = await stage();
    const { discord } = staged;
    const form = await formOf(staged);
    const refused = await discord.submit(form, { text: 'Secret.', date: 'soon' }).answer();
    const other = await discord.click(refused, 'Correct the form', { user: BOB }).answer();
    expect(other.text).toBe(discordErrors.draftGone({}).message);
    await discord.submit(form, { text: FRAMEWORK_TEXT }).answer();
    await vi.waitFor(async () => {
      const gone = discord.click(refused, 'Correct the form');
      await gone.until(() => gone.responseType !== undefined);
      expect(gone.original?.text).toBe(discordErrors.draftGone({}).message);
    });
  });
});

describe('drafts', () => {
  const draft = { text: 'The dam held.', title: '', origin: '', date: '', files: [] };

  test('are kept for half an hour, the latest of each user', () => {
    let now = 0;
    const drafts = new Drafts<ArticleDraft>(() => now);
    const first = drafts.keep('ann', draft);
    const second = drafts.keep('ann', { ...draft, title: 'Dam' });
    expect(drafts.find('ann', first)).toBeNull();
    expect(drafts.find('bob', second)).toBeNull();
    drafts.drop('ann', first);
    now = 30 * 60_000 - 1;
    expect(drafts.find('ann', second)).toMatchObject({ title: 'Dam' });
    now += 1;
    expect(drafts.find('ann', second)).toBeNull();
  });

  test('are dropped once the article is stored', () => {
    const drafts = new Drafts<ArticleDraft>(() => 0);
    const id = drafts.keep('ann', draft);
    drafts.drop('ann', id);
    expect(drafts.find('ann', id)).toBeNull();
  });

  test('are bounded in number: the oldest go first', () => {
    const drafts = new Drafts<ArticleDraft>(() => 0);
    const ids = Array.from({ length: 201 }, (_, i) => drafts.keep(String(i), draft));
    expect([0, 1, 200].map((i) => drafts.find(String(i), ids[i]!) !== null)).toEqual([false, true, true]);
  });
});
