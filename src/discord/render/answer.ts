import type { APIEmbed, APIEmbedField } from 'discord.js';
import type { Answer, AnswerSentence, ShortAnswer } from '../../domain/answer.js';
import type { Citation } from '../../domain/citation.js';
import { wordsIn } from '../../text/words-in-quote.js';
import { daysOld, longDate, longMoment } from '../reply/dates.js';
import {
  MAX_AUTHOR_CHARS,
  MAX_DESCRIPTION_CHARS,
  MAX_EMBED_CHARS,
  MAX_FIELD_CHARS,
} from '../reply/discord-limits.js';
import { emphasised } from '../reply/emphasis.js';
import { escapeText, plainText } from '../reply/escape.js';
import { embedChars, fittingLines, type Payload } from '../reply/payload.js';
import { fittingPart, shorten } from '../reply/shorten.js';
import { answerStrings } from '../strings/answer.js';
import { answerButtons } from './answer-buttons.js';
import { articleLine, attribution, type LinkStyle, otherOutletLabel } from './attribution.js';
import { CAUTION_COLOUR, MUTED_COLOUR, SUCCESS_COLOUR } from './colours.js';

const COLOURS = { answered: SUCCESS_COLOUR, closest: CAUTION_COLOUR, nothing: MUTED_COLOUR } as const;
const MAX_STATEMENTS = 5;
const MAX_VALUE_CHARS = 120;

/** Maximum lengths of escaped texts, and the style of links. */
interface Layout {
  readonly shortAnswerChars: number;
  readonly quoteChars: number;
  readonly titleChars: number;
  /** Maximum number of other outlets under a quote. */
  readonly also: number;
  readonly links: LinkStyle;
}

/** From the most generous; the last one fits any answer (test/discord/render.test.ts). */
const LAYOUTS: readonly [Layout, ...Layout[]] = [
  { shortAnswerChars: 600, quoteChars: 1500, titleChars: 120, also: 3, links: 'fragment' },
  { shortAnswerChars: 600, quoteChars: 600, titleChars: 100, also: 3, links: 'fragment' },
  { shortAnswerChars: 400, quoteChars: 500, titleChars: 80, also: 3, links: 'plain' },
  { shortAnswerChars: 0, quoteChars: 300, titleChars: 60, also: 2, links: 'plain' },
  { shortAnswerChars: 0, quoteChars: 220, titleChars: 60, also: 1, links: 'none' },
];

/**
 * An answer as one message. Each quote is on its own line, escaped and between quotation marks, as verbatim.ts
 * expects it.
 * @param now For the age of the newest article.
 */
export function renderAnswer(answer: Answer, now: Date): Payload {
  let embed = layOut(answer, now, LAYOUTS[0]);
  for (const layout of LAYOUTS.slice(1)) {
    if (fits(embed)) break;
    embed = layOut(answer, now, layout);
  }
  return { embeds: [embed], components: [answerButtons(answer)] };
}

function fits(embed: APIEmbed): boolean {
  return (embed.description?.length ?? 0) <= MAX_DESCRIPTION_CHARS && embedChars(embed) <= MAX_EMBED_CHARS;
}

function layOut(answer: Answer, now: Date, layout: Layout): APIEmbed {
  const blocks = [
    ...lead(answer),
    ...shortAnswer(answer, layout),
    ...answer.statements
      .slice(0, MAX_STATEMENTS)
      .map((statement, i) => numbered(statement, i + 1, answer.shortAnswer?.citations ?? [], layout)),
  ];
  return {
    author: { name: shorten(heading(answer), MAX_AUTHOR_CHARS) },
    color: COLOURS[answer.kind],
    ...(blocks.length > 0 && { description: blocks.join('\n\n') }),
    fields: [...disagreement(answer), ...sources(answer, layout)],
    footer: { text: footer(answer, now) },
  };
}

function heading({ question, subject }: Answer): string {
  const plain = plainText(question) || '…';
  return subject === undefined ? plain : answerStrings.follows(plain);
}

function lead(answer: Answer): string[] {
  if (answer.contradicted) return [answerStrings.contradicted];
  if (answer.kind === 'closest') return [answerStrings.closest];
  if (answer.kind === 'answered') return [];
  return [answer.searched.articles === 0 ? answerStrings.noArticles : answerStrings.nothing];
}

