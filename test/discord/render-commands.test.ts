/** Discord accepts the messages of the other commands, whatever the texts in them. */

import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config/config.js';
import { renderAbout } from '../../src/discord/render/about.js';
import { articleChoice } from '../../src/discord/render/answers/attribution.js';
import { feedChoice, renderFeed, renderFeeds } from '../../src/discord/render/feeds.js';
import { renderHeadlines } from '../../src/discord/render/headlines.js';
import { renderOutcomes } from '../../src/discord/render/links.js';
import { renderSetup } from '../../src/discord/render/setup.js';
import type { Payload } from '../../src/discord/reply/payload.js';
import { en } from '../../src/discord/strings/en/index.js';
import { allTexts, type Texts } from '../../src/discord/strings/texts.js';
import type { ArticleSummary } from '../../src/domain/article.js';
import { UserError } from '../../src/domain/errors.js';
import type { Feed, FeedHeadline } from '../../src/domain/feed.js';
import type { IngestOutcome } from '../../src/domain/ingest.js';
import { PASS_OVER_REASONS } from '../../src/domain/passed-over.js';
import fc from '../fixtures/properties.js';
import { anyOrigin, anyText } from './arbitraries.js';
import { messageProblems } from './lookalike/message-rules.js';

const longText = fc.tuple(anyText, fc.constantFrom(1, 1, 5, 200)).map(([text, times]) => text.repeat(times));
const date = fc.constantFrom('2025-10-31', '2025-10-31T08:30:00.000Z', 'no date');
const url = fc.oneof(
  fc.webUrl(),
  fc.integer({ min: 1, max: 3000 }).map((length) => `https://example.org/${'x'.repeat(length)}`),
);

const article: fc.Arbitrary<ArticleSummary> = fc.record({
  id: fc.uuid(),
  scope: fc.constant('guild:1'),
  revision: fc.integer({ min: 1, max: 9 }),
  title: longText,
  outlet: fc.option(longText),
  author: fc.constant(null),
  language: fc.constant('eng'),
  publishedAt: fc.option(date),
  fetchedAt: date,
  ...anyOrigin,
  urls: fc.array(url, { maxLength: 2 }),
  words: fc.nat(),
});

const feed: fc.Arbitrary<Feed> = fc.record({
  id: fc.constant('f'),
  scope: fc.constant('guild:1'),
  url,
  title: fc.option(longText),
  channel: fc.option(fc.constant('1000000000000000020')),
  addedBy: fc.constant(null),
  addedAt: date,
  state: fc.constant('followed'),
  pauseReason: fc.option(longText),
  lastPolledAt: fc.option(date),
  nextPollAt: fc.option(date),
  failures: fc.nat({ max: 9 }),
  lastError: fc.option(longText),
  waiting: fc.nat({ max: 999 }),
  passedOver: fc.array(
    fc.record({ reason: fc.constantFrom(...PASS_OVER_REASONS), count: fc.integer({ min: 1, max: 9999 }) }),
    { maxLength: 7 },
  ),
});

function holds<T>(values: fc.Arbitrary<T>, render: (value: T, texts: Texts) => Payload): void {
  const fits = fc.property(values, fc.constantFrom(...allTexts), (value, texts) => {
    const body = { ...render(value, texts), flags: 1 << 15, allowed_mentions: { parse: [] } };
    expect(messageProblems(body)).toEqual([]);
  });
  fc.assert(fits, { numRuns: 150 });
}

describe('for any texts, Discord accepts', () => {
  test('the list of feeds, and confirmations of changes', () => {
    const lists = fc.tuple(fc.array(feed, { maxLength: 50 }), fc.nat(20), fc.boolean());
    holds(lists, ([feeds, page, may], texts) => renderFeeds(feeds, page, () => may, texts));
    holds(
      fc.tuple(fc.constantFrom('add', 'channel', 'edit', 'remove', 'pause', 'resume'), feed),
      ([done, one], texts) => renderFeed(done as 'add', one, texts),
    );
  });

  test('headlines', () => {
    const headline: fc.Arbitrary<FeedHeadline> = fc
      .tuple(feed, article)
      .map(([one, article]) => ({ id: 1, message: 'm', scope: 'guild:1', channel: '1', feed: one, article }));
    holds(fc.array(headline, { minLength: 1, maxLength: 40 }), renderHeadlines);
  });

  test('the outcomes of links', () => {
    const ingested = article.map((article) => ({
      kind: 'ingested' as const,
      outcome: {
        outcome: 'new',
        article,
        sentences: 1,
        passages: 1,
        ms: 1,
        notes: [],
      } as unknown as IngestOutcome,
    }));
    const failed = fc
      .tuple(fc.oneof(url, longText), longText)
      .map(([name, text]) => ({ kind: 'failed' as const, name, error: new UserError('url.content', text) }));
    const skipped = longText.map((name) => ({ kind: 'skipped' as const, name }));
    const what = fc.constantFrom('link' as const, 'file' as const, 'article' as const);
    const outcomes = fc.array(fc.oneof(ingested, failed, skipped), { minLength: 1, maxLength: 20 });
    holds(fc.tuple(outcomes, what), ([outcomes, what], texts) =>
      renderOutcomes(outcomes, { what, notes: ['Note.'] }, texts),
    );
  });

  test('/setup with the maximum number of channels, and /about with any model and sources set aside', () => {
    const channels = Array.from({ length: 50 }, (_, i) => String(1_000_000_000_000_000_000n + BigInt(i)));
    const preferences = {
      channels,
      privateAnswers: true,
      asksPerMinute: 1,
      ingestsPerHour: null,
      answerThreads: true,
      forums: { '5': 'always' },
    } as const;
    holds(fc.boolean(), (isChanged, texts) => renderSetup(preferences, readConfig({}), isChanged, texts));
    const stats = { articles: 1, sentences: 1, passages: 1, answers: 0, newest: null, dimension: 1 };
    const facts = { version: '0.1.0', readyAt: 0, pingMs: -1, inServer: true, getsAllMessages: true };
    const setAside = fc.array(
      fc.record({
        name: longText,
        ingestedBy: fc.constantFrom(null, 'ann', '123456789012345678'),
        at: fc.constant('2026-03-02T00:00:00.000Z'),
        reason: fc.constant(''),
      }),
      { maxLength: 5 },
    );
    holds(fc.tuple(longText, setAside), ([model, setAside], texts) => {
      const ratings = { helpful: 1, unhelpful: 0 };
      const known = { ...stats, ratings, model, setAside, databaseBytes: 1 } as unknown as Parameters<
        typeof renderAbout
      >[0];
      return renderAbout(known, facts, texts);
    });
  });

  test('choices of articles and feeds', () => {
    const fits = fc.property(article, feed, (article, feed) => {
      for (const name of [articleChoice(article, en), feedChoice(feed)]) {
        expect(name.trim()).not.toBe('');
        expect(name.length).toBeLessThanOrEqual(100);
      }
    });
    fc.assert(fits, { numRuns: 300 });
  });
});
