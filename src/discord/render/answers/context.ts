import type { APITextDisplayComponent } from 'discord.js';
import type { QuoteInContext } from '../../../domain/answer.js';
import type { Citation } from '../../../domain/citation.js';
import { container, text } from '../../reply/components.js';
import { escapeText } from '../../reply/markdown/escape.js';
import { fittingStart } from '../../reply/markdown/shorten.js';
import { firstFitting, type Payload } from '../../reply/payload.js';
import type { Texts } from '../../strings/texts.js';
import { BRAND_COLOUR } from '../colours.js';
import { originParts, titleLink } from './attribution.js';
import { type ContextRun, contextRuns } from './context-runs.js';
import { articleBlocks, type QuoteLayout } from './quotes.js';

/** `around`: sentences before and after each quote. */
interface ContextLayout {
  readonly around: number;
  readonly sentenceChars: number;
  readonly titleChars: number;
  readonly linked: boolean;
}

/** From the most generous; the last one fits any five quotes. */
const CONTEXT_LAYOUTS: readonly [ContextLayout, ...ContextLayout[]] = [
  { around: 2, sentenceChars: 600, titleChars: 120, linked: true },
  { around: 1, sentenceChars: 400, titleChars: 80, linked: true },
  { around: 1, sentenceChars: 150, titleChars: 60, linked: false },
  { around: 0, sentenceChars: 300, titleChars: 60, linked: false },
];

const MORE_LAYOUTS: readonly [QuoteLayout, ...QuoteLayout[]] = [
  { quoteChars: 1200, titleChars: 120, also: 0, links: 'quotes' },
  { quoteChars: 500, titleChars: 100, also: 0, links: 'quotes' },
  { quoteChars: 400, titleChars: 80, also: 0, links: 'titles' },
  { quoteChars: 300, titleChars: 60, also: 0, links: 'none' },
];

/**
 * The quotes, in bold, between the sentences around them, under a heading for each article. Each sentence is on its own
 * line starting with "> ", as verbatim.ts expects it.
 */
export function renderContext(quotes: readonly QuoteInContext[], texts: Texts): Payload {
  if (quotes.length === 0) return { components: [container(BRAND_COLOUR, text(texts.context.deleted))] };
  return firstFitting(CONTEXT_LAYOUTS, (layout) => ({
    components: [
      container(
        BRAND_COLOUR,
        text(`### ${texts.context.heading}`),
        contextRuns(quotes, layout.around).flatMap((run, i, runs) =>
          inContext(run, runs[i - 1], layout, texts),
        ),
      ),
    ],
  }));
}

/** The quotes of an answer that its message does not show. @param numbers Positions of their statements, from 1. */
export function renderMore(
  quotes: readonly QuoteInContext[],
  numbers: readonly number[],
  texts: Texts,
): Payload {
  const wanted = quotes.filter(({ number }) => numbers.includes(number));
  if (wanted.length === 0) return { components: [container(BRAND_COLOUR, text(texts.context.deleted))] };
  const statements = wanted.map(({ quote }) => ({ text: quote.quote, citations: [quote] }));
  return firstFitting(MORE_LAYOUTS, (layout) => ({
    components: [
      container(
        BRAND_COLOUR,
        text(`### ${texts.context.more(wanted.length)}`),
        articleBlocks(statements, {}, layout, texts),
      ),
    ],
  }));
}

/** All citations that `renderContext` and `renderMore` may show. */
export function contextCitations(quotes: readonly QuoteInContext[]): Citation[] {
  return quotes.flatMap(({ before, quote, after }) => [...before, quote, ...after]);
}

/** Under the heading of its article, unless the run before has it. */
function inContext(
  run: ContextRun,
  previous: ContextRun | undefined,
  layout: ContextLayout,
  texts: Texts,
): APITextDisplayComponent[] {
  const { citation } = run.find(({ isQuote }) => isQuote) ?? run[0];
  const heading = [
    `**${titleLink(citation, layout, texts)}**`,
    `-# ${[...originParts(citation, texts), ...(citation.status === 'revised' ? [texts.answer.revised] : [])].join(' · ')}`,
  ];
  const lines = run.map((line) =>
    quoteLine(line.citation.quote, layout.sentenceChars, line.isQuote ? '**' : ''),
  );
  const isSame = previous?.[0].citation.articleId === citation.articleId;
  return [...(isSame ? [] : [text(heading.join('\n'))]), text(lines.join('\n'))];
}

/** `> **quote** …`; the ellipsis of a shortened quote is outside the bold. @param bold `**` or nothing. */
export function quoteLine(quote: string, maxChars: number, bold: '**' | '' = ''): string {
  const start = fittingStart(quote, maxChars);
  return `> ${bold}${escapeText(start)}${bold}${start === quote ? '' : ' …'}`;
}