function shortAnswer({ shortAnswer }: Answer, layout: Layout): string[] {
  if (!shortAnswer) return [];
  const text = escapeText(shortAnswer.text);
  if (text === '' || text.length > layout.shortAnswerChars) return [];
  const earlier = earlierLine(shortAnswer);
  return [`**${text}**${earlier === null || earlier.length > layout.shortAnswerChars ? '' : `\n${earlier}`}`];
}

/** "As of 25 November 2026, 06:45. Earlier: “nine”, “four”" */
function earlierLine({ citations: [newest], earlier = [] }: ShortAnswer): string | null {
  if (!newest || earlier.length === 0) return null;
  const values = earlier.map(({ quote }) => `“${escapeText(quote)}”`);
  return answerStrings.earlier(longMoment(newest.publishedAt), values.join(', '));
}

function numbered(
  statement: AnswerSentence,
  number: number,
  words: readonly Citation[],
  layout: Layout,
): string {
  const [first, ...others] = statement.citations;
  if (!first) throw new Error('A statement has no citation.');
  const also = [
    ...new Set(others.filter((c) => c.articleId !== first.articleId).map(otherOutletLabel)),
  ].slice(0, layout.also);
  const source =
    attribution(first, layout.links) + (also.length > 0 ? ` · ${answerStrings.also(also.join(', '))}` : '');
  return `**${number}.** ${quoted(first, layout.quoteChars, words)}\n— ${source}`;
}

/**
 * The ellipses of a shortened quote are outside the quotation marks.
 * @param words Shown in bold, and not cut off.
 */
function quoted(citation: Citation, max: number, words: readonly Citation[] = []): string {
  const { quote } = citation;
  const marked = wordsIn(citation, words);
  const { start, end } = fittingPart(quote, max, marked ?? { start: 0, end: 0 });
  const part = quote.slice(start, end);
  const inPart = marked && { start: marked.start - start, end: marked.end - start };
  const text = inPart && inPart.end <= part.length ? emphasised(part, inPart) : escapeText(part);
  return `${start > 0 ? '… ' : ''}“${text}”${end < quote.length ? ' …' : ''}`;
}

function disagreement({ disagreement }: Answer): APIEmbedField[] {
  const values = disagreement?.values.flatMap(({ citations: [first] }) =>
    first ? [`• ${quoted(first, MAX_VALUE_CHARS)}\n— ${attribution(first, 'none')}`] : [],
  );
  if (!values || values.length === 0) return [];
  const more = (omitted: number) => `*${answerStrings.moreValues(omitted)}*`;
  return [{ name: answerStrings.disagreement, value: fittingLines(values, MAX_FIELD_CHARS, more) }];
}

function sources(answer: Answer, layout: Layout): APIEmbedField[] {
  const statements = [...answer.statements.slice(0, MAX_STATEMENTS), ...(answer.disagreement?.values ?? [])];
  const cited = [
    ...statements.flatMap((s) => s.citations),
    ...(answer.shortAnswer?.citations ?? []),
    ...(answer.shortAnswer?.earlier ?? []),
  ];
  const articles = new Map<string, Citation>();
  for (const citation of cited) {
    if (!articles.has(citation.articleId)) articles.set(citation.articleId, citation);
  }
  if (articles.size === 0) return [];
  const linked = layout.links !== 'none';
  const lines = [...articles.values()].map(
    (c) => `• ${articleLine(c, { titleChars: layout.titleChars, linked })}`,
  );
  return [
    { name: answerStrings.sources, value: fittingLines(lines, MAX_FIELD_CHARS, answerStrings.moreSources) },
  ];
}

function footer({ kind, searched, subject, read }: Answer, now: Date): string {
  const newest = longDate(searched.newest);
  return [
    answerStrings.footer[kind],
    answerStrings.searched(searched.articles),
    ...(read ? [] : [answerStrings.searchOnly]),
    ...(newest && searched.newest ? [answerStrings.newest(newest, daysOld(searched.newest, now))] : []),
    ...(subject === undefined ? [] : [answerStrings.subject(plainText(subject))]),
  ].join(' · ');
}
