import type { Stats } from '../../../../domain/stats.js';
import { count } from '../../amounts.js';

export const aboutCommand = {
  description: 'What I can do, what I store about you, and how to delete it',
} as const;

export const aboutStrings = {
  title: (version: string) => `Byline ${version}`,
  what: (inServer: boolean) =>
    `I answer questions about the news articles that ${inServer ? 'members of this server' : 'you'} have added, in verbatim quotes. ` +
    'I write nothing myself, and when no article answers a question, I say so.',
  help: 'What I can do',
  commands: [
    '`/ask` answers a question from the stored articles',
    '`/sources` lists the articles behind the answers',
    '`/ingest` adds an article from a link, a text or a file',
    '`/forget` permanently deletes an article',
    '`/feed` follows news feeds',
    'In the menu of a message, under Apps: **Ingest links** and **Check against the news**',
  ].join('\n'),
  /** In a server. */
  needs:
    'Members need the Manage Messages permission for `/ingest`, `/forget`, `/feed` and **Ingest links**.',
  privacy: 'What I store',
  stored: (inServer: boolean) =>
    `The articles; each question with the sentences that answered it and, for a limited time, the ID of the user who asked it; ratings of answers. ${
      inServer ? 'Other servers cannot see any of it' : 'Nobody else can see any of it'
    }. It is kept in my host’s database, and I send it to no service other than that database and Discord.`,
  read: (getsAllMessages: boolean) =>
    getsAllMessages
      ? 'I read only direct messages, messages that mention me, messages on which you use a command, messages in threads that I started, and posts in forums chosen with `/setup`. Discord also sends me all other messages of channels that I can see; I do not store them.'
      : 'I read only direct messages, messages that mention me, messages on which you use a command, and the titles of posts in forums chosen with `/setup`.',
  articlesOf: (articles: number, passages: number, newest: string | undefined) =>
    `${count(articles, 'article')}, ${count(passages, 'passage')}${newest ? `; newest ${newest}` : ''}`,
  questionsOf: (questions: number, { helpful, unhelpful }: Stats['ratings']) =>
    helpful + unhelpful === 0
      ? count(questions, 'question')
      : `${count(questions, 'question')}; ratings: ${helpful.toLocaleString('en')} helpful, ${unhelpful.toLocaleString('en')} not helpful`,
  notAdded: 'Could not be added',
  setAside: (name: string, user: string | null, on: string | undefined) =>
    `${name} (${[user === null ? undefined : `by ${user}`, on].filter(Boolean).join(', ')})`,
  setAsideReason: 'I crashed or hung each time I read these. Add them with `/ingest` to try once more.',
  mebibytes: (mib: number) => `${mib.toFixed(1)} MiB stored`,
  modelOf: (model: string, dimension: number) => `model ${model}, ${dimension} dimensions`,
  started: (when: string) => `started ${when}`,
  latency: (ms: number) => `latency ${ms.toLocaleString('en')} ms`,
  deleteMine: 'Delete my questions',
  deleted: (questions: number) =>
    questions === 0
      ? 'No stored question has your ID. Articles and feeds that you added no longer have it either.'
      : `Deleted ${count(questions, 'question')} that you asked, here and everywhere else, with their citations, and removed your ID from articles and feeds that you added. Messages in Discord stay until you delete them.`,
} as const;
