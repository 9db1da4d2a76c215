import type { APIComponentInContainer } from 'discord.js';
import type { Answer, AnswerSentence } from '../../../domain/answer.js';
import { apart, container, divider, text } from '../../reply/components.js';
import { earlierLine, questionLine, shortAnswerLine } from '../../reply/markdown/answer-lines.js';
import { longDate } from '../../reply/markdown/dates.js';
import { escapeText, plainText } from '../../reply/markdown/escape.js';
import { fittingStart, label } from '../../reply/markdown/shorten.js';
import { firstFitting, type Payload } from '../../reply/payload.js';
import type { Hints } from '../../strings/en/answer.js';
import type { Texts } from '../../strings/texts.js';
import { CAUTION_COLOUR, MUTED_COLOUR, SUCCESS_COLOUR } from '../colours.js';
import { answerButtons } from './answer-buttons.js';
import { articleBlocks, type QuoteLayout, valueBlock } from './quotes.js';

const COLOURS = { answered: SUCCESS_COLOUR, closest: CAUTION_COLOUR, nothing: MUTED_COLOUR } as const;
/** Quotes of an answer that is not certain; the others are shown on demand. */
const MAX_CLOSEST = 1;
const MAX_SUBJECT_CHARS = 150;
const MAX_OUTLET_CHARS = 60;
/** More would be another question. */
const MAX_CORRECTIONS = 3;

export interface AnswerLayout extends QuoteLayout {
  readonly shortAnswerChars: number;
  /** Maximum number of quotes, and of disagreeing values. */
  readonly statements: number;
}

/** From the most generous; the last one fits any answer (test/discord/render.test.ts). */
export const ANSWER_LAYOUTS: readonly [AnswerLayout, ...AnswerLayout[]] = [
  { shortAnswerChars: 600, quoteChars: 1200, titleChars: 120, also: 3, links: 'quotes', statements: 5 },
  { shortAnswerChars: 600, quoteChars: 500, titleChars: 100, also: 3, links: 'quotes', statements: 5 },
  { shortAnswerChars: 400, quoteChars: 400, titleChars: 80, also: 3, links: 'titles', statements: 5 },
  { shortAnswerChars: 400, quoteChars: 400, titleChars: 80, also: 2, links: 'none', statements: 3 },
  { shortAnswerChars: 400, quoteChars: 250, titleChars: 60, also: 1, links: 'none', statements: 2 },
];

/**
 * An answer as one message: the answer, then each article with its quotes. Every line has one of the forms of
 * reply/markdown/answer-lines.ts, which verbatim.ts expects.
 */
export function renderAnswer(answer: Answer, hints: Hints, texts: Texts): Payload {
  return firstFitting(ANSWER_LAYOUTS, (layout) => layOut(answer, hints, layout, texts));
}

function layOut(answer: Answer, hints: Hints, layout: AnswerLayout, texts: Texts): Payload {
  const values = answer.contradicted ? [] : (answer.disagreement?.values ?? []);
  const shownValues = values.slice(0, layout.statements);
  const shown = shownStatements(answer, layout);
  const hidden = answer.statements.flatMap((statement, i) =>
    shown.includes(statement) || isIn(statement, shownValues) ? [] : i + 1,
  );
  const omitted = values.length - shownValues.length;
  const quotes = [
    ...apart(shownValues.map((value) => valueBlock(value, layout, texts))),
    ...(omitted > 0 ? [text(`*${texts.answer.moreValues(omitted)}*`)] : []),
    ...articleBlocks(shown, answer, layout, texts),
  ];
  const heading = headingLines(answer, hints, layout, texts);
  return {
    components: [
      container(
        values.length > 0 ? CAUTION_COLOUR : COLOURS[answer.kind],
        text([questionLine(answer, texts), ...heading].join('\n')),
        heading.length > 0 && quotes.length > 0 ? [divider()] : [],
        quotes,
        closing(answer, hints, { quotes: [...shown, ...shownValues], hidden: hidden.length }, texts),
        answerButtons(answer, hidden, texts),
      ),
    ],
  };
}

