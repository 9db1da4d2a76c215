import type { APIEmbed } from 'discord.js';
import type { QuoteInContext } from '../../domain/answer.js';
import type { Citation } from '../../domain/citation.js';
import { escapeText } from '../reply/escape.js';
import { MAX_DESCRIPTION_CHARS, type Payload } from '../reply/payload.js';
import { fittingStart } from '../reply/shorten.js';
import { contextStrings } from '../strings/strings.js';
import { articleLine } from './attribution.js';

const COLOUR = 0x3b82c4;

/** What may be given up, in steps, until it fits: sentences around each quote, and characters of each. */
const STEPS = [
  { around: 2, sentenceChars: 600, titleChars: 120, linked: true },
  { around: 1, sentenceChars: 400, titleChars: 80, linked: true },
  { around: 1, sentenceChars: 200, titleChars: 60, linked: false },
  { around: 0, sentenceChars: 400, titleChars: 60, linked: false },
] as const;

/**
 * Each quote, marked by bold type, between the sentences around it. All of them stand on lines of their own
 * that begin with "> ", which is the form that verbatim.ts reads back.
 */
export function renderContext(quotes: readonly QuoteInContext[]): Payload {
  if (quotes.length === 0) return { embeds: [{ color: COLOUR, description: contextStrings.withdrawn }] };
  const texts = STEPS.map((step) => quotes.map((quote) => inContext(quote, step)).join('\n\n'));
  const description = texts.find((text) => text.length <= MAX_DESCRIPTION_CHARS) ?? texts.at(-1)!;
  const embed: APIEmbed = { author: { name: contextStrings.heading }, color: COLOUR, description };
  return { embeds: [embed] };
}

/** Everything that `renderContext` quotes of them. */
export function contextCitations(quotes: readonly QuoteInContext[]): Citation[] {
  return quotes.flatMap(({ before, quote, after }) => [...before, quote, ...after]);
}

function inContext({ number, before, quote, after }: QuoteInContext, step: (typeof STEPS)[number]): string {
  const line = ({ quote }: Citation) => quoteLine(quote, step.sentenceChars);
  return [
    `**${number}.** ${articleLine(quote, step)}`,
    ...before.slice(before.length - Math.min(step.around, before.length)).map(line),
    quoteLine(quote.quote, step.sentenceChars, '**'),
    ...after.slice(0, step.around).map(line),
  ].join('\n');
}

/** `> **quote** …`, the ellipsis of a shortened one outside the mark. */
export function quoteLine(quote: string, maxChars: number, mark = ''): string {
  const start = fittingStart(quote, maxChars);
  return `> ${mark}${escapeText(start)}${mark}${start === quote ? '' : ' …'}`;
}
