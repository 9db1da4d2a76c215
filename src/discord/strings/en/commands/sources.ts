import type { Provenance } from '../../../../domain/article.js';
import type { SourcesRequest } from '../../../../domain/sources.js';
import { count } from '../../amounts.js';
import { HOW_TO_INGEST } from './ingest.js';

export const sourcesCommand = {
  description: 'List the articles behind the answers',
  which: 'Which articles to list (default: cited by the last answer)',
  search: 'Only articles with these words in their title or outlet',
  sort: 'Sort order',
  sortChoices: {
    newest: 'newest first',
    added: 'recently added first',
    cited: 'most cited first',
    title: 'by title',
  },
  whichChoices: {
    last: 'cited by the last answer in this channel',
    cited: 'cited by any answer in this channel',
    all: 'all articles',
  },
} as const;

const NOTHING_CITED = 'No answer in this channel has cited an article yet. Ask something with `/ask`.';

export const sourcesStrings = {
  heading: (which: SourcesRequest['which'], question?: string) =>
    ({
      last: question === undefined ? 'Sources of the last answer' : `Sources: ${question}`,
      cited: 'Articles cited in this channel',
      all: 'All articles',
    })[which],
  none: {
    last: NOTHING_CITED,
    cited: NOTHING_CITED,
    all: `There are no articles here yet. ${HOW_TO_INGEST}`,
  },
  cited: (answers: number) => (answers === 0 ? 'not quoted yet' : `quoted in ${count(answers, 'answer')}`),
  added: (by: string | undefined, when: string | undefined) =>
    `added${by ? ` by ${by}` : ''}${when ? ` ${when}` : ''}`,
  total: (total: number) => count(total, 'article'),
  page: (page: number, pages: number) =>
    `page ${(page + 1).toLocaleString('en')} of ${pages.toLocaleString('en')}`,
  deleted: (n: number) => `${count(n, 'cited article has', 'cited articles have')} since been deleted.`,
  more: (n: number) => `and ${count(n, 'more article')}`,
  previous: 'Previous',
  next: 'Next',
  searched: (words: string) => ` · “${words}”`,
  noneFound: 'No article in this list has all of those words in its title or outlet. Try fewer words.',
  open: 'Open an article…',
  show: 'Open',
  sort: 'Sort by…',
  sortBy: {
    newest: 'Newest first',
    added: 'Recently added first',
    cited: 'Most cited first',
    title: 'By title',
  },
  by: (author: string) => `by ${author}`,
  sameStory: 'Same story',
  provenanceField: 'Origin',
  provenance: {
    hidden:
      'the page as delivered does not show this text: it is in its metadata, or hidden until a script shows it',
    feed: 'the text that its feed gives; the page itself was not read',
    uploaded: 'an uploaded file; what it says about its outlet, author, date and address was not checked',
    pasted: 'a pasted text; what it says about its outlet, author, date and address was not checked',
    unknown: 'not recorded: the article was added before that was done',
  } satisfies Record<Exclude<Provenance, 'fetched'>, string>,
  claimedUrl: (url: string) => `Its address, as it says: ${url}`,
  forget: 'Forget…',
  forgetNow: 'Forget it',
  keep: 'Keep it',
  confirm: (title: string) => `Forget ${title}?`,
  consequences:
    'Its text is permanently deleted, and the context of earlier answers no longer shows it. ' +
    'Messages already posted are not edited; replies to answers that cited it may no longer know what they are about. ' +
    'Feeds will not add it again, but `/ingest` can.',
} as const;
