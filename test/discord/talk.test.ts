/** What members say to the bot in messages, and where it hears them. */
import { describe, expect, test, vi } from 'vitest';
import { helpStrings } from '../../src/discord/strings/en/commands/help.js';
import { talkStrings } from '../../src/discord/strings/en/talk.js';
import { NO_PREFERENCES } from '../../src/domain/scope.js';
import { linesFrom, type Stage, stage } from './harness.js';
import { ALICE, APPLICATION, BOB, CHANNEL, DM_CHANNEL, FORUM, GUILD } from './lookalike/ids.js';
import { FRAMEWORK_TEXT } from './memory-articles.js';

const QUESTION = 'who signed the defence framework?';
const ME = `<@${APPLICATION}>`;
const MY_ROLE = `<@&${APPLICATION}>`;
const help = (mayAdd: boolean) =>
  [helpStrings.ask, helpStrings.add(mayAdd), helpStrings.more(mayAdd)].join('\n');
const SOON = { timeout: 10_000 };
const SCOPE = `guild:${GUILD}`;
const bits = (...positions: number[]) => positions.reduce((all, bit) => all | (1n << BigInt(bit)), 0n);
const [VIEW, SEND, EMBED, CREATE_THREADS, SEND_IN_THREADS] = [10, 11, 14, 35, 38];

async function withNews(settings: Readonly<Record<string, string>> = {}) {
  const set = await stage(settings);
  set.newsroom.add({ text: FRAMEWORK_TEXT, title: 'Framework' });
  set.newsroom.add({ text: FRAMEWORK_TEXT, title: 'Framework', scope: `user:${ALICE}` });
  return set;
}

const posted = ({ discord }: Pick<Stage, 'discord'>, n: number) =>
  vi.waitFor(() => expect(discord.posts).toHaveLength(n), SOON);
const questions = ({ newsroom }: Pick<Stage, 'newsroom'>) => newsroom.asked.map(({ question }) => question);

/** Says something that is answered, so that all said before has been handled; returns what has been asked before. */
async function askedBefore(set: Stage): Promise<string[]> {
  const before = set.discord.posts.length;
  set.discord.say(`${ME} the last one: who signed?`);
  await vi.waitFor(() => expect(questions(set)).toContain('the last one: who signed?'), SOON);
  await posted(set, before + 1);
  return questions(set).slice(0, -1);
}

/** An answer to `/ask` whose message is recorded. */
async function answered({ discord, newsroom }: Stage, by = {}) {
  const message = await discord.command('ask', { question: QUESTION }, by).answer();
  await vi.waitFor(() => expect(newsroom.recorded).toHaveLength(1));
  return { message, id: newsroom.recorded[0]!.answerId };
}

