import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config/config.js';
import { type CountedRequest, Limits } from '../../src/discord/limits/limits.js';
import { RefusalLimits } from '../../src/discord/limits/refusal-limits.js';
import { TokenBuckets } from '../../src/discord/limits/token-buckets.js';
import fc from '../fixtures/properties.js';

describe('TokenBuckets', () => {
  test('never gives more than the capacity plus the refill', () => {
    const steps = fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 60 });
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 10 }), (waits, capacity) => {
        let now = 0;
        let taken = 0;
        const buckets = new TokenBuckets(capacity, 10_000, () => now);
        for (const wait of waits) {
          now += wait;
          if (buckets.waitMs('a') > 0) continue;
          buckets.take('a');
          taken++;
        }
        expect(taken).toBeLessThanOrEqual(capacity + (now * capacity) / 10_000 + 1e-6);
      }),
    );
  });

  test('a clock that jumps never costs a token, never gives more than a full bucket, and bounds the wait', () => {
    const DAY_MS = 86_400_000;
    const jump = fc.constantFrom(0, 1, 700, -1, -700, -DAY_MS, DAY_MS, -365 * DAY_MS, 365 * DAY_MS);
    fc.assert(
      fc.property(fc.array(jump, { maxLength: 40 }), fc.integer({ min: 1, max: 10 }), (jumps, capacity) => {
        let now = 0;
        const buckets = new TokenBuckets(capacity, 10_000, () => now);
        for (const step of jumps) {
          const before = buckets.waitMs('a');
          now += step;
          const wait = buckets.waitMs('a');
          expect(wait).toBeLessThanOrEqual(before + 1e-6);
          expect(wait).toBeLessThanOrEqual(10_000 / capacity);
          let taken = 0;
          for (; buckets.waitMs('a') === 0; taken++) buckets.take('a');
          expect(taken).toBeLessThanOrEqual(capacity);
          now += 10_000 / capacity + 1;
          expect(buckets.waitMs('a')).toBe(0);
        }
      }),
    );
  });

  test('waitMs is exact; keys are independent', () => {
    let now = 0;
    const buckets = new TokenBuckets(2, 60_000, () => now);
    buckets.take('a');
    buckets.take('a');
    expect(buckets.waitMs('a')).toBe(30_000);
    expect(buckets.waitMs('b')).toBe(0);
    now += 29_999;
    expect(buckets.waitMs('a')).toBeGreaterThan(0);
    now += 1;
    expect(buckets.waitMs('a')).toBe(0);
    buckets.take('a');
    expect(() => buckets.take('a')).toThrow('No token left');
  });

  test('among very many keys, only full buckets are dropped', () => {
    let now = 0;
    const buckets = new TokenBuckets(2, 60_000, () => now);
    for (let i = 0; i < 1500; i++) buckets.take(`early ${i}`);
    now += 30_000; // the early ones are full again
    for (let i = 0; i < 10; i++) for (const _ of [1, 2]) buckets.take(`busy ${i}`);
    expect(buckets.size).toBe(10);
    for (let i = 0; i < 1500; i++) buckets.take(`late ${i}`);
    expect(buckets.size).toBe(1510);
    for (let i = 0; i < 10; i++) expect(buckets.waitMs(`busy ${i}`)).toBe(30_000);
  });
});

describe('Limits', () => {
  const limits = () =>
    new Limits(
      readConfig({ ASKS_PER_MINUTE: '2', GUILD_ASKS_PER_MINUTE: '3', INGESTS_PER_HOUR: '1' }),
      undefined,
      () => 0,
    );

  test('a server’s limit holds across its members; a refused question takes no token', () => {
    const all = limits();
    all.ask('a', 'guild:g');
    all.ask('a', 'guild:g');
    expect(() => all.ask('a', 'guild:g')).toThrow('You have reached the limit of 2 questions');
    all.ask('b', 'guild:g');
    expect(() => all.ask('c', 'guild:g')).toThrow('This server has reached its limit of 3 questions');
    all.ask('c', 'user:c');
    all.ask('c', 'guild:h');
  });

  test('ingests are limited per user', () => {
    const all = limits();
    all.ingest('a', 'user:a');
    expect(() => all.ingest('a', 'user:a')).toThrow('Please wait 60 minutes.');
    all.ingest('b', 'user:a');
  });

  test('what another process has let through counts for the user, and never more than there is', () => {
    const counted: CountedRequest[] = [];
    const settings = readConfig({ ASKS_PER_MINUTE: '2', INGESTS_PER_HOUR: '1' });
    const here = new Limits(
      settings,
      (request) => counted.push(request),
      () => 0,
    );
    here.ask('a', 'guild:g');
    here.ingest('b', 'guild:g');
    expect(counted).toEqual([
      { kind: 'ask', user: 'a' },
      { kind: 'ingest', user: 'b' },
    ]);
    for (let i = 0; i < 5; i += 1) here.count({ kind: 'ask', user: 'a' });
    expect(counted).toHaveLength(2);
    expect(() => here.ask('a', 'guild:h')).toThrow('Please wait 30 seconds.');
    here.ingest('a', 'guild:h');
  });

  test('a server’s own limit for its members applies there in addition; a refused question takes no token', () => {
    const all = limits();
    const one = { asksPerMinute: 1 };
    all.ask('a', 'guild:g', one);
    expect(() => all.ask('a', 'guild:g', one)).toThrow(
      'Members of this server may ask 1 question per minute',
    );
    all.ask('a', 'guild:h', { asksPerMinute: null });
    expect(() => all.ask('a', 'guild:h')).toThrow('You have reached the limit of 2 questions');
    const own = { ingestsPerHour: 1 };
    all.ingest('b', 'guild:h', own);
    expect(() => all.ingest('b', 'guild:h', own)).toThrow('Members of this server may add 1 article');
  });
});

describe('RefusalLimits', () => {
  const shown = (limits: RefusalLimits, members: readonly string[], channel = 'c') =>
    members.map((member) => limits.mayShow(member, channel));

  test('a member sees three refusals per minute, whatever the others see', () => {
    let now = 0;
    const limits = new RefusalLimits(() => now);
    expect(shown(limits, ['a', 'a', 'a', 'a', 'b'])).toEqual([true, true, true, false, true]);
    now += 20_000;
    expect(shown(limits, ['a', 'a'])).toEqual([true, false]);
  });

  test('a channel sees ten refusals per minute, and those that are not shown do not count', () => {
    const limits = new RefusalLimits(() => 0);
    const members = Array.from({ length: 12 }, (_, i) => `member ${i}`);
    expect(shown(limits, members).filter(Boolean)).toHaveLength(10);
    expect(shown(limits, ['member 11', 'member 11', 'member 11'], 'd')).toEqual([true, true, true]);
  });
});
