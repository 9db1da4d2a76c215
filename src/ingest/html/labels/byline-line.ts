import { MONTH_LIKE, WEEKDAY } from '../../boilerplate/calendar.js';
import type { PageDocument } from '../dom.js';
import { type Block, readBlocks } from './page-blocks.js';
import { isProse, isSentence, pageParts } from './page-parts.js';
import type { HiddenNodes } from './shown-text.js';

const MAX_LINE_CHARS = 200;
/** A short line with a number in it. */
const DATE_RE = /^(?=\D{0,40}\d).{1,40}$/u;
const BY =
  '(?:(?:(?:[Ww]ritten|[Rr]eported|[Pp]osted|[Ss]ubmitted|[Ss]tory|[Ww]ords|[Tt]ext) )?[Bb]y|BY|(?:Author|AUTHOR|Autor|Autorin|Autora|Autore|Auteur|Text|Texte|Texto|Testo|Words|Muhabir|Haber|Yazan|Yazar|Автор|Текст|Tekst|Szerző|Συντάκτης|Penulis|Wartawan|Reporter|Report|Rédaction|Redacción|Redação)(?= ?:)|Von|VON|(?:Eingereicht|Geschrieben|Verfasst) von|Par|PAR|Por|POR|Di|DI|Door|DOOR|Av|AV|Af|AF|بقلم|מאת|(?:लेखक|লেখক|نویسنده|تحریر|الكاتب)(?= ?:))';
const LABEL = '(?:(?:First |Last )?(?:Published|Posted|Updated|PUBLISHED|POSTED|UPDATED))';
/** Of a script without capitals, too. */
const WORD = `(?!${LABEL}|${WEEKDAY}(?!\\p{L})|${MONTH_LIKE} \\d)[\\p{Lu}\\p{Lo}][\\p{L}\\p{M}.'’-]{0,40}`;
const PARTICLE = '(?:(?:van|von|der|den|de|la|le|du|da|dos|di|del|della|al|bin|ibn|y|e) )';
/** "Ida Moss In Courts", "IDA MOSS ON MAY 3": what stands where another name would. Kim In Sook is a name. */
const NEXT_WORD = `(?!(?:On|ON|At|AT)(?![\\p{L}\\p{M}.'’-]))${WORD}`;
const OTHER_WORK =
  '(?:[Ee]dited|EDITED|[Rr]eviewed|[Tt]ranslated|[Cc]urated|[Ff]act[- ][Cc]hecked|[Pp]roduced|[Uu]pdated|[Pp]hoto(?:s|graph(?:s|ed|y))?) (?:[Bb]y|BY)';
const LATER_WORD = `(?!(?:In|IN)(?![\\p{L}\\p{M}.'’-])|${OTHER_WORK})${NEXT_WORD}`;
const PERSON = `${WORD} ${PARTICLE}{0,2}${NEXT_WORD}(?: ${PARTICLE}{0,2}${LATER_WORD}){0,2}`;
const AND = '(?:and|AND|&|und|et|y|e|en|og|och)';
/** What comes after the names: an agency, a job, a place, a date. */
const AFTER = `(?=$|,? ?[|·•/(–—]|[,،]| - |,? \\d|,? (?:[Ii]n|IN|[Aa]t|AT|for|from|[Oo]n|ON|am) | ?@|,? (?:${LABEL}|${WEEKDAY}|${MONTH_LIKE} \\d|${OTHER_WORK}))`;
const BYLINE_RE = new RegExp(
  `^${BY} ?:? (?<names>${PERSON}(?:(?:, ${PERSON}){0,4},? ${AND} (?:${PERSON}|${WORD}))?)${AFTER}`,
  'u',
);

/**
 * The names in the line that says by whom the article is, "By Ida Moss | 18 November 2026", beside the headline, above the
 * text or below a standfirst, whatever its element is called. Null for other lines, and without a headline.
 */
export function namesInByline(
  document: PageDocument,
  title: string | null,
  hidden: HiddenNodes,
): string | null {
  const { above, below } = pageParts(readBlocks(document.body, title, hidden), title);
  const text = below.findIndex((block) => isProse(block.text));
  const [head, rest] = text < 0 ? [below, []] : [below.slice(0, text), below.slice(text + 1)];
  const groups = [head, above, linesAfterStandfirst(rest)];
  const found = groups.flatMap((lines) =>
    lines.map((line, at) => (isOfTeaser(lines, at) ? null : namesInLine(line.text))),
  );
  return found.find((names) => names !== null) ?? null;
}

/** A byline may stand below a standfirst that reads like a paragraph, perhaps after the date. */
const linesAfterStandfirst = ([first, second]: readonly Block[]): Block[] =>
  [first, first && DATE_RE.test(first.text) ? second : undefined].filter((line) => line !== undefined);

/** A link to another story, or the line after it. */
const isOfTeaser = (lines: readonly Block[], at: number): boolean =>
  lines[at]!.isTeaser || lines[at - 1]?.isTeaser === true;

/** The same after other labels of the line: "2026-11-18 来源：… 作者：陈立", "18. 11. 2026, autor: Ida Mechová". */
const LABELLED_RE = new RegExp(
  `[\\s,|·•](?:[Aa]uthor|[Aa]utor(?:in|a|e)?|作者|记者|記者|撰文) ?[:：] ?(?<names>\\p{Script=Han}{2,4}(?![\\p{L}])|(?!\\p{Script=Han})${PERSON}${AFTER})`,
  'u',
);

/** The names in a line that begins with "By" or the like, or labels them; null for other lines and sentences. */
export const namesInLine = (text: string): string | null =>
  text.length > MAX_LINE_CHARS || isSentence(text)
    ? null
    : ((BYLINE_RE.exec(text) ?? LABELLED_RE.exec(text))?.groups?.names ?? null);
