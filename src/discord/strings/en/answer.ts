import { count } from '../amounts.js';

/** Of a message without quotes: which hints fit. */
export interface Hints {
  /** The question was limited to a time or an outlet. */
  readonly narrowed: boolean;
  /** The option that limited it, if it was only one. */
  readonly by?: 'since' | 'outlet';
  /** Outlets to choose from, if the one that was asked for has no articles. */
  readonly outlets?: readonly string[];
  /** The question is in a language that the models do not understand. */
  readonly isForeign?: boolean;
  /** Who asked may add articles. */
  readonly mayAdd: boolean;
}

const ADD_ARTICLES = 'Add articles with `/ingest`, or follow a feed with `/feed add`.';

const options = (by: Hints['by']): string => (by ? `\`${by}\`` : '`since` and `outlet`');

/** Headings and labels of an answer; verbatim.ts accepts the headings and hints as lines that quote nothing. */
export const answerStrings = {
  closest: "I couldn't find a definite answer. The closest passage:",
  contradicted: 'The articles say otherwise:',
  disagreement: 'The sources disagree',
  nothing: 'I found nothing about that',
  noArticles: ({ narrowed, by }: Hints) =>
    narrowed ? `No article here matches ${options(by)}` : 'There are no articles here yet',
  /** What can be done when nothing was found. */
  tryNext: ({ narrowed, by, mayAdd }: Hints) =>
    [
      narrowed ? `Try other words, or ask without ${options(by)}.` : 'Try other words.',
      ...(mayAdd ? [ADD_ARTICLES] : []),
    ].join(' '),
  /** The same when nothing was searched. */
  addFirst: ({ narrowed, by, mayAdd }: Hints) =>
    [
      ...(narrowed
        ? [by ? 'Ask without it, or with another value.' : 'Ask without them, or with other values.']
        : []),
      ...(mayAdd ? [ADD_ARTICLES] : []),
      ...(narrowed || mayAdd ? [] : ['Members with the Manage Messages permission can add some.']),
    ].join(' '),
  /** Under an amount that changed. @param values Quoted, newest first. */
  earlier: (day: string | undefined, values: string) =>
    day === undefined ? `Earlier: ${values}` : `As of ${day}. Earlier: ${values}`,
  follows: (question: string) => `↳ ${question}`,
  /** Below a question in another language. */
  englishOnly: 'I understand only questions in English.',
  /** If none has the name that was asked for. */
  outletsHere: (outlets: string) => `Outlets here are, for example: ${outlets}`,
  onlyOutlet: (outlet: string) => `only ${outlet}`,
  /** The days that were asked about; `to` only if there are several. */
  nothingFrom: (from: string, to: string | undefined) =>
    to === undefined ? `nothing from ${from}` : `nothing from ${from} to ${to}`,
  /** A misspelt word and the one that was searched instead. */
  correction: (typed: string, read: string) => `“${typed}” read as “${read}”`,
  subject: (words: string) => `carried over: ${words}`,
  buttons: {
    context: 'In context',
    'follow-up': 'Ask a follow-up',
    'another-way': 'Ask another way',
    articles: 'All articles',
  },
  /** @param n The quotes that the button shows. */
  showMore: (n: number) => `Show ${n.toLocaleString('en')} more`,
  from: (cited: number, searched: number) =>
    `from ${cited.toLocaleString('en')} of ${count(searched, 'article')}`,
  searched: (articles: number, newest: string | undefined) =>
    `searched ${count(articles, 'article')}${newest === undefined ? '' : `, the newest of ${newest}`}`,
  searchOnly: 'search only, without a reading model',
  hurried: (read: number, found: number) =>
    `only ${read} of ${count(found, 'passage')} read, for want of time`,
  moreQuotes: (n: number) => `and ${count(n, 'more quote')}`,
  moreValues: (n: number) => `and ${count(n, 'other value')}`,
  also: (outlets: string) => `also ${outlets}`,
  /** @param by The user who gave it, if known. */
  given: {
    uploaded: (by: string | undefined) => (by === undefined ? 'uploaded file' : `uploaded by ${by}`),
    pasted: (by: string | undefined) => (by === undefined ? 'pasted text' : `pasted by ${by}`),
  },
  saysItIsFrom: (origin: string) => `says it is from ${origin}`,
  /** An outlet that only an uploaded or pasted text names, among other outlets. */
  claimedOutlet: (given: string, outlet: string | undefined) =>
    outlet === undefined ? given : `${outlet} (${given})`,
  /** An outlet's name on a host that is not its own. */
  perHost: (outlet: string, host: string) => `${outlet} (per ${host})`,
  /** Of a text that the page itself may not show. */
  elsewhere: { hidden: 'not visible on the page itself', feed: 'from its feed' },
  noTitle: 'untitled',
  noOutlet: 'unknown outlet',
  noDate: 'undated',
  revised: 'the article has changed since',
} as const;
