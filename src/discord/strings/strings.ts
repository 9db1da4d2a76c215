import type { ForgetReport } from '../../domain/deletion.js';
import type { IngestOutcome, IngestProgress } from '../../domain/ingest.js';
import type { SourcesRequest } from '../../domain/sources.js';

const count = (n: number, one: string, many = `${one}s`) =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

/** A wait in words, rounded up: "5 seconds", "2 minutes". */
export function duration(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  return seconds < 90 ? count(seconds, 'second') : count(Math.ceil(seconds / 60), 'minute');
}

export const HOW_TO_INGEST =
  'Feed me with `/ingest`: give it a `url`, a `text` or a `file`, or nothing at all to get a form for pasting.';

export const commandStrings = {
  ask: {
    description: 'Ask the news you have fed me; the answer is quoted word for word',
    question: 'What do you want to know?',
    since: 'Only articles of the last day, week or month (all, if not given)',
    sinceChoices: { day: 'last day', week: 'last week', month: 'last month', all: 'all' },
    outlet: 'Only articles of this outlet',
    private: 'Show the answer to you alone',
  },
  ingest: {
    description: 'Feed me a news article; with no option you get a form to paste it into',
    url: 'Link to an article; several with blanks between them',
    text: 'The text of an article',
    file: 'A file with an article: text, HTML or PDF',
  },
  sources: {
    description: 'List the articles behind the answers',
    which: 'Which articles (of the last answer here, if not given)',
    search: 'Only articles with these words in their title or outlet',
    sort: 'In which order',
    sortChoices: {
      newest: 'newest first',
      added: 'last added first',
      cited: 'most cited first',
      title: 'by title',
    },
    whichChoices: {
      last: 'cited by the last answer here',
      cited: 'cited by any answer here',
      all: 'everything I have read',
    },
  },
  forget: {
    description: 'Delete an article for good, with everything made from it',
    article: 'Words of its title; choose from the list',
  },
  feed: {
    description: 'Follow news feeds: what they bring is read, and told in a channel if you like',
    add: 'Follow a feed; what it holds now is read at once, what it brings later as it comes',
    url: 'Address of an RSS, Atom or JSON feed, or of a page that has one',
    channel: 'Where to post its new headlines (nowhere, if not given)',
    list: 'Show the feeds that are followed here, and how they do',
    remove: 'Stop following a feed; the articles it brought stay',
    pause: 'Follow a feed no further until it is resumed',
    resume: 'Follow a paused feed again',
    feed: 'Words of its title or address; choose from the list',
  },
  setup: {
    description: 'Where I answer in this server, to whom, and how often; with no option, how it is set now',
    answerIn: 'Answer in this channel too, and in no channel that was not named',
    notIn: 'Answer in this channel no longer',
    everywhere: 'Answer in every channel again',
    private: 'Show answers to the asker alone, unless they choose otherwise',
    asks: 'Questions a member may ask in a minute; 0 for as many as I allow',
    ingests: 'Articles a member may feed me in an hour; 0 for as many as I allow',
  },
  ingestLinks: { name: 'Ingest links' },
  check: { name: 'Check against the news' },
  about: { description: 'What I am, what I have read, what I keep about you, and how to have it deleted' },
} as const;

export const answerStrings = {
  closest: 'Nothing I have read answers that for certain. These passages come closest:',
  nothing: 'Nothing I have read bears on that question. Try other words, a longer `since`, or feed me more.',
  nothingRead: `There is nothing here to search: I have read nothing yet, or nothing that \`since\` and \`outlet\` leave. ${HOW_TO_INGEST}`,
  footer: { answered: 'Answered', closest: 'Closest passages', nothing: 'No answer' },
  follows: (question: string) => `↳ ${question}`,
  subject: (words: string) => `carried over: ${words}`,
  buttons: {
    context: 'Context',
    sources: 'Sources',
    'follow-up': 'Ask a follow-up',
    helpful: 'Helpful',
    'not-helpful': 'Not helpful',
  },
  searched: (articles: number) => `searched ${count(articles, 'article')}`,
  searchAlone: 'found by search alone: the reader is off',
  newest: (date: string, days: number) =>
    `newest ${date}${days < 0 ? '' : days === 0 ? ' (today)' : ` (${count(days, 'day')} old)`}`,
  sources: 'Sources',
  disagreement: 'The sources disagree',
  moreSources: (n: number) => `and ${count(n, 'more source')}`,
  moreValues: (n: number) => `and ${count(n, 'other value')}`,
  also: (outlets: string) => `also ${outlets}`,
  noTitle: 'untitled',
  noOutlet: 'unnamed outlet',
  noDate: 'undated',
  revised: 'the article has changed since',
} as const;

