import { type PassedOver, passedOverText } from '../../../../domain/passed-over.js';
import { count } from '../../amounts.js';

export const feedCommand = {
  description: 'Follow news feeds and optionally post new headlines to a channel',
  add: 'Follow a feed: add its current articles now and new ones as they appear',
  url: 'Address of an RSS, Atom or JSON feed, or of a page that links to one',
  channel: 'Channel to post new headlines to (default: none)',
  import: 'Follow the feeds of an OPML file, as feed readers export it',
  file: 'OPML file',
  export: 'Get the followed feeds as an OPML file',
  list: 'List followed feeds and their status',
  remove: 'Stop following a feed; its articles stay',
  pause: 'Pause a feed',
  resume: 'Resume a paused feed',
  edit: 'Change where the headlines of a feed are posted, or pause or resume it',
  newChannel: 'Channel to post its new headlines to from now on',
  stopPosting: 'Post its headlines nowhere; its articles are still added',
  state: 'Pause or resume it',
  stateChoices: { pause: 'pause', resume: 'resume' },
  feed: 'Words from its title or address; choose from the list',
} as const;

export const feedStrings = {
  done: {
    add: (feed: string, channel: string | null) =>
      `Following ${feed}. Its current articles are being added; ${
        channel === null ? 'new ones are added as they appear.' : `new headlines go to ${channel}.`
      }`,
    channel: (feed: string, channel: string | null) =>
      `${feed} is followed here already. Its new headlines now go to ${channel}.`,
    edit: (feed: string, channel: string | null, paused: boolean) =>
      `Changed ${feed}. ${
        channel === null ? 'Its headlines are not posted' : `Its new headlines go to ${channel}`
      }${paused ? '; it is paused' : ''}.`,
    remove: (feed: string) => `No longer following ${feed}. Its articles stay; \`/forget\` deletes one.`,
    pause: (feed: string) => `Paused ${feed}. \`/feed resume\` resumes it.`,
    resume: (feed: string) => `Resumed ${feed}. It is checked right away.`,
  },
  offer: {
    title: 'This is a feed',
    explanation:
      'It lists articles, but is none itself. Follow it to add its current articles now and new ones as they appear.',
    follow: 'Follow this feed',
  },
  importing: (done: number, total: number) => `Checking the feeds: ${done} of ${total}…`,
  imported: (added: number, all: number) => `Following ${added} of ${count(all, 'feed')} now`,
  outcome: { added: 'added', known: 'already followed', failed: 'not added' },
  repeated: (n: number) => `${count(n, 'feed')} listed more than once`,
  omitted: (n: number) => `${count(n, 'feed')} left out: the file lists too many`,
  exported: (n: number) => `${count(n, 'feed')}; import the file in a feed reader, or with \`/feed import\`.`,
  none: 'No feeds are followed here. Follow one with `/feed add`: give the address of a feed, or of a page that links to one.',
  heading: (n: number) => `Following ${count(n, 'feed')}`,
  more: (n: number) => `and ${count(n, 'more feed')}`,
  page: (page: number, pages: number) => `page ${page + 1} of ${pages}`,
  previous: 'Previous',
  next: 'Next',
  paused: (reason: string) => `paused: ${reason}`,
  polled: (when: string) => `checked ${when}`,
  notPolled: 'not checked yet',
  waiting: (n: number) => `${count(n, 'article')} waiting`,
  passedOver: (reasons: readonly PassedOver[]) =>
    `passed over: ${reasons.map((reason) => passedOverText(reason).replace(/\.$/, '')).join('; ')}`,
  cannotPost:
    'Headlines are not posted: the channel is gone, or I lack View Channel, Send Messages or Embed Links there.',
  failing: (times: number, reason: string) => `failed ${count(times, 'time')} in a row: ${reason}`,
} as const;
