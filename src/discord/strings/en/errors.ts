import type { SmallTalk } from '../../../domain/small-talk.js';
import { count } from '../amounts.js';
import type { ErrorTexts, MemberWording } from '../error-texts.js';

/** The facts are those of the error's catalogue entry (test/discord/member-messages.test.ts). */
const wording =
  <Facts>(text: (facts: Facts) => string): MemberWording =>
  (facts) =>
    text(facts as Facts);

const NO_ROOM = 'There is no room for another article';
const MISCONFIGURED = wording(
  () => 'I am not set up correctly for that. Please tell the person who runs this bot.',
);
const CANNOT_STORE = wording(
  () => "I can't store or look up anything right now. Whoever runs this bot finds the reason in its log.",
);

const HOW_TO_ASK = 'Ask me about the news that was added here, with `/ask`; `/sources which: all` lists it.';
const SMALL_TALK: Readonly<Record<SmallTalk, string>> = {
  thanks: "You're welcome!",
  greeting: `Hello! ${HOW_TO_ASK}`,
  goodbye: 'See you!',
  reaction: HOW_TO_ASK,
  help: `${HOW_TO_ASK} Articles are added with \`/ingest\` and \`/feed add\`; in a server, both need the Manage Messages permission. \`/about\` shows the rest.`,
  identity: `I am Byline. I answer questions about the news that was added here, word for word from its articles. ${HOW_TO_ASK}`,
  deletion: 'Articles are deleted with `/forget`, your own questions with the button in `/about`.',
  source: 'Every quote names its article. `/sources` lists those of the last answer here.',
  link: 'To have me read a page, use `/ingest`. Those without the right to do so can ask a moderator.',
};

/** Wordings for members by error id. Errors of other ids already read well in Discord. */
export const MEMBER_WORDINGS: Readonly<Record<string, MemberWording>> = {
  'app.tooManyArticles': wording<{ count: number }>(
    (facts) =>
      `${NO_ROOM}: ${count(facts.count, 'article is', 'articles are')} stored here, which is the limit. Delete some with \`/forget\` first.`,
  ),
  'app.tooManyBytes': wording<{ count: number }>(
    (facts) =>
      `${NO_ROOM}: ${facts.count.toLocaleString('en')} MiB are stored here, which is the limit. Delete some with \`/forget\` first.`,
  ),
  'app.queueFull': wording<{ count: number }>(
    (facts) =>
      `${count(facts.count, 'article is', 'articles are')} already waiting to be added. Please try again in a minute.`,
  ),
  'app.closing': wording(() => 'I am restarting. Your article is safe and will be added after the restart.'),
  'app.restarting': wording(
    () => 'I had to restart and could not finish this. Please try again in a minute.',
  ),
  'app.interrupted': wording(
    () => 'I had to restart. Your article is safe: I will finish adding it, and you need not add it again.',
  ),
  'app.storedLater': wording(
    () =>
      'I cannot store anything at the moment. Your article is accepted, and I will add it as soon as I can.',
  ),
  'fetch.feed': wording<{ url: string }>(
    ({ url }) => `${url} is a feed. To get its articles as they appear, follow it with \`/feed add\`.`,
  ),
  'ingest.forgotten': wording(
    () =>
      'That article was forgotten here, so it is not added automatically. Add it with `/ingest` to get it back.',
  ),
  'app.unknownArticle': wording(
    () => 'There is no such article here. Run `/sources which: all` for the current list.',
  ),
  'app.ambiguousArticle': wording<{ named: string; matches: readonly unknown[] }>(
    ({ named, matches }) =>
      `${count(matches.length, 'article')} match “${named}”. Choose one from the list while you type.`,
  ),
  'app.partOfTitle': wording<{ named: string }>(
    ({ named }) =>
      `Nothing was deleted: “${named}” is only a part of an article's title. Choose the article from the list while you type.`,
  ),
  'app.tooManyFeeds': wording<{ count: number }>(
    (facts) =>
      `${count(facts.count, 'feed is', 'feeds are')} followed here, which is the limit. Remove one with \`/feed remove\` first.`,
  ),
  'app.knownFeed': wording<{ url: string }>(
    ({ url }) =>
      `The feed ${url} is already followed here. \`/feed edit\` changes where its headlines are posted.`,
  ),
  'app.unknownFeed': wording<{ named: string }>(
    ({ named }) =>
      `No feed “${named}” is followed here. Choose one from the list while you type, or run \`/feed list\`.`,
  ),
  'answer.missingSubject': wording(
    () =>
      "I can't tell what you are asking about. Ask again with the name of the person, place or thing, or use the button *Ask a follow-up* under an answer.",
  ),
  'answer.smallTalk': wording<{ talk: SmallTalk }>(({ talk }) => SMALL_TALK[talk]),
  'answer.badCalibration': MISCONFIGURED,
  'answer.badShippedCalibration': MISCONFIGURED,
  'store.queueBytes': wording(
    () => 'Too many articles are waiting to be added. Please try again in a minute.',
  ),
  'store.newerSchema': MISCONFIGURED,
  'store.noDatabase': MISCONFIGURED,
  'store.isFolder': MISCONFIGURED,
  'store.notProtected': MISCONFIGURED,
  'store.busy': wording(() => 'My storage is busy at the moment. Please try again in a minute.'),
  'store.emptied': CANNOT_STORE,
  'store.full': CANNOT_STORE,
  'store.readOnly': CANNOT_STORE,
  'store.failing': CANNOT_STORE,
  'store.damaged': CANNOT_STORE,
  'store.displaced': CANNOT_STORE,
  'store.snapshotFailed': CANNOT_STORE,
  'store.copyUnfinished': CANNOT_STORE,
  'store.vectorsUnfit': CANNOT_STORE,
  'store.damagedArticle': wording(
    () => "The stored text of that article is damaged, so I don't quote it. Adding it again mends it.",
  ),
};

/** Wordings for every error of a group that only the person who runs the bot can act on. */
export const MEMBER_WORDINGS_OF_GROUPS: Readonly<Record<string, MemberWording>> = {
  config: MISCONFIGURED,
  models: MISCONFIGURED,
  database: CANNOT_STORE,
};

export const englishErrors: ErrorTexts = { byId: MEMBER_WORDINGS, byGroup: MEMBER_WORDINGS_OF_GROUPS };
