/**
 * The lines of a message that shows an answer, as the renderer makes them and the gate (verbatim.ts) reads them. Each
 * is one line of a text display.
 */
import type { Answer, ShortAnswer } from '../../../domain/answer.js';
import { isClaimed, type Span } from '../../../domain/article.js';
import type { Citation } from '../../../domain/citation.js';
import type { Texts } from '../../strings/texts.js';
import { longMoment } from './dates.js';
import { emphasised } from './emphasis.js';
import { escapeText, plainText } from './escape.js';
import { fittingPart, fittingStart } from './shorten.js';

/** A link that opens the page at the quote. */
const OPEN = '↗';
const MAX_QUESTION_CHARS = 250;
/** A longer short answer has a smaller heading. */
const MAX_LARGE_CHARS = 90;

/** `-# who signed it?` */
export function questionLine(
  { question, subject }: Pick<Answer, 'question' | 'subject'>,
  { answer: strings }: Texts,
): string {
  const plain = plainText(question) || '…';
  const start = fittingStart(plain, MAX_QUESTION_CHARS);
  const shown = escapeText(start) + (start === plain ? '' : '…');
  return `-# ${subject === undefined ? shown : strings.follows(shown)}`;
}

/** `## Ann and Bob` */
export function shortAnswerLine({ text }: Pick<ShortAnswer, 'text'>): string {
  const shown = escapeText(text);
  return `${shown.length > MAX_LARGE_CHARS ? '###' : '##'} ${shown}`;
}

/**
 * `As of 25 November 2026, 06:45. Earlier: “nine”, “four”`, without the day if only a user's text claims it; null without
 * earlier amounts.
 */
export function earlierLine(
  { citations: [newest], earlier = [] }: ShortAnswer,
  { answer: strings, language }: Texts,
): string | null {
  if (!newest || earlier.length === 0) return null;
  const values = earlier.map(({ quote }) => `“${escapeText(quote)}”`);
  const day = isClaimed(newest.provenance) ? null : newest.publishedAt;
  return strings.earlier(longMoment(day, language), values.join(', '));
}

/** `### 3.5 million` */
export function valueLine({ quote }: Citation): string {
  return `### ${escapeText(quote)}`;
}

/**
 * `> … “both **signed** it” [↗](…)`: at most `max` characters of the quote. The ellipses of a shortened quote are
 * outside the quotation marks.
 * @param words In bold; the first of them is not cut off.
 */
export function quotedLine(
  { quote }: Citation,
  { max, words, link }: { max: number; words: readonly Span[]; link: string | undefined },
): string {
  const { start, end } = fittingPart(quote, max, words[0] ?? { start: 0, end: 0 });
  const part = quote.slice(start, end);
  const shown = emphasised(
    part,
    words
      .map((span) => ({ start: span.start - start, end: span.end - start }))
      .filter((span) => span.end <= part.length),
  );
  const opened = link === undefined ? '' : ` [${OPEN}](${link})`;
  return `> ${start > 0 ? '… ' : ''}“${shown}”${end < quote.length ? ' …' : ''}${opened}`;
}