describe('a mention with words', () => {
  test.each([
    [`${ME} ${QUESTION}`, QUESTION],
    [`${ME}, ${QUESTION}`, QUESTION],
    [`${ME}: ${QUESTION}`, QUESTION],
    [`${QUESTION} ${ME}`, QUESTION],
    [`who signed it, ${ME}?`, 'who signed it?'],
    [`hey ${ME} who signed it`, 'hey who signed it'],
    [`${ME} ${ME} ${QUESTION} ${ME}`, QUESTION],
    [`<@!${APPLICATION}>\n${QUESTION}`, QUESTION],
    [`${ME} ${MY_ROLE} ${QUESTION}`, QUESTION],
    [`${ME} what did <@${BOB}> sign @everyone`, `what did <@${BOB}> sign @everyone`],
    [`${ME} the defence framework`, 'the defence framework'],
    [`${ME} I think they signed it`, 'I think they signed it'],
  ])('%s', async (text, question) => {
    const set = await withNews();
    set.discord.say(text, { user: BOB });
    await posted(set, 1);
    expect(set.newsroom.asked).toEqual([{ scope: SCOPE, question, channel: CHANNEL, user: BOB }]);
    expect(set.discord.posts[0]?.boxed).toBe(true);
    const sent = set.discord.requests.find(({ path }) => path === `/channels/${CHANNEL}/messages`);
    expect(sent?.body).toMatchObject({ allowed_mentions: { parse: [], replied_user: false } });
  });

  test('in a thread follows the thread’s last answer; in a reply the answer replied to', async () => {
    const set = await withNews();
    const { message, id } = await answered(set);
    const thread = { id: message.id, parent: CHANNEL, name: 'talk', owner: ALICE };
    set.discord.threads.push(thread);
    set.discord.say(`${ME} and when?`, { thread });
    await posted(set, 1);
    expect(set.newsroom.asked.at(-1)).toMatchObject({
      question: 'and when?',
      channel: thread.id,
      follows: id,
    });
    await vi.waitFor(() => expect(set.newsroom.recorded).toHaveLength(2), SOON);
    const second = set.newsroom.recorded[1]?.answerId;
    await set.discord.command('ask', { question: 'and where?' }, { thread }).answer();
    expect(set.newsroom.asked.at(-1)).toMatchObject({ follows: second });
    set.discord.say(`${ME} and why?`, { thread }, { message });
    await posted(set, 2);
    expect(set.newsroom.asked.at(-1)).toMatchObject({ follows: id });
    await set.discord.command('ask', { question: QUESTION }).answer();
    expect(set.newsroom.asked.at(-1)?.follows).toBeUndefined();
  });

  test('is refused where the server does not want answers', async () => {
    const set = await withNews();
    await set.discord.command('setup', { 'allow-channel': { channel: '1000000000000000029' } }).answer();
    set.discord.say(`${ME} ${QUESTION}`);
    await posted(set, 1);
    expect(set.discord.posts[0]?.text).toContain("I don't answer in this channel");
    expect(set.newsroom.asked).toEqual([]);
  });
});

describe('refusals of one member', () => {
  const TOO_LONG = 'who signed it? '.repeat(10);
  const refused = ({ log }: Stage, n: number) =>
    vi.waitFor(() => expect(log.filter(({ msg }) => msg === 'refused')).toHaveLength(n), SOON);

  test('do not fill a channel', async () => {
    const set = await withNews({ MAX_QUESTION_CHARS: '100' });
    for (let n = 0; n < 6; n += 1) set.discord.say(`${ME} ${TOO_LONG}`);
    await refused(set, 6);
    // Posts in a channel arrive in order.
    set.discord.say(`${ME} ${QUESTION}`, { user: BOB });
    await vi.waitFor(() => expect(set.discord.posts.at(-1)?.boxed).toBe(true), SOON);
    expect(set.discord.posts).toHaveLength(4);
  });

  test('are all shown in direct messages', async () => {
    const set = await withNews({ MAX_QUESTION_CHARS: '100' });
    for (let n = 0; n < 6; n += 1) set.discord.say(TOO_LONG, { inDm: true });
    await posted(set, 6);
  });
});

describe('a mention without a question', () => {
  test.each([ME, `${ME} ${ME}`, `${ME}?`, `<@!${APPLICATION}>`])(
    '%s gets three lines of help',
    async (text) => {
      const set = await withNews();
      set.discord.say(text);
      await posted(set, 1);
      expect(set.discord.posts[0]?.text).toBe(help(false));
      expect(set.newsroom.asked).toEqual([]);
    },
  );

  test('a mention of the role alone says that Discord hides the words', async () => {
    const set = await withNews();
    set.discord.say(`${MY_ROLE} ${QUESTION}`);
    await posted(set, 1);
    expect(set.discord.posts[0]?.text).toBe(talkStrings.roleMentioned(ME));
    expect(set.newsroom.asked).toEqual([]);
  });

  test('a bare mention in a direct message gets help, too', async () => {
    const set = await withNews();
    set.discord.say(ME, { inDm: true });
    await posted(set, 1);
    expect(set.discord.posts[0]).toMatchObject({ channel: DM_CHANNEL, text: help(true) });
  });
});

