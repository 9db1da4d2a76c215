/** A quarter of Discord's responses fail, before or after the request was carried out. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { UserError } from '../../src/domain/errors.js';
import { linesFrom, type Stage, stage } from './harness.js';
import type { Exchange } from './lookalike/exchange.js';
import { APPLICATION } from './lookalike/ids.js';
import type { Failure, Lookalike } from './lookalike/lookalike.js';
import { FRAMEWORK_TEXT } from './memory-articles.js';

const QUESTION = 'who signed the framework?';
const STATUSES = [500, 502, 503, 'reset'] as const;
const NO_LIMITS = {
  ASKS_PER_MINUTE: '1000',
  GUILD_ASKS_PER_MINUTE: '1000',
  INGESTS_PER_HOUR: '1000',
  GUILD_INGESTS_PER_HOUR: '1000',
  ASK_QUEUE_LIMIT: '1000',
};

/** Numbers from 0 to 1, the same in every run. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Fails a share of the requests for interactions and messages; counts them. */
function failShare(discord: Lookalike, share: number): { count: number } {
  const random = randomNumbers(7);
  const failures = { count: 0 };
  discord.failing = (request) => {
    if (random() >= share || !/interactions|webhooks|messages/.test(request)) return undefined;
    failures.count++;
    return { status: STATUSES[Math.floor(random() * STATUSES.length)]!, late: random() < 0.5 };
  };
  return failures;
}

/** Fails the next requests that match, each as given. */
function failNext(discord: Lookalike, pattern: RegExp, ...failures: readonly Failure[]): void {
  const left = [...failures];
  discord.failing = (request) => (pattern.test(request) ? left.shift() : undefined);
}

function stateOf({ responseType, original, deleted, followUps }: Exchange): string {
  if (responseType === undefined) return 'never acknowledged';
  if (original?.thinking && !deleted) return 'thinking';
  if (deleted && followUps.length === 0) return 'deleted, nothing said';
  if (followUps.length > 1) return 'said twice';
  return followUps.length === 1 ? 'refused' : original?.boxed === true ? 'answered' : 'said in place';
}

const isWaiting = (exchange: Exchange) => /^(never|thinking|deleted)/.test(stateOf(exchange));

let current: Stage;
beforeEach(async () => {
  current = await stage(NO_LIMITS);
  current.newsroom.add({ text: FRAMEWORK_TEXT });
});

/** The full load takes two idle cores: an acknowledgement has three seconds. */
const LOAD = process.env.SHOW_FIGURES ? { all: 300, together: 50 } : { all: 150, together: 25 };

test(`${LOAD.all} questions and articles are all acknowledged, and all end with words`, {
  timeout: 300_000,
  retry: 2,
}, async () => {
  const { discord, newsroom, log } = current;
  const failures = failShare(discord, 0.25);
  const really = newsroom.answers.ask.bind(newsroom);
  let asked = 0;
  vi.spyOn(newsroom.answers, 'ask').mockImplementation(async (request) => {
    if (asked++ % 4 === 0) throw new UserError('source.empty', 'Nothing there.');
    return really(request);
  });
  const user = (i: number) => String(1_000_000_000_000_001_000n + BigInt(i));
  const interact = (i: number) =>
    i % 3 === 2
      ? discord.command('ingest', { text: i % 2 ? `Dam ${i} held.` : '* * *' }, { user: user(i) })
      : discord.command('ask', { question: QUESTION }, { user: user(i) });
  const exchanges: Exchange[] = [];
  while (exchanges.length < LOAD.all) {
    const together = Array.from({ length: LOAD.together }, (_, i) => interact(exchanges.length + i));
    exchanges.push(...together);
    await vi.waitFor(() => expect(together.filter(isWaiting)).toEqual([]), {
      timeout: 60_000,
      interval: 100,
    });
  }
  await current.bot.close();
  const states = exchanges.map(stateOf);
  if (process.env.SHOW_FIGURES) {
    const count = (wanted: string) => states.filter((state) => state === wanted).length;
    const counts = Object.fromEntries([...new Set(states)].map((state) => [state, count(state)]));
    console.log({ failed: failures.count, requests: discord.requests.length, ...counts });
  }
  expect(failures.count).toBeGreaterThan(LOAD.all / 2);
  expect(states).toEqual(expect.arrayContaining(['answered', 'refused']));
  expect(states).not.toContain('said twice');
  expect(linesFrom(log, 'error')).toEqual([]);
});

test('40 direct messages are answered once each', async () => {
  const { discord, newsroom } = current;
  for (let i = 0; i < 40; i++) newsroom.add({ text: FRAMEWORK_TEXT, scope: `user:${1000 + i}` });
  failShare(discord, 0.25);
  for (let i = 0; i < 40; i++) discord.say(QUESTION, { inDm: true, user: String(1000 + i) });
  await vi.waitFor(() => expect(discord.posts).toHaveLength(40), { timeout: 50_000 });
  await current.bot.close();
  expect(discord.posts).toHaveLength(40);
});

test('"is typing" that fails costs neither an answer nor an article', async () => {
  const { discord, newsroom, log } = current;
  failNext(discord, /typing$/, ...Array.from({ length: 20 }, () => ({ status: 503, late: true }) as const));
  discord.say(`<@${APPLICATION}> ${QUESTION}`);
  await vi.waitFor(() => expect(discord.posts[0]?.boxed).toBe(true), { timeout: 20_000 });
  newsroom.pages.set('https://example.org/story', { text: FRAMEWORK_TEXT });
  discord.say('https://example.org/story', { inDm: true });
  await vi.waitFor(() => expect(discord.posts[1]?.boxed).toBe(true), { timeout: 20_000 });
  expect(linesFrom(log, 'warn')).toEqual([]);
});

describe('a lost response', () => {
  const LOST: Failure = { status: 'reset', late: true };

  test('to the acknowledgement is no second one', async () => {
    const { discord, log } = current;
    failNext(discord, /callback$/, LOST, { status: 503, late: true });
    const exchange = discord.command('ask', { question: QUESTION });
    expect((await exchange.answer()).boxed).toBe(true);
    expect(discord.requests.filter(({ path }) => path.endsWith('/callback'))).toHaveLength(3);
    expect(linesFrom(log, 'warn')).toEqual([]);
  });

  test('to every acknowledgement does not leave the member waiting', async () => {
    const { discord } = current;
    failNext(discord, /callback$/, ...Array.from({ length: 20 }, () => LOST));
    const exchange = discord.command('ask', { question: QUESTION });
    expect((await exchange.answer()).boxed).toBe(true);
  });

  test('to a private refusal leaves it in the public message, and does not repeat it', async () => {
    const { discord } = current;
    failNext(discord, /^POST \/webhooks/, LOST);
    const exchange = discord.command('ingest', { text: '* * *' });
    await exchange.until(() => exchange.edits.length === 2);
    expect(exchange.original?.text).toContain('no sentence to cite');
    expect(exchange.followUps).toHaveLength(1);
    expect(exchange.deleted).toBe(false);
  });

  test('to a deletion is no fault', async () => {
    const { discord, log } = current;
    failNext(discord, /^DELETE/, LOST);
    const exchange = discord.command('ingest', { text: '* * *' });
    await exchange.until(() => exchange.deleted);
    await current.bot.close();
    expect(exchange.followUps).toHaveLength(1);
    expect(linesFrom(log, 'warn')).toEqual([]);
  });
});
