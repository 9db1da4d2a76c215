import type { Newsroom } from '../app/newsroom.js';
import { UserError } from '../domain/errors.js';
import type { Feed, FeedPoll } from '../domain/feed.js';
import type { Scope } from '../domain/scope.js';
import type { Output } from './output.js';
import { count, painter, plain, type RenderOptions } from './render.js';

/** The feeds of one scope in a terminal. */
export class FeedSession {
  readonly #newsroom: Newsroom;
  readonly #scope: Scope;
  readonly #out: Output;
  readonly #user: string;

  constructor(newsroom: Newsroom, scope: Scope, out: Output, user: string) {
    this.#newsroom = newsroom;
    this.#scope = scope;
    this.#out = out;
    this.#user = user;
  }

  async add(url: string): Promise<void> {
    const feed = await this.#newsroom.feeds.add({ scope: this.#scope, url, addedBy: this.#user });
    this.#print(
      feed,
      `Following ${nameOf(feed)} [${feed.id}]. Fetch its articles with: byline feed poll\nThe running bot polls by itself.`,
    );
  }

  async list(): Promise<void> {
    const feeds = await this.#newsroom.feeds.list(this.#scope);
    const none = 'No feeds are followed here. Add one: byline feed add <url>';
    this.#print(
      feeds,
      feeds.length === 0 ? none : feeds.map((feed) => renderFeed(feed, this.#out)).join('\n'),
    );
  }

  async remove(wanted: string): Promise<void> {
    const feed = await this.#newsroom.feeds.remove(this.#scope, wanted);
    this.#print(feed, `No longer following ${nameOf(feed)}. Its articles stay.`);
  }

  async pause(wanted: string): Promise<void> {
    const feed = await this.#newsroom.feeds.pause(this.#scope, wanted);
    this.#print(feed, `Paused ${nameOf(feed)}.`);
  }

  async resume(wanted: string): Promise<void> {
    const feed = await this.#newsroom.feeds.resume(this.#scope, wanted);
    this.#print(feed, `Following ${nameOf(feed)} again; the next poll is due now.`);
  }

  /**
   * Polls one feed, or every followed one, in turn. With `json`, one object a line for each.
   * @returns how many failed.
   */
  async poll(wanted: string | undefined, signal: AbortSignal): Promise<number> {
    const feeds = await this.#newsroom.feeds.list(this.#scope);
    const chosen =
      wanted === undefined ? feeds.filter(({ state }) => state === 'followed').map(({ id }) => id) : [wanted];
    if (chosen.length === 0) {
      throw new UserError('feed.unknown', 'No feed is followed here. Add one: byline feed add <url>');
    }
    let failed = 0;
    for (const id of chosen) {
      const poll = await this.#newsroom.feeds.poll(this.#scope, id, { signal });
      if (poll.result === 'failed' || poll.result === 'gone') failed += 1;
      this.#print(poll, renderPoll(poll, this.#out));
    }
    return failed;
  }

  #print(value: unknown, text: string): void {
    this.#out.write(this.#out.json ? JSON.stringify(value) : text);
  }
}

const nameOf = ({ title, url }: Feed): string => (title === null ? url : `${plain(title)} (${url})`);

/** "24 Nov 2026, 14:05 UTC". */
const moment = (date: string): string =>
  `${new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }).format(new Date(date))} UTC`;

function renderFeed(feed: Feed, options: RenderOptions): string {
  const paint = painter(options);
  const facts = [
    feed.lastPolledAt === null ? 'not polled yet' : `polled ${moment(feed.lastPolledAt)}`,
    feed.nextPollAt === null ? null : `next ${moment(feed.nextPollAt)}`,
    feed.waiting > 0 ? `${count(feed.waiting, 'entry', 'entries')} waiting` : null,
  ].filter((fact) => fact !== null);
  const lines = [
    `${paint('bold', feed.title === null ? feed.url : plain(feed.title))} ${paint('dim', `[${feed.id}]`)}`,
    paint('dim', `    ${feed.url} · ${facts.join(' · ')}`),
  ];
  if (feed.pauseReason !== null) lines.push(paint('yellow', `    paused: ${feed.pauseReason}`));
  if (feed.lastError !== null)
    lines.push(
      paint('yellow', `    failed ${count(feed.failures, 'time')} in a row: ${plain(feed.lastError)}`),
    );
  return lines.join('\n');
}

/** One line for the poll, one for each article that came and each entry that was passed over. */
function renderPoll(poll: FeedPoll, options: RenderOptions): string {
  const paint = painter(options);
  const { feed, articles, known, skipped, result, movedFrom, ms } = poll;
  const of = (outcome: string) => articles.filter((article) => article.outcome === outcome).length;
  const found = [
    `${of('new')} new`,
    `${of('updated')} updated`,
    `${known} known`,
    `${skipped.length} passed over`,
    feed.waiting > 0 ? `${feed.waiting} waiting for the next poll` : null,
  ].filter((part) => part !== null);
  const said =
    result === 'failed'
      ? paint('red', `failed: ${plain(feed.lastError ?? '')}`)
      : result === 'gone'
        ? paint('yellow', `paused: ${feed.pauseReason ?? ''}`)
        : `${found.join(', ')}, ${(ms / 1000).toFixed(1)} s`;
  const lines = [`${paint('bold', feed.title === null ? feed.url : plain(feed.title))}: ${said}`];
  if (movedFrom !== null) lines.push(paint('yellow', `  moved from ${movedFrom} to ${feed.url}`));
  for (const { outcome, article } of articles)
    lines.push(
      `  ${paint('green', outcome.padEnd(7))} ${plain(article.title)} ${paint('dim', `[${article.id}]`)}`,
    );
  for (const { reason } of skipped) lines.push(paint('dim', `  passed  ${plain(reason)}`));
  return lines.join('\n');
}