export const askStrings = {
  waiting: (position: number) => `Many questions at once: you are number ${position} in the line.`,
  rated: {
    helpful: 'Thank you. Noted with this answer: it helped.',
    'not-helpful':
      'Thank you. Noted with this answer: it did not help. Other words, or a follow-up, may bring more.',
  },
  form: {
    title: 'Ask a follow-up',
    question: 'Your question',
    hint: 'What the last question was about is carried over: “when was it signed?” will do.',
  },
} as const;

export const contextStrings = {
  heading: 'The quotes in their context',
  withdrawn: 'Everything that answer quoted has been forgotten since.',
} as const;

export const ingestStrings = {
  outcome: { new: 'Added', updated: 'Updated', known: 'I know this one already' } satisfies Record<
    IngestOutcome['outcome'],
    string
  >,
  outlet: 'Outlet',
  date: 'Date',
  length: 'Length',
  lengthOf: (words: number, sentences: number) => `${count(words, 'word')}, ${count(sentences, 'sentence')}`,
  revision: (revision: number) => `revision ${revision}`,
  notes: 'Please note',
  moreNotes: (n: number) => `and ${count(n, 'more note')}`,
  worthAsking: 'Worth asking',
  keySentences: 'It says',
  progress: (progress: IngestProgress): string => {
    switch (progress.stage) {
      case 'queued':
        return `Waiting: you are number ${progress.position}.`;
      case 'fetching':
        return 'Fetching the page…';
      case 'reading':
        return 'Reading…';
      case 'embedding':
        return `Embedding: ${progress.done} of ${progress.total}…`;
      case 'storing':
        return 'Storing…';
      case 'done':
        return `Done: ${progress.articles} article${progress.articles === 1 ? '' : 's'}, ${progress.sentences} sentences, ${progress.passages} passages, ${(progress.ms / 1000).toFixed(1)} s`;
    }
  },
  oneOnly: (given: readonly string[]) =>
    `/ingest takes one of url, text and file; you gave ${given.join(' and ')}. Run it once for each.`,
  fileTooLarge: (name: string, mib: string, limit: number) =>
    `${name} has ${mib} MiB; files of up to ${limit} MiB are taken. Paste the text instead, or split the file.`,
  fileElsewhere: (host: string) =>
    `That file lies on ${host}, which is not where Discord keeps attachments. Attach it to /ingest itself.`,
  fileGone: (name: string, why: string) =>
    `${name} could not be fetched from Discord: ${why}. Attach it again.`,
  badLink: (given: string) =>
    `The link is ${JSON.stringify(given)}; expected a full http or https address, or nothing.`,
  noRights: 'Pasting articles into the form takes the Manage Messages permission in this server.',
  form: {
    title: 'Paste an article',
    text: 'Text',
    textHint: 'Up to 4,000 characters; attach longer ones with /ingest file.',
    headline: 'Headline',
    outlet: 'Outlet',
    link: 'Link',
  },
} as const;

