import type { APIEmbed } from 'discord.js';
import type { QuoteInContext } from '../../domain/answer.js';
import type { Citation } from '../../domain/citation.js';
import { MAX_DESCRIPTION_CHARS } from '../reply/discord-limits.js';
import { escapeText } from '../reply/escape.js';
import type { Payload } from '../reply/payload.js';
import { fittingStart } from '../reply/shorten.js';
import { en } from '../strings/en.js';
import type { Texts } from '../strings/texts.js';
import { articleLine } from './attribution.js';
import { BRAND_COLOUR } from './colours.js';

/** From the most generous; the first that fits is used. `around`: sentences before and after each quote. */
const LAYOUTS = [
  { around: 2, sentenceChars: 600, titleChars: 120, linked: true },
  { around: 1, sentenceChars: 400, titleChars: 80, linked: true },
  { around: 1, sentenceChars: 200, titleChars: 60, linked: false },
  { around: 0, sentenceChars: 400, titleChars: 60, linked: false },
] as const;

/**
 * Each quote, in bold, between the sentences around it. Each sentence is on its own line starting with "> ", as
 * verbatim.ts expects it.
 */
export function renderContext(quotes: readonly QuoteInContext[], texts: Texts = en): Payload {
  if (quotes.length === 0) return { embeds: [{ color: BRAND_COLOUR, description: texts.context.deleted }] };
  const drafts = LAYOUTS.map((layout) => quotes.map((quote) => inContext(quote, layout, texts)).join('\n\n'));
  const description = drafts.find((text) => text.length <= MAX_DESCRIPTION_CHARS) ?? drafts.at(-1)!;
  const embed: APIEmbed = { author: { name: texts.context.heading }, color: BRAND_COLOUR, description };
  return { embeds: [embed] };
}

/** All citations that `renderContext` may show. */
export function contextCitations(quotes: readonly QuoteInContext[]): Citation[] {
  return quotes.flatMap(({ before, quote, after }) => [...before, quote, ...after]);
}

function inContext(
  { number, before, quote, after }: QuoteInContext,
  layout: (typeof LAYOUTS)[number],
  texts: Texts,
): string {
  const line = ({ quote }: Citation) => quoteLine(quote, layout.sentenceChars);
  return [
    `**${number}.** ${articleLine(quote, layout, texts)}`,
    ...before.slice(before.length - Math.min(layout.around, before.length)).map(line),
    quoteLine(quote.quote, layout.sentenceChars, '**'),
    ...after.slice(0, layout.around).map(line),
  ].join('\n');
}

/** `> **quote** …`; the ellipsis of a shortened quote is outside the bold. @param bold `**` or nothing. */
export function quoteLine(quote: string, maxChars: number, bold: '**' | '' = ''): string {
  const start = fittingStart(quote, maxChars);
  return `> ${bold}${escapeText(start)}${bold}${start === quote ? '' : ' …'}`;
}
