import { errorCatalogue, wording } from '../domain/errors.js';

/** Matches listed if a name is ambiguous. */
const MAX_LISTED_MATCHES = 5;

interface Limit {
  readonly count: number;
  /** The environment variable of the limit. */
  readonly setting: string;
}

/** A feed has no text that could be pasted instead. */
interface OfFeed {
  readonly isFeed?: boolean;
}

const smaller = (isFeed: boolean | undefined): string =>
  isFeed ? 'Give another feed of the site.' : 'Paste the text of the article alone.';
const counted = (count: number) => count.toLocaleString('en');
const quoted = (text: string) => JSON.stringify(text.slice(0, 200));

export const appErrors = errorCatalogue('app', {
  tooManyArticles: wording<Limit>(
    'quota.reached',
    ({ count, setting }) =>
      `There is no room for a new article: ${counted(count)} articles are stored, which is the limit (${setting}). Forget some first.`,
  ),
  tooManyBytes: wording<Limit>(
    'quota.reached',
    ({ count, setting }) =>
      `There is no room for a new article: ${counted(count)} MiB are stored, which is the limit (${setting}). Forget some first.`,
  ),
  queueFull: wording<Limit & { readonly own: boolean }>(
    'queue.full',
    ({ count, own, setting }) =>
      `${count} articles ${own ? 'of this scope ' : ''}are already waiting, which is the limit (${setting}). Try again in a minute.`,
  ),
  cancelled: wording('cancelled', () => 'Cancelled; nothing was stored.'),
  closing: wording(
    'cancelled',
    () => 'Byline is shutting down. It will ingest this article when it starts again.',
  ),
  restarting: wording(
    'newsroom.restarting',
    () => 'Byline is restarting its newsroom and could not finish this. Try again in a minute.',
  ),
  interrupted: wording(
    'newsroom.restarting',
    () =>
      'Byline is restarting its newsroom. The article is safe and will be added afterwards; you need not ingest it again.',
  ),
  storedLater: wording(
    'store.unavailable',
    () =>
      'Byline cannot store anything at the moment. The article is accepted, and will be added when that works again.',
  ),
  parsedTooLong: wording<OfFeed & { readonly source: string; readonly seconds: number }>(
    'source.too-large',
    ({ source, seconds, isFeed }) =>
      `Reading ${source} took more than ${seconds} s and was stopped. ${smaller(isFeed)}`,
  ),
  parserDied: wording<OfFeed & { readonly source: string; readonly maxMib: number }>(
    'source.too-large',
    ({ source, maxMib, isFeed }) =>
      `Reading ${source} took more than ${maxMib} MiB of memory, or crashed. ${smaller(isFeed)}`,
  ),
  unknownArticle: wording<{ readonly named: string }>(
    'article.unknown',
    ({ named }) =>
      `There is no article ${quoted(named)} here. Give its id, URL or title. To list all articles, run: byline sources --which all (in the console: /sources all)`,
  ),
  ambiguousArticle: wording<{
    readonly named: string;
    readonly matches: readonly { readonly id: string; readonly title: string }[];
  }>('article.ambiguous', ({ named, matches }) => {
    const titles = matches.slice(0, MAX_LISTED_MATCHES).map(({ id, title }) => `${id} (${title})`);
    const more = matches.length > MAX_LISTED_MATCHES ? '; …' : '';
    return `${matches.length} articles match ${quoted(named)}: ${titles.join('; ')}${more}. Give one of the ids.`;
  }),
  partOfTitle: wording<{ readonly named: string; readonly id: string; readonly title: string }>(
    'article.ambiguous',
    ({ named, id, title }) =>
      `Nothing was deleted: ${quoted(named)} is only a part of the title ${quoted(title)}. If that article is meant, give its id: ${id}`,
  ),
  answerNotStored: wording(
    'answer.unknown',
    () => 'That answer could not be stored, so nothing more is known about it. Please ask again later.',
  ),
  doubtfulClock: wording<{ readonly days: number }>(
    'clock.doubtful',
    ({ days }) =>
      `The clock of this computer is ${Math.abs(Math.round(days))} days ${days > 0 ? 'ahead of' : 'behind'} the time at ` +
      'which Byline last ran. Nothing is deleted for its age until Byline has run for a day with it, or is started ' +
      'again a day later. ' +
      'If the clock is wrong, correct it.',
  ),
  unknownAnswer: wording('answer.unknown', () => 'I no longer have that answer. Please ask again.'),
  citedArticleGone: wording(
    'answer.unknown',
    () => 'An article that this answer quotes is no longer available. Please ask again.',
  ),
  tooManyFeeds: wording<Limit>(
    'feed.limit',
    ({ count, setting }) =>
      `${count} feeds are followed here, which is the limit (${setting}). Remove one first.`,
  ),
  knownFeed: wording<{ readonly url: string }>(
    'feed.known',
    ({ url }) => `The feed ${url} is already followed here.`,
  ),
  unknownFeed: wording<{ readonly named: string }>(
    'feed.unknown',
    ({ named }) =>
      `No feed ${quoted(named)} is followed here. Give its id or its URL. To see both, run: byline feed list`,
  ),
  goneFeed: wording<{ readonly url: string }>(
    'feed.invalid',
    ({ url }) =>
      `${url} can't be followed: its site has removed it permanently. Give the URL of another feed.`,
  ),
  cancelledImport: wording<{ readonly added: number }>(
    'cancelled',
    ({ added }) => `Cancelled; ${added} of the feeds are followed now. Import the file again for the others.`,
  ),
  noTimeLeft: wording(
    'cancelled',
    () =>
      'There was no time left for it. Import the file again: the feeds that are followed now are skipped.',
  ),
  failedBefore: wording(
    'cancelled',
    () => 'It was not fetched, because too many feeds before it failed. Import it in a list of its own.',
  ),
  noFeed: wording<{ readonly url: string }>(
    'feed.invalid',
    ({ url }) => `${url} can't be followed: the page has no feed. Give the URL of the feed itself.`,
  ),
  unknownPlace: wording(
    'usage',
    () =>
      'Say where to with --to postgres://user:password@host:port/database, or --to sqlite:<folder>. ' +
      'Special characters of a password are written as in %40.',
  ),
  samePlace: wording<{ readonly place: string }>(
    'usage',
    ({ place }) => `The newsroom is in ${place} already. Give another place with --to.`,
  ),
});