export const sourcesStrings = {
  heading: (which: SourcesRequest['which'], question?: string) =>
    ({
      last: question === undefined ? 'Sources of the last answer' : `Sources: ${question}`,
      cited: 'Articles cited here',
      all: 'Everything I have read',
    })[which],
  none: {
    last: 'No answer here has cited an article yet. Ask something with `/ask`.',
    cited: 'No answer here has cited an article yet. Ask something with `/ask`.',
    all: `I have read nothing yet. ${HOW_TO_INGEST}`,
  },
  cited: (times: number) => (times === 0 ? 'not cited yet' : `cited ${count(times, 'time')}`),
  added: (by: string | undefined, when: string | undefined) =>
    `added${by ? ` by ${by}` : ''}${when ? ` ${when}` : ''}`,
  footer: (page: number, pages: number, total: number) =>
    `${count(total, 'article')} · page ${page + 1} of ${pages}`,
  withdrawn: (n: number) => `${count(n, 'cited article has', 'cited articles have')} been withdrawn since.`,
  more: (n: number) => `and ${count(n, 'more article')} that did not fit`,
  previous: 'Previous',
  next: 'Next',
  searched: (words: string) => ` · “${words}”`,
  noneFound: 'No article in this list has all of those words in its title or outlet. Try fewer.',
  open: 'Open one…',
  sortBy: {
    newest: 'Sort: newest first',
    added: 'Sort: last added first',
    cited: 'Sort: most cited first',
    title: 'Sort: by title',
  },
  author: 'Author',
  citedField: 'Cited',
  addedField: 'Added',
  sameStory: 'The same story',
  forget: 'Forget…',
  forgetNow: 'Forget it',
  keep: 'Keep it',
  confirm: (title: string) =>
    `Forget ${title}? Its text goes for good, and answers that quoted it lose their quotes. Feeds will not bring it back; \`/ingest\` can.`,
  noRights: 'Forgetting articles takes the Manage Messages permission in this server.',
  notYours: 'Only the person who ran this list can turn its pages. Run /sources to get your own.',
} as const;

export const forgetStrings = {
  forgotten: (title: string, { revisions, sentences, passages }: ForgetReport) =>
    `Forgot **${title}**: ${count(revisions, 'version')} of its text, ${count(sentences, 'sentence')}, ` +
    `${count(passages, 'passage')}. Answers that quoted it now say that it was withdrawn. ` +
    'No feed will bring it back; `/ingest` would.',
  unknown: (given: string) =>
    `No article here has ${JSON.stringify(given)} in its title. Type a word of the title and choose from the list, or see /sources which: all.`,
  several: (given: string) =>
    `More than one article has ${JSON.stringify(given)} in its title. Choose one from the list while you type.`,
} as const;

export const linksStrings = {
  none: 'That message has no link to a page. Choose one with a full http or https address in it.',
  progress: (number: number, links: number, step: string) =>
    links === 1 ? step : `Link ${number} of ${links}: ${step}`,
  title: (taken: number, links: number) => `${taken} of ${count(links, 'link')} taken in`,
  refused: 'Not taken',
  more: (n: number) => `and ${count(n, 'more link')}`,
  left: (n: number) =>
    `${count(n, 'link')} of that message left out: I take a few at a time. Feed the rest with /ingest.`,
} as const;

export const checkStrings = {
  closest: 'The closest I have read to that message; judge for yourself:',
  nothing: 'Nothing I have read bears on that message.',
  empty: 'That message has no words to look for. Choose one that says something.',
} as const;

export const feedStrings = {
  done: {
    add: (feed: string, channel: string | null) =>
      `Following ${feed}. What it holds now is being read; ${
        channel === null ? 'new articles are read as they come.' : `new headlines go to ${channel}.`
      }`,
    remove: (feed: string) =>
      `No longer following ${feed}. The articles it brought stay; \`/forget\` deletes one.`,
    pause: (feed: string) => `Paused ${feed}. \`/feed resume\` follows it again.`,
    resume: (feed: string) => `Following ${feed} again; it is read at once.`,
  },
  none: 'No feed is followed here. `/feed add` follows one: give it the address of a feed, or of a page that has one.',
  heading: (n: number) => `${count(n, 'feed')} followed here`,
  more: (n: number) => `and ${count(n, 'more feed')}`,
  paused: (reason: string) => `paused: ${reason}`,
  polled: (when: string) => `read ${when}`,
  notPolled: 'not read yet',
  waiting: (n: number) => `${count(n, 'article')} waiting`,
  failing: (times: number, reason: string) => `failed ${count(times, 'time')} in a row: ${reason}`,
  thatChannel: 'that channel',
  noChannel: (channel: string) =>
    `I may not write in ${channel}. Give me View Channel, Send Messages and Embed Links there, or choose another channel.`,
  notYours: (channel: string) => `You may not write in ${channel} yourself, so I won't for you.`,
} as const;