/** With a disagreement, its values are shown instead. */
function shownStatements(answer: Answer, { statements: max }: AnswerLayout): readonly AnswerSentence[] {
  const { statements, disagreement, contradicted, kind } = answer;
  if (disagreement && !contradicted) return [];
  return statements.slice(0, kind === 'closest' && !contradicted ? MAX_CLOSEST : max);
}

function isIn({ citations: [own] }: AnswerSentence, others: readonly AnswerSentence[]): boolean {
  return others.some(
    ({ citations: [other] }) => own?.articleId === other?.articleId && own?.quote === other?.quote,
  );
}

function headingLines(
  answer: Answer,
  hints: Hints,
  { shortAnswerChars }: AnswerLayout,
  texts: Texts,
): string[] {
  const { answer: strings } = texts;
  const { shortAnswer, disagreement, contradicted, kind, searched } = answer;
  if (contradicted) return [`### ${strings.contradicted}`];
  if (disagreement) return [`## ${strings.disagreement}`];
  if (kind === 'nothing')
    return [`### ${searched.articles === 0 ? strings.noArticles(hints) : strings.nothing}`];
  if (shortAnswer) {
    const lines = [shortAnswerLine(shortAnswer), earlierLine(shortAnswer, texts)];
    const fitting = lines.filter((line) => line !== null && line.length <= shortAnswerChars) as string[];
    // What was said earlier explains only an amount that is shown.
    if (fitting[0] === lines[0] && shortAnswer.text !== '') return fitting;
  }
  return kind === 'closest' ? [`### ${strings.closest}`] : [];
}

/** What was searched and is not shown, and what can be done if nothing is. */
function closing(
  answer: Answer,
  hints: Hints,
  { quotes, hidden }: { quotes: readonly AnswerSentence[]; hidden: number },
  texts: Texts,
): APIComponentInContainer[] {
  const { answer: strings, language } = texts;
  const { kind, searched, subject, corrections = [], outlet, read, hurried } = answer;
  const shown = (words: string): string => escapeText(fittingStart(plainText(words), MAX_SUBJECT_CHARS));
  if (searched.articles === 0) {
    const { outlets = [] } = hints;
    const names = outlets.map((name) => label(name, MAX_OUTLET_CHARS)).join(', ');
    return [
      text([strings.addFirst(hints), ...(names ? [`-# ${strings.outletsHere(names)}`] : [])].join('\n')),
    ];
  }
  const cited = new Set(quotes.map(({ citations: [first] }) => first?.articleId));
  const facts = [
    ...(hidden > 0 ? [strings.moreQuotes(hidden)] : []),
    cited.size > 0
      ? strings.from(cited.size, searched.articles)
      : strings.searched(searched.articles, longDate(searched.newest, language)),
    ...(read ? [] : [strings.searchOnly]),
    ...(hurried ? [strings.hurried(hurried.read, hurried.found)] : []),
    ...(outlet === undefined ? [] : [strings.onlyOutlet(shown(outlet))]),
    ...daysWithoutReport(answer, texts),
    ...corrections
      .slice(0, MAX_CORRECTIONS)
      .map(({ typed, read }) => strings.correction(shown(typed), shown(read))),
    ...(subject === undefined ? [] : [strings.subject(shown(subject))]),
  ];
  const hint = cited.size > 0 ? [] : [strings.tryNext(hints)];
  const english = hints.isForeign && kind !== 'answered' ? [strings.englishOnly] : [];
  return [text([...english, ...hint, `-# ${facts.join(' · ')}`].join('\n'))];
}

/** "nothing from 25 November 2026" */
function daysWithoutReport({ unreportedDays }: Answer, { answer: strings, language }: Texts): string[] {
  if (unreportedDays === undefined) return [];
  const { from, to } = unreportedDays;
  const [first, last] = [from, to].map((day) => longDate(day, language));
  return first === undefined ? [] : [strings.nothingFrom(first, from === to ? undefined : last)];
}