describe('no question', () => {
  test.each(['thanks', 'thank you!', 'lol', '👍', 'ok', 'good bot', 'haha', 'nice', 'bye'])(
    'a mention with "%s"',
    async (text) => {
      const set = await withNews();
      set.discord.say(`${ME} ${text}`);
      set.discord.say(`${text} ${ME}`);
      expect(await askedBefore(set)).toEqual([]);
      expect(set.discord.posts).toHaveLength(1);
    },
  );

  test.each([
    'thanks',
    'lol',
    '👍',
    'https://example.org/x',
    'I think they met in June',
    'that is not true',
    '\u200b',
    '…',
  ])('a reply that says "%s"', async (text) => {
    const set = await withNews();
    set.discord.say(`${ME} ${QUESTION}`);
    await posted(set, 1);
    const [message] = set.discord.posts;
    set.discord.say(text, { user: BOB }, { message: message! });
    expect(await askedBefore(set)).toEqual([QUESTION]);
    expect(set.discord.posts).toHaveLength(2);
  });

  test('what is not said to the bot, or not by a person', async () => {
    const set = await withNews();
    const { message } = await answered(set);
    set.discord.say('good morning, who signed it?');
    set.discord.say('@everyone who signed it?');
    set.discord.say('@here who signed it?');
    set.discord.say(`<@${BOB}> who signed it?`);
    set.discord.say('and when was it signed?', {}, { message });
    set.discord.say('when was it signed?', {}, { message, forward: true });
    set.discord.say(`${ME} ${QUESTION}`, {}, { webhook: true });
    set.discord.say(`${ME} ${QUESTION}`, { user: APPLICATION });
    expect(await askedBefore(set)).toEqual([QUESTION]);
    expect(set.discord.posts).toHaveLength(1);
  });

  test('a reply that pings without words', async () => {
    const set = await withNews();
    set.discord.say(`${ME} ${QUESTION}`);
    await posted(set, 1);
    set.discord.say('', {}, { message: set.discord.posts[0]! });
    expect(await askedBefore(set)).toEqual([QUESTION]);
  });
});

describe('replies', () => {
  test('to a message of the bot ping it, and are follow-ups', async () => {
    const set = await withNews();
    set.discord.say(`${ME} ${QUESTION}`);
    await posted(set, 1);
    await vi.waitFor(() => expect(set.newsroom.recorded).toHaveLength(1));
    set.discord.say('and when?', { user: BOB }, { message: set.discord.posts[0]! });
    await posted(set, 2);
    const follows = set.newsroom.recorded[0]?.answerId;
    expect(set.newsroom.asked.at(-1)).toMatchObject({ question: 'and when?', user: BOB, follows });
  });

  test('to the answer of a command need a mention: Discord sends neither ping nor text', async () => {
    const set = await withNews();
    const { message, id } = await answered(set);
    set.discord.say('and when?', {}, { message });
    set.discord.say(`and where? ${ME}`, {}, { message });
    await posted(set, 1);
    expect(questions(set)).toEqual([QUESTION, 'and where?']);
    expect(set.newsroom.asked.at(-1)).toMatchObject({ follows: id });
  });
});

describe('packets that say less', () => {
  test('a direct message without the type of its channel is heard, and `thread: null` is read', async () => {
    const set = await withNews();
    set.discord.say(QUESTION, { inDm: true }, { sparse: true });
    await posted(set, 1);
    set.discord.say(`${ME} ${QUESTION}`, {}, { sparse: true });
    await posted(set, 2);
    expect(set.newsroom.asked.map(({ scope }) => scope)).toEqual([`user:${ALICE}`, SCOPE]);
    expect(linesFrom(set.log, 'error')).toEqual([]);
  });

  test('a button on a message whose thread is null', async () => {
    const set = await withNews();
    const { message } = await answered(set);
    const sparse = { ...message, sparse: true };
    const shown = await set.discord.click(sparse, 'In context').answer();
    expect(shown.ephemeral).toBe(true);
  });
});

