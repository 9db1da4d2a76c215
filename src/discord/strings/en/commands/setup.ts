import { count } from '../../amounts.js';

export const setupCommand = {
  description: 'Configure channels, visibility and limits; run without options to see the current settings',
  allowChannel: 'Allow this channel; once any is allowed, all others are off',
  removeChannel: 'Remove this channel from the allowed ones',
  allChannels: 'Allow all channels again',
  private: 'Show answers only to the person who asked, unless they choose otherwise',
  answerThreads: 'Start a thread for each answer, to ask on in',
  forumAnswers: 'How to answer new posts of a forum, from their title',
  forumChoices: { off: 'off', mentioned: 'when mentioned', always: 'always' },
  forum: 'The forum that forum-answers is about',
  /** `{max}` is the bot's own limit. */
  questionsPerMinute:
    "Questions per member per minute, 1 to {max}; 0 = no limit of this server, only the bot's ({max})",
  articlesPerHour:
    "Articles per member per hour, 1 to {max}; 0 = no limit of this server, only the bot's ({max})",
} as const;

export const setupStrings = {
  title: (isChanged: boolean) => (isChanged ? 'Settings saved' : 'Current settings'),
  channels: 'Allowed channels',
  allChannels: 'all channels that I can see',
  visibility: 'Answers are visible to',
  visibleTo: (isPrivate: boolean) =>
    isPrivate
      ? 'only the person who asked, unless they choose `private: False`'
      : 'everyone, unless the person who asked chooses `private: True`',
  threads: 'Each answer in a channel gets',
  threadsOf: (hasThreads: boolean) => (hasThreads ? 'a thread of its own, to ask on in' : 'no thread'),
  forums: 'New posts are answered in',
  forumsOf: { mentioned: 'when they mention me', always: 'always, if I find an answer' },
  limits: 'Each member may',
  limitsOf: (asks: number, ingests: number) =>
    `ask ${count(asks, 'question')} per minute and add ${count(ingests, 'article')} per hour`,
  hint: 'Command permissions: Server Settings → Integrations → Byline',
  moreChannels: (n: number) => `and ${count(n, 'more')}`,
} as const;
