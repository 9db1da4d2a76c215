/** The quotes of an answer, under a heading for each article. */
import type { APIComponentInContainer } from 'discord.js';
import type { Answer, AnswerSentence, ReportedValue } from '../../../domain/answer.js';
import type { Citation } from '../../../domain/citation.js';
import { wordsIn } from '../../../text/terms/words-in-quote.js';
import { apart, text } from '../../reply/components.js';
import { quotedLine, valueLine } from '../../reply/markdown/answer-lines.js';
import type { Texts } from '../../strings/texts.js';
import { originParts, otherOutletLabel, quoteLink, type TitleStyle, titleLink } from './attribution.js';

/** Maximum lengths of escaped texts, and how much is linked. */
export interface QuoteLayout {
  readonly quoteChars: number;
  readonly titleChars: number;
  /** Maximum number of other outlets that say the same. */
  readonly also: number;
  /** `quotes`: titles, and each quote at its place in the page. */
  readonly links: 'quotes' | 'titles' | 'none';
}

/** An article, `**[title](…)**` with its origin in small print, and its quotes. */
export function articleBlocks(
  statements: readonly AnswerSentence[],
  { shortAnswer }: Pick<Answer, 'shortAnswer'>,
  layout: QuoteLayout,
  texts: Texts,
): APIComponentInContainer[] {
  const words = shortAnswer?.citations ?? [];
  const blocks = byArticle(statements).map((quoted) => {
    const [first] = quoted[0].citations;
    const title = titleLink(first, { titleChars: layout.titleChars, linked: layout.links !== 'none' }, texts);
    const quotes = quoted.map(({ citations: [quote] }) => quoteOf(quote, words, layout));
    return [
      text(`**${title}**\n-# ${[...originOf(quoted, texts), ...also(quoted, layout, texts)].join(' · ')}`),
      text(quotes.join('\n> \n')),
    ];
  });
  return apart(blocks);
}

/** One reported value: `### 3.5 million`, its article in small print, and its quote. */
export function valueBlock(
  { value, ...sentence }: ReportedValue,
  layout: QuoteLayout,
  texts: Texts,
): APIComponentInContainer[] {
  const [first] = sentence.citations;
  if (!first) return [];
  const { titleChars, links } = layout;
  const lines = [
    ...(value && value.quote.length <= MAX_VALUE_CHARS ? [valueLine(value)] : []),
    `-# ${[valueTitle(first, { titleChars, linked: links !== 'none' }, texts), ...revised([first], texts)].join(' · ')}`,
    quoteOf(first, value ? [value] : [], layout),
  ];
  return [text(lines.join('\n'))];
}

const MAX_VALUE_CHARS = 80;

function valueTitle(citation: Citation, style: TitleStyle, texts: Texts): string {
  return [`**${titleLink(citation, style, texts)}**`, ...originParts(citation, texts)].join(' · ');
}

type Cited = AnswerSentence & { readonly citations: readonly [Citation, ...Citation[]] };

/** The statements of each article together, in the order in which the articles come first. */
function byArticle(statements: readonly AnswerSentence[]): (readonly [Cited, ...Cited[]])[] {
  const groups = new Map<string, [Cited, ...Cited[]]>();
  for (const statement of statements) {
    if (!isCited(statement)) throw new Error('A statement has no citation.');
    const { articleId } = statement.citations[0];
    const group = groups.get(articleId);
    if (group) group.push(statement);
    else groups.set(articleId, [statement]);
  }
  return [...groups.values()];
}

function isCited(statement: AnswerSentence): statement is Cited {
  return statement.citations.length > 0;
}

function quoteOf(citation: Citation, words: readonly Citation[], layout: QuoteLayout): string {
  return quotedLine(citation, {
    max: layout.quoteChars,
    words: wordsIn(citation, words),
    link: layout.links === 'quotes' ? quoteLink(citation) : undefined,
  });
}

function originOf(quoted: readonly [Cited, ...Cited[]], texts: Texts): string[] {
  const firsts = quoted.map(({ citations: [first] }) => first);
  return [...originParts(quoted[0].citations[0], texts), ...revised(firsts, texts)];
}

function revised(quotes: readonly Citation[], { answer }: Texts): string[] {
  return quotes.some(({ status }) => status === 'revised') ? [answer.revised] : [];
}

/** The other outlets that say the same as one of the quotes. */
function also(quoted: readonly Cited[], layout: QuoteLayout, texts: Texts): string[] {
  const others = quoted.flatMap(({ citations: [first, ...rest] }) =>
    rest.filter(({ articleId }) => articleId !== first.articleId),
  );
  const outlets = [...new Set(others.map((other) => otherOutletLabel(other, texts)))].slice(0, layout.also);
  return outlets.length > 0 ? [texts.answer.also(outlets.join(', '))] : [];
}