describe('where the bot may not write', () => {
  test.each([
    ['Send Messages', bits(VIEW!, EMBED!)],
    ['View Channel', bits(SEND!, EMBED!)],
  ])('without %s nothing is asked', async (_, permissions) => {
    const set = await withNews();
    set.discord.allow(permissions);
    set.discord.say(`${ME} ${QUESTION}`);
    await set.discord.command('sources').answer();
    expect(set.newsroom.asked).toEqual([]);
    expect(set.discord.requests.filter(({ path }) => path.startsWith('/channels'))).toEqual([]);
  });

  test('what Discord refuses is no fault', async () => {
    const set = await withNews();
    set.discord.allow(bits(VIEW!), { announced: false });
    set.discord.say(`${ME} ${QUESTION}`);
    await vi.waitFor(() => expect(linesFrom(set.log, 'warn')).toHaveLength(1), SOON);
    expect(linesFrom(set.log, 'error')).toEqual([]);
  });

  test('without Embed Links the reply says so in words', async () => {
    const set = await withNews();
    set.discord.allow(bits(VIEW!, SEND!));
    set.discord.say(`${ME} ${QUESTION}`);
    await posted(set, 1);
    expect(set.discord.posts[0]).toMatchObject({
      boxed: false,
      text: expect.stringContaining('Embed Links'),
    });
    expect(linesFrom(set.log, 'error')).toEqual([]);
  });

  test('in a thread Send Messages in Threads counts', async () => {
    const set = await withNews();
    const thread = set.discord.openPost('Talk', 'hello');
    set.discord.allow(bits(VIEW!, SEND!, EMBED!));
    set.discord.say(`${ME} ${QUESTION}`, { thread });
    set.discord.say(`${ME} who met?`);
    await posted(set, 1);
    expect(questions(set)).toEqual(['who met?']);
  });
});

describe('a thread for each answer', () => {
  async function withThreads(settings = {}) {
    const set = await withNews(settings);
    await set.discord.command('setup', { 'answer-threads': true }).answer();
    return set;
  }
  const started = ({ discord }: Stage, n: number) =>
    vi.waitFor(() => expect(discord.threads).toHaveLength(n), SOON);

  test('is named by the question, and a mention in it is a follow-up', async () => {
    const set = await withThreads();
    const message = await set.discord.command('ask', { question: QUESTION }).answer();
    await started(set, 1);
    const [thread] = set.discord.threads;
    expect(thread).toEqual({ id: message.id, parent: CHANNEL, name: QUESTION, owner: APPLICATION });
    const request = set.discord.requests.find(({ path }) => path.endsWith('/threads'));
    expect(request?.body).not.toHaveProperty('auto_archive_duration');
    set.discord.say(`${ME} and when?`, { thread: thread! });
    await posted(set, 1);
    const follows = set.newsroom.recorded[0]?.answerId;
    expect(set.newsroom.asked.at(-1)).toMatchObject({ question: 'and when?', channel: message.id, follows });
    await set.discord.command('sources').answer();
    expect(set.discord.threads).toHaveLength(1);
  });

  test('is started for a mention as well, and not in direct messages, threads and for private answers', async () => {
    const set = await withThreads();
    set.discord.say(`${ME} ${QUESTION}`);
    await started(set, 1);
    expect(set.discord.threads[0]).toMatchObject({ id: set.discord.posts[0]?.id, name: QUESTION });
    await set.discord.command('ask', { question: QUESTION }, { inDm: true }).answer();
    await set.discord.command('ask', { question: QUESTION, private: true }).answer();
    await set.discord.command('ask', { question: QUESTION }, { thread: set.discord.threads[0]! }).answer();
    await set.discord.command('ask', { question: QUESTION }, { stranger: true }).answer();
    await set.discord.command('ask', { question: 'who met?' }).answer();
    await started(set, 2);
    expect(set.discord.threads[1]?.name).toBe('who met?');
  });

  test('has a name of at most 100 characters', async () => {
    const set = await withThreads();
    const long = `who signed ${'the defence framework 👩‍👩‍👧 '.repeat(9)}?`;
    await set.discord.command('ask', { question: long }).answer();
    await started(set, 1);
    const name = set.discord.threads[0]!.name;
    expect(name.length).toBeLessThanOrEqual(100);
    expect(name).toMatch(/^who signed the defence framework .*…$/u);
    expect(name).not.toMatch(/\p{Cs}/u);
  });

  test('is missed without harm if the bot may not start one', async () => {
    const set = await withThreads();
    set.discord.allow(bits(VIEW!, SEND!, EMBED!, SEND_IN_THREADS!), { announced: false });
    const answer = await set.discord.command('ask', { question: QUESTION }).answer();
    expect(answer.boxed).toBe(true);
    await vi.waitFor(() => expect(linesFrom(set.log, 'warn')).toHaveLength(1), SOON);
    expect(set.discord.threads).toEqual([]);
    expect(linesFrom(set.log, 'error')).toEqual([]);
  });

  test('is not promised without the permission', async () => {
    const set = await withNews();
    set.discord.allow(bits(VIEW!, SEND!, EMBED!));
    const said = await set.discord.command('setup', { 'answer-threads': true }).answer();
    expect(said.text).toContain('Create Public Threads');
    expect(await set.newsroom.scopes.allPreferences()).toEqual([]);
  });
});

