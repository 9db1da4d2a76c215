import type { Paragraph } from './paragraph.js';

const NUMBER_RE = /^(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}[.)]?|[↑^])\s/u;
/** An address, the volume and pages of a journal, "et al.", the day on which a page was read. */
const SOURCE_RE =
  /https?:\/\/|\bwww\.|\bdoi\b|\bet al\b|\bISBN\b|\b\d{4} ?[;:,] ?\d{1,4} ?(?:\(|:)|\b(?:pp?|vol|S|Bd|Hrsg|Eds?)\. ?\d|\bPMID\b|\b(?:retrieved|accessed|abgerufen|Abruf|Zugriff|consulté|consultado|geraadpleegd)\b/iu;
/** With a number in brackets: "[3] Roe, J. (2016) Tides." */
const YEAR_RE = /[(,. ](?:19|20)\d{2}[a-z]?[).,:]/u;
const BRACKETS_RE = /^\[\d{1,3}\]/u;
const MIN_ENTRIES = 3;
const MIN_SHARE = 0.6;
/** Lists without numbers that name addresses may belong to the text before that. */
const LISTED_FROM = 0.5;

/** Heads the sources of a text, in English, German, French and Spanish; perhaps with links to edit it. */
const HEADING_RE =
  /^(?:sources?(?: (?:and|et) (?:notes|références|references))?|references|(?:external|web) links|further reading|bibliography|works cited|quellen|einzelnachweise|weblinks|literatur|références|notes et références|liens externes|bibliographie|fuentes|referencias|enlaces externos|bibliografía)(?: ?\[[^[\]]{1,30}\])?:?$/iu;
/** Below such a heading: a title in quotation marks and a year, a year in parentheses, or a link. */
const TITLE_RE = /[“"„«](?=.{0,300}[”"“»])/u;
const ANY_YEAR_RE = /(?<!\d)(?:19|20)\d{2}(?!\d)/u;
const BRACKETED_YEAR_RE = /\((?:[^()]{0,20} )?(?:19|20)\d{2}[a-z]?\)/u;
const MIN_LINKED = 0.3;

/**
 * Marks lists of references: numbered paragraphs or items in a row, most of which name a source as references do, and
 * shorter lists of sources below a heading of their own.
 */
export function markReferences(paragraphs: readonly Paragraph[]): Paragraph[] {
  const references = new Set<number>();
  let start = 0;
  for (let at = 0; at <= paragraphs.length; at += 1) {
    const paragraph = paragraphs[at];
    if (paragraph && mayBeEntry(paragraph, at / paragraphs.length)) continue;
    const run = paragraphs.slice(start, at);
    if (isList(run)) for (let i = start; i < at; i += 1) references.add(i);
    start = at + 1;
  }
  for (const [at, { isHeading, text }] of paragraphs.entries()) {
    if (!isHeading || at < paragraphs.length * LISTED_FROM || !HEADING_RE.test(text)) continue;
    let end = at + 1;
    while (paragraphs[end]?.listed && !paragraphs[end]!.isHeading) end += 1;
    const run = paragraphs.slice(at + 1, end);
    if (run.filter(isSource).length < Math.max(run.length * MIN_SHARE, 1)) continue;
    for (let i = at + 1; i < end; i += 1) references.add(i);
  }
  return paragraphs.map((paragraph, at) =>
    references.has(at) ? { ...paragraph, boilerplate: true } : paragraph,
  );
}

const mayBeEntry = ({ text, listed, isHeading }: Paragraph, place: number): boolean =>
  NUMBER_RE.test(text) || (listed && !isHeading && place >= LISTED_FROM);

const isSource = ({ text, linked }: Paragraph): boolean =>
  linked >= MIN_LINKED ||
  namesSource(text) ||
  BRACKETED_YEAR_RE.test(text) ||
  (TITLE_RE.test(text) && ANY_YEAR_RE.test(text));

const isList = (run: readonly Paragraph[]): boolean =>
  run.length >= MIN_ENTRIES && run.filter(({ text }) => namesSource(text)).length >= run.length * MIN_SHARE;

const namesSource = (text: string): boolean =>
  SOURCE_RE.test(text) || (BRACKETS_RE.test(text) && YEAR_RE.test(text));
