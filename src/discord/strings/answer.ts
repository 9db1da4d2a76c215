import { count } from './amounts.js';
import { HOW_TO_INGEST } from './ingest.js';

/** Leads and labels of an answer; verbatim.ts accepts the leads as lines that quote nothing. */
export const answerStrings = {
  closest: "I couldn't find a definite answer. The closest passages:",
  contradicted: 'The articles say otherwise:',
  nothing: 'I found nothing about that. Try other words, a longer `since`, or add more articles.',
  noArticles: `There are no articles here yet, or none match \`since\` and \`outlet\`. ${HOW_TO_INGEST}`,
  /** Under an amount that changed. @param values Quoted, newest first. */
  earlier: (day: string | undefined, values: string) =>
    day === undefined ? `Earlier: ${values}` : `As of ${day}. Earlier: ${values}`,
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
  searchOnly: 'search only, without a reading model',
  newest: (date: string, days: number) =>
    `newest ${date}${days < 0 ? '' : days === 0 ? ' (today)' : ` (${count(days, 'day')} old)`}`,
  sources: 'Sources',
  disagreement: 'The sources disagree',
  moreSources: (n: number) => `and ${count(n, 'more source')}`,
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