describe('a bot that may read all messages', () => {
  test('hears what is asked in its threads, and nothing else', async () => {
    const set = await withNews({ DISCORD_MESSAGE_CONTENT: 'true' });
    await set.discord.command('setup', { 'answer-threads': true }).answer();
    const { message, id } = await answered(set);
    await vi.waitFor(() => expect(set.discord.threads).toHaveLength(1), SOON);
    const thread = set.discord.threads[0]!;
    set.discord.say('who met in the channel?');
    set.discord.say('thanks', { thread });
    set.discord.say('I think they met', { thread });
    set.discord.say(`<@${BOB}> when was it?`, { thread });
    set.discord.say('who won the cup?', { thread });
    set.discord.say('when was it signed?', { thread, user: BOB });
    await posted(set, 1);
    expect(questions(set)).toEqual([QUESTION, 'who won the cup?', 'when was it signed?']);
    expect(set.newsroom.asked.at(-1)).toMatchObject({ channel: message.id, user: BOB });
    expect(set.newsroom.asked[1]).toMatchObject({ follows: id });
    const other = set.discord.openPost('Talk', 'hello');
    set.discord.say('who signed it?', { thread: other });
    expect((await askedBefore(set)).slice(3)).toEqual([]);
  });

  test('asks a post with its text', async () => {
    const set = await withNews({ DISCORD_MESSAGE_CONTENT: 'true' });
    await set.discord.command('setup', { forum: { channel: FORUM }, 'forum-answers': 'always' }).answer();
    set.discord.openPost('The defence framework?', 'who signed it?');
    await posted(set, 1);
    expect(questions(set)).toEqual(['The defence framework?\nwho signed it?']);
  });
});

