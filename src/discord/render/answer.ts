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
import { en } from '../strings/en.js';
import type { Texts } from '../strings/texts.js';
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
export function renderAnswer(answer: Answer, now: Date, texts: Texts = en): Payload {
  let embed = layOut(answer, now, LAYOUTS[0], texts);
  for (const layout of LAYOUTS.slice(1)) {
    if (fits(embed)) break;
    embed = layOut(answer, now, layout, texts);
  }
  return { embeds: [embed], components: [answerButtons(answer, texts)] };
}

function fits(embed: APIEmbed): boolean {
  return (embed.description?.length ?? 0) <= MAX_DESCRIPTION_CHARS && embedChars(embed) <= MAX_EMBED_CHARS;
}

function layOut(answer: Answer, now: Date, layout: Layout, texts: Texts): APIEmbed {
  const blocks = [
    ...lead(answer, texts),
    ...shortAnswer(answer, layout, texts),
    ...answer.statements
      .slice(0, MAX_STATEMENTS)
      .map((statement, i) => numbered(statement, i + 1, answer.shortAnswer?.citations ?? [], layout, texts)),
  ];
  return {
    author: { name: shorten(heading(answer, texts), MAX_AUTHOR_CHARS) },
    color: COLOURS[answer.kind],
    ...(blocks.length > 0 && { description: blocks.join('\n\n') }),
    fields: [...disagreement(answer, texts), ...sources(answer, layout, texts)],
    footer: { text: footer(answer, now, texts) },
  };
}

function heading({ question, subject }: Answer, { answer: strings }: Texts): string {
  const plain = plainText(question) || '…';
  return subject === undefined ? plain : strings.follows(plain);
}

function lead(answer: Answer, { answer: strings }: Texts): string[] {
  if (answer.contradicted) return [strings.contradicted];
  if (answer.kind === 'closest') return [strings.closest];
  if (answer.kind === 'answered') return [];
  return [answer.searched.articles === 0 ? strings.noArticles : strings.nothing];
}

function shortAnswer({ shortAnswer }: Answer, layout: Layout, texts: Texts): string[] {
  if (!shortAnswer) return [];
  const text = escapeText(shortAnswer.text);
  if (text === '' || text.length > layout.shortAnswerChars) return [];
  const earlier = earlierLine(shortAnswer, texts);
  return [`**${text}**${earlier === null || earlier.length > layout.shortAnswerChars ? '' : `\n${earlier}`}`];
}

/** "As of 25 November 2026, 06:45. Earlier: “nine”, “four”" */
function earlierLine(
  { citations: [newest], earlier = [] }: ShortAnswer,
  { answer: strings, language }: Texts,
): string | null {
  if (!newest || earlier.length === 0) return null;
  const values = earlier.map(({ quote }) => `“${escapeText(quote)}”`);
  return strings.earlier(longMoment(newest.publishedAt, language), values.join(', '));
}

function numbered(
  statement: AnswerSentence,
  number: number,
  words: readonly Citation[],
  layout: Layout,
  texts: Texts,
): string {
  const [first, ...others] = statement.citations;
  if (!first) throw new Error('A statement has no citation.');
  const also = [
    ...new Set(others.filter((c) => c.articleId !== first.articleId).map((c) => otherOutletLabel(c, texts))),
  ].slice(0, layout.also);
  const source =
    attribution(first, layout.links, texts) +
    (also.length > 0 ? ` · ${texts.answer.also(also.join(', '))}` : '');
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

function disagreement({ disagreement }: Answer, texts: Texts): APIEmbedField[] {
  const values = disagreement?.values.flatMap(({ citations: [first] }) =>
    first ? [`• ${quoted(first, MAX_VALUE_CHARS)}\n— ${attribution(first, 'none', texts)}`] : [],
  );
  if (!values || values.length === 0) return [];
  const more = (omitted: number) => `*${texts.answer.moreValues(omitted)}*`;
  return [{ name: texts.answer.disagreement, value: fittingLines(values, MAX_FIELD_CHARS, more) }];
}

function sources(answer: Answer, layout: Layout, texts: Texts): APIEmbedField[] {
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
    (c) => `• ${articleLine(c, { titleChars: layout.titleChars, linked }, texts)}`,
  );
  return [
    { name: texts.answer.sources, value: fittingLines(lines, MAX_FIELD_CHARS, texts.answer.moreSources) },
  ];
}

function footer(
  { kind, searched, subject, read }: Answer,
  now: Date,
  { answer: strings, language }: Texts,
): string {
  const newest = longDate(searched.newest, language);
  return [
    strings.footer[kind],
    strings.searched(searched.articles),
    ...(read ? [] : [strings.searchOnly]),
    ...(newest && searched.newest ? [strings.newest(newest, daysOld(searched.newest, now))] : []),
    ...(subject === undefined ? [] : [strings.subject(plainText(subject))]),
  ].join(' · ');
}
