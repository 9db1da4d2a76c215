import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import type { Newsroom } from '../app/newsroom.js';
import type { Feed, FeedImport, FeedPoll } from '../domain/feed.js';
import { passedOverText } from '../domain/passed-over.js';
import type { Scope } from '../domain/scope.js';
import { terminalErrors } from './errors.js';
import { type Output, print } from './output.js';
import { count, painter, plain, type RenderOptions } from './render.js';

/** Manages the feeds of one scope and prints the results. */
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
    print(
      this.#out,
      feed,
      `Following ${nameOf(feed)} [${feed.id}]. To fetch its articles now, run: byline feed poll\nA running bot polls automatically.`,
    );
  }

  /** @returns how many failed. */
  async import(file: string, signal: AbortSignal): Promise<number> {
    const bytes = existsSync(file) && !statSync(file).isDirectory() ? readFileSync(file) : null;
    if (bytes === null) throw terminalErrors.opmlNotFound({ file });
    const report = await this.#newsroom.feeds.import(
      { scope: this.#scope, file: { name: file, bytes }, addedBy: this.#user },
      { signal },
    );
    print(this.#out, report, renderImport(report, this.#out));
    return report.feeds.filter(({ outcome }) => outcome === 'failed').length;
  }

  /** @param file Standard output if undefined. */
  async export(file: string | undefined, force: boolean): Promise<void> {
    if (file !== undefined && existsSync(file) && !force) throw terminalErrors.fileExists({ file });
    const opml = await this.#newsroom.feeds.export(this.#scope);
    if (file === undefined) {
      print(this.#out, { opml }, opml.trimEnd());
      return;
    }
    try {
      writeFileSync(file, opml);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw terminalErrors.fileNotWritten({ file, reason: String(code) }, { cause: error });
    }
    const { length } = await this.#newsroom.feeds.list(this.#scope);
    print(this.#out, { file, feeds: length }, `Wrote ${count(length, 'feed')} to ${file}.`);
  }

  async list(): Promise<void> {
    const feeds = await this.#newsroom.feeds.list(this.#scope);
    const none = terminalErrors.noFeeds({}).message;
    print(
      this.#out,
      feeds,
      feeds.length === 0 ? none : feeds.map((feed) => renderFeed(feed, this.#out)).join('\n'),
    );
  }

  async remove(idOrUrl: string): Promise<void> {
    const feed = await this.#newsroom.feeds.remove(this.#scope, idOrUrl);
    print(this.#out, feed, `No longer following ${nameOf(feed)}. Its articles stay.`);
  }

  async pause(idOrUrl: string): Promise<void> {
    const feed = await this.#newsroom.feeds.pause(this.#scope, idOrUrl);
    print(this.#out, feed, `Paused ${nameOf(feed)}.`);
  }

  async resume(idOrUrl: string): Promise<void> {
    const feed = await this.#newsroom.feeds.resume(this.#scope, idOrUrl);
    print(this.#out, feed, `Following ${nameOf(feed)} again. The next poll is due now.`);
  }

  /** Polls one feed, or all followed feeds one after the other. @returns how many failed. */
  async poll(idOrUrl: string | undefined, signal: AbortSignal): Promise<number> {
    const feeds = await this.#newsroom.feeds.list(this.#scope);
    const chosen =
      idOrUrl === undefined
        ? feeds.filter(({ state }) => state === 'followed').map(({ id }) => id)
        : [idOrUrl];
    if (chosen.length === 0) throw terminalErrors.noFeeds({});
    let failed = 0;
    for (const id of chosen) {
      const poll = await this.#newsroom.feeds.poll(this.#scope, id, { signal });
      if (poll.result === 'failed' || poll.result === 'gone') failed += 1;
      print(this.#out, poll, renderPoll(poll, this.#out));
    }
    return failed;
  }
}

const nameOf = ({ title, url }: Feed): string => (title === null ? url : `${plain(title)} (${url})`);

/** For example "24 Nov 2026, 14:05 UTC". */
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
  for (const reason of feed.passedOver)
    lines.push(paint('dim', `    passed over: ${passedOverText(reason)}`));
  if (feed.lastError !== null)
    lines.push(
      paint('yellow', `    failed ${count(feed.failures, 'time')} in a row: ${plain(feed.lastError)}`),
    );
  return lines.join('\n');
}

/** A line for each feed of the file, then the counts. */
function renderImport({ feeds, repeated, omitted, ms }: FeedImport, options: RenderOptions): string {
  const paint = painter(options);
  const colours = { added: 'green', known: 'dim', failed: 'red' } as const;
  const words = { added: 'added', known: 'already followed', failed: 'failed' } as const;
  const lines = feeds.map(({ url, title, outcome, reason }) => {
    const name = title === null ? url : `${plain(title)} (${url})`;
    return `${paint(colours[outcome], words[outcome].padEnd(16))} ${plain(name)}${reason === null ? '' : `: ${plain(reason)}`}`;
  });
  const counts = [
    ...(['added', 'known', 'failed'] as const).map(
      (wanted) => `${feeds.filter(({ outcome }) => outcome === wanted).length} ${words[wanted]}`,
    ),
    ...(repeated > 0 ? [`${repeated} listed twice`] : []),
    ...(omitted > 0 ? [`${omitted} left out, since a file may list ${feeds.length} feeds`] : []),
  ];
  return [...lines, `done: ${counts.join(', ')}, ${(ms / 1000).toFixed(1)} s`].join('\n');
}

/** A line for the poll, then one for each new or updated article and each skipped entry. */
function renderPoll(poll: FeedPoll, options: RenderOptions): string {
  const paint = painter(options);
  const { feed, articles, known, skipped, result, movedFrom, ms } = poll;
  const countOf = (outcome: string) => articles.filter((article) => article.outcome === outcome).length;
  const counts = [
    `${countOf('new')} new`,
    `${countOf('updated')} updated`,
    `${known} known`,
    `${skipped.length} skipped`,
    feed.waiting > 0 ? `${feed.waiting} waiting for the next poll` : null,
  ].filter((part) => part !== null);
  const summary =
    result === 'failed'
      ? paint('red', `failed: ${plain(feed.lastError ?? '')}`)
      : result === 'gone'
        ? paint('yellow', `paused: ${feed.pauseReason ?? ''}`)
        : `${counts.join(', ')}, ${(ms / 1000).toFixed(1)} s`;
  const lines = [`${paint('bold', feed.title === null ? feed.url : plain(feed.title))}: ${summary}`];
  if (movedFrom !== null) lines.push(paint('yellow', `  moved from ${movedFrom} to ${feed.url}`));
  if (poll.isCutOff)
    lines.push(paint('yellow', '  the feed ends in the middle: only its whole entries were read'));
  for (const { outcome, article, note } of articles) {
    lines.push(
      `  ${paint('green', outcome.padEnd(7))} ${plain(article.title)} ${paint('dim', `[${article.id}]`)}`,
    );
    if (note !== null) lines.push(paint('dim', `          ${plain(note)}`));
  }
  for (const { reason } of skipped) lines.push(paint('dim', `  skipped ${plain(reason)}`));
  return lines.join('\n');
}