export const headlineStrings = {
  more: (n: number) => `and ${count(n, 'more headline')}`,
  moreRead: (n: number) => `and ${count(n, 'earlier article')} · ask about any of it with /ask`,
  ask: 'Ask about it with /ask',
} as const;

export const aboutStrings = {
  title: (version: string) => `Byline ${version}`,
  what: (inServer: boolean) =>
    `I answer questions over the news that ${inServer ? 'this server has' : 'you have'} fed me, in sentences quoted word for word. ` +
    'I write nothing myself, and when I have read nothing that answers, I say so.',
  help: 'What I can do',
  commands: [
    '`/ask` answers from what I have read',
    '`/sources` lists the articles behind the answers',
    '`/ingest` takes a link, a text or a file',
    '`/forget` deletes an article for good',
    '`/feed` follows news feeds',
    'In a message’s own menu, under Apps: **Ingest links** and **Check against the news**',
  ].join('\n'),
  privacy: 'What I keep',
  kept: (inServer: boolean) =>
    `The articles, and every question with the id of who asked it and which sentences answered. ${
      inServer ? 'Nothing of it is seen in another server' : 'Nobody else sees it'
    }, and nothing is sent to any other service than Discord. I read no messages but those you point me at.`,
  read: 'Read',
  articles: (articles: number, passages: number, newest: string | undefined) =>
    `${count(articles, 'article')}, ${count(passages, 'passage')}${newest ? `; newest ${newest}` : ''}`,
  answered: 'Asked',
  answers: (answers: number) => count(answers, 'question'),
  storage: 'Storage',
  mebibytes: (mib: number) => `${mib.toFixed(1)} MiB in all`,
  model: 'Embedding model',
  modelOf: (model: string, dimension: number) => `${model}, ${dimension} dimensions`,
  uptime: 'Started',
  latency: 'Latency',
  noPing: 'not measured yet',
  deleteMine: 'Delete my questions',
  deleted: (n: number) =>
    n === 0
      ? 'There was no question of yours to delete.'
      : `Deleted ${count(n, 'question')} of yours, here and everywhere else you have asked me, with what they cited. Messages in Discord stay until you delete them there.`,
} as const;

const WELCOME = [
  '**Ask me** with `/ask`: I answer in sentences quoted word for word from what I have read, each with its source.',
  '**Set me up** with `/setup`: the channels I answer in, limits, private answers. `/about` says what I keep.',
];

/** Three lines each. */
export const welcomeStrings = {
  first: [
    '**Feed me** with `/ingest` (a link, a text or a file) or a whole feed with `/feed add`; whoever may manage messages here can.',
    ...WELCOME,
  ].join('\n'),
  back: ['**I am back**, and what this server has fed me before is still here.', ...WELCOME].join('\n'),
} as const;