describe('new posts of a forum', () => {
  async function withForum(answers: string) {
    const set = await withNews();
    await set.discord.command('setup', { forum: { channel: FORUM }, 'forum-answers': answers }).answer();
    return set;
  }

  test('are answered from their title, once, if the server wants that', async () => {
    const set = await withForum('always');
    const thread = set.discord.openPost(QUESTION, 'please tell me', { user: BOB });
    await posted(set, 1);
    expect(set.discord.posts[0]).toMatchObject({ channel: thread.id });
    expect(set.newsroom.asked).toEqual([{ scope: SCOPE, question: QUESTION, channel: thread.id, user: BOB }]);
    set.discord.say('please tell me', { user: BOB, thread }, { id: thread.id });
    set.discord.say('and another thing, who met?', { user: BOB, thread });
    expect(await askedBefore(set)).toEqual([QUESTION]);
  });

  test('are answered once, also after a restart', async () => {
    const { discord, newsroom } = await withForum('always');
    const thread = discord.openPost(QUESTION, 'x', { user: BOB });
    await posted({ discord }, 1);
    const again = await stage();
    vi.spyOn(again.newsroom.answers, 'find').mockImplementation(newsroom.answers.find);
    await again.discord.command('setup', { forum: { channel: FORUM }, 'forum-answers': 'always' }).answer();
    again.discord.gateway.emit('THREAD_CREATE', {
      id: thread.id,
      type: 11,
      guild_id: GUILD,
      parent_id: FORUM,
      owner_id: BOB,
      name: QUESTION,
    });
    again.discord.say('x', { user: BOB, thread }, { id: thread.id });
    again.discord.say(`${ME} who met?`);
    await posted(again, 1);
    expect(questions(again)).toEqual(['who met?']);
  });

  test('get no word if nothing is found, or if their title asks nothing', async () => {
    const set = await withForum('always');
    set.discord.openPost('who won the cup?', 'x');
    set.discord.openPost('Thanks everyone!', 'x');
    set.discord.openPost('I am new here', 'x');
    set.discord.openPost('👋', 'x');
    expect(await askedBefore(set)).toEqual(['who won the cup?']);
    expect(set.discord.posts).toHaveLength(1);
  });

  test('are answered from title and text when they mention the bot', async () => {
    const set = await withForum('mentioned');
    set.discord.openPost(QUESTION, 'x');
    set.discord.openPost('The defence framework', `${ME} who signed it?`);
    await posted(set, 1);
    set.discord.openPost(`${QUESTION} Again.`, ME);
    await posted(set, 2);
    expect(questions(set)).toEqual(['The defence framework\nwho signed it?', `${QUESTION} Again.`]);
  });

  test('are answered like any message where the server has not chosen, or no longer', async () => {
    const set = await withForum('always');
    await set.discord.command('setup', { forum: { channel: FORUM }, 'forum-answers': 'off' }).answer();
    set.discord.openPost(QUESTION, 'x');
    set.discord.openPost('The defence framework', `${ME} who signed it?`);
    await posted(set, 1);
    expect(questions(set)).toEqual(['who signed it?']);
    expect(await set.newsroom.scopes.allPreferences()).toEqual([[SCOPE, NO_PREFERENCES]]);
  });

  test('a later mention in the post is a follow-up of its answer', async () => {
    const set = await withForum('always');
    const thread = set.discord.openPost(QUESTION, 'x');
    await posted(set, 1);
    await vi.waitFor(() => expect(set.newsroom.recorded).toHaveLength(1));
    set.discord.say(`${ME} and when?`, { thread });
    await posted(set, 2);
    expect(set.newsroom.asked.at(-1)).toMatchObject({ follows: set.newsroom.recorded[0]?.answerId });
  });

  test('are refused at the setup where they cannot be answered', async () => {
    const set = await withNews();
    const setup = async (options: object) =>
      (await set.discord.command('setup', options as Record<string, never>).answer()).text;
    const forum = { channel: FORUM };
    expect(await setup({ forum })).toContain('Give both forum and forum-answers');
    expect(await setup({ 'forum-answers': 'always' })).toContain('Give both forum and forum-answers');
    const restricted = { forum, 'forum-answers': 'always', 'allow-channel': { channel: CHANNEL } };
    expect(await setup(restricted)).toContain('is not an allowed channel');
    set.discord.allow(bits(VIEW!, SEND!, EMBED!, CREATE_THREADS!));
    expect(await setup({ forum, 'forum-answers': 'always' })).toContain('Send Messages in Threads');
    expect(await set.newsroom.scopes.allPreferences()).toEqual([]);
  });
});