export const setupCommandStrings = {
  title: (changed: boolean) => (changed ? 'Set up, from now on' : 'How I am set up here'),
  channels: 'I answer in',
  everywhere: 'every channel I can see',
  answers: 'Answers are shown to',
  audience: (isPrivate: boolean) =>
    isPrivate
      ? 'the asker alone, unless they choose `private: False`'
      : 'everybody, unless the asker chooses `private: True`',
  limits: 'Each member may',
  limitsOf: (asks: number, ingests: number) =>
    `ask ${count(asks, 'question')} a minute and feed me ${count(ingests, 'article')} an hour`,
  hint: 'Who may use which command: Server Settings → Integrations → Byline',
  moreChannels: (n: number) => `and ${count(n, 'more')}`,
  notListed: (channel: string) =>
    `${channel} is not among the channels I answer in. Run /setup with no option to see them.`,
  lastOne: (channel: string) =>
    `${channel} is the only channel I answer in. Name another with answer-in first, or use everywhere.`,
  everywhereAlready:
    'I answer in every channel here. To keep me to some, name each with answer-in; the others are then left out.',
  tooMany: (limit: number) =>
    `${limit} channels are the most that can be named. Take one out with not-in first.`,
  notHere: (names: readonly string[]) =>
    names.length === 0
      ? "I don't answer in this channel, only in others of this server."
      : `I don't answer in this channel. I do in ${names.slice(0, 5).join(', ')}${
          names.length > 5 ? ` and ${count(names.length - 5, 'other')}` : ''
        }.`,
} as const;

export const boundaryStrings = {
  fault: (incident: string) =>
    `Something went wrong on my side; it has been logged as ${incident}. Please try again in a moment.`,
  stale: 'That control comes from an older version of me and no longer works. Please run the command again.',
  unknownCommand: (name: string) =>
    `I don't know ${name} any more. It will vanish from the menu once my commands are registered anew.`,
  elsewhere: 'I answer in servers that have added me and in direct messages with me, and nowhere else.',
  emptyQuestion: 'Ask me something: for example, /ask question: who signed the agreement?',
  longQuestion: (given: number, limit: number) =>
    `Your question has ${given.toLocaleString('en')} characters; up to ${limit.toLocaleString('en')} are taken. Please shorten it.`,
  userAsks: (limit: number, wait: string) =>
    `You have asked ${count(limit, 'question')} in a minute, which is the limit. Please wait ${wait}.`,
  guildAsks: (limit: number, wait: string) =>
    `This server has asked ${count(limit, 'question')} in a minute, which is the limit. Please wait ${wait}.`,
  askQueue: (waiting: number) =>
    `${count(waiting, 'question')} are waiting already. Please ask again in a minute.`,
  guildIngests: (limit: number, wait: string) =>
    `This server has fed me ${count(limit, 'article')} in an hour, which is the limit. Please wait ${wait}.`,
  ownAsks: (limit: number, wait: string) =>
    `This server lets each member ask ${count(limit, 'question')} in a minute. Please wait ${wait}.`,
  ownIngests: (limit: number, wait: string) =>
    `This server lets each member feed me ${count(limit, 'article')} in an hour. Please wait ${wait}.`,
  userIngests: (limit: number, wait: string) =>
    `You have fed me ${count(limit, 'article')} in an hour, which is the limit. Please wait ${wait}.`,
} as const;

export const setupStrings = {
  noToken:
    'DISCORD_TOKEN is not set. Make an application at https://discord.com/developers/applications, open "Bot", ' +
    'choose "Reset Token", and put the token into .env as DISCORD_TOKEN=…',
  badToken:
    'Discord does not accept DISCORD_TOKEN. Choose "Reset Token" under "Bot" at ' +
    'https://discord.com/developers/applications and put the new one into .env.',
  unreachable: (api: string, why: string) =>
    `Discord could not be reached at ${api}: ${why}. Check the network and DISCORD_API_URL.`,
  closed: (code: number) =>
    `Discord closed the connection for good (code ${code}). Check the token and the bot's settings, then start it again.`,
  noAccess: (guild: string) =>
    `Discord refuses to register commands in the server ${guild}: invite the bot there first, or correct DISCORD_GUILD_ID.`,
  registered: (names: readonly string[], guild: string | undefined) =>
    `Registered ${names.join(', ')} ${
      guild === undefined
        ? 'for every server. Servers see a change within minutes; set DISCORD_GUILD_ID to try one server at once.'
        : `in the server ${guild} (DISCORD_GUILD_ID). Leave it empty to register for every server.`
    }`,
  invite: (link: string) => `Invite the bot with this link:\n${link}`,
} as const;
