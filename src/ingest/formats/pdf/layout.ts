/** Finds the paragraphs of a PDF, which stores only the position of each line. */
import { sentenceEndRe } from '../../../text/sentences/sentence-end.js';
import { hyphenatedWords, lineBefore } from '../line-end-hyphens.js';

/** A line and its position on the page; lengths in points, y upwards. */
export interface PdfLine {
  readonly text: string;
  /** From 0. */
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly right: number;
  /** Font size. */
  readonly size: number;
  /** Of the column that the line is in, if the page has several. */
  readonly columnWidth?: number;
}

export interface PdfParagraph {
  readonly text: string;
  /** `running`: a running head or foot, or a page number. */
  readonly kind: 'prose' | 'heading' | 'running';
  readonly page: number;
  readonly size: number;
}

/** Lines at the top and at the bottom of a page that may be its running head and foot. */
const EDGE_LINES = 2;
/** "Page 2 of 9", "– 2 –", and the footers that browsers print: the URL and "2/9". */
const PAGE_NUMBER_RE =
  /^(?:(?:page )?[–—-]? ?\d{1,4}(?: ?(?:\/|of) ?\d{1,4})? ?[–—-]?|https?:\/\/\S+(?: \d{1,4}\/\d{1,4})?|\d{1,4}\/\d{1,4}\/\d{2,4},? \d{1,2}:\d{2}(?: [AP]M)?\b.*)$/i;
const LINE_END_RE = sentenceEndRe({ also: ':' });
/** Minimum ratio of the gap after a paragraph to the line spacing. */
const PARAGRAPH_GAP = 1.3;
/** Minimum ratio of a heading's font size to that of the text. */
const HEADING_SIZE = 1.12;
/** Share of the column width; a shorter line is the last of its paragraph. */
const SHORT_LINE = 0.85;

/** Paragraphs in the order of the file, then the running heads and feet, each once. */
export function paragraphsOfLines(lines: readonly PdfLine[]): PdfParagraph[] {
  const running = runningLines(lines);
  const prose = lines.filter((line) => !running.has(line));
  const measure = measureOf(prose);
  const blocks: PdfLine[][] = [];
  for (const line of prose) {
    const before = blocks.at(-1)?.at(-1);
    if (before && continues(before, line, measure)) blocks.at(-1)!.push(line);
    else blocks.push([line]);
  }
  const words = hyphenatedWords(prose.map(({ text }) => text));
  const paragraphs = blocks.map((block): PdfParagraph => {
    const text = block
      .map(({ text: line }, i) => {
        const next = block[i + 1];
        return next === undefined ? line : lineBefore(next.text, line, words);
      })
      .join('');
    const { size, page } = block[0]!;
    const heading = size > measure.size * HEADING_SIZE && !LINE_END_RE.test(text);
    return { text, page, size, kind: heading ? 'heading' : 'prose' };
  });
  const seen = new Set<string>();
  const runningOnce = [...running].filter(({ text }) => !seen.has(masked(text)) && seen.add(masked(text)));
  return [
    ...paragraphs,
    ...runningOnce.map(({ text, page, size }) => ({ text, page, size, kind: 'running' as const })),
  ];
}

interface Measure {
  /** Font size of most of the text. */
  readonly size: number;
  /** Distance between most lines. */
  readonly leading: number;
  /** Width of most of the lines. */
  readonly width: number;
}

function measureOf(lines: readonly PdfLine[]): Measure {
  const size = heaviest(lines.map((line) => [round(line.size), line.text.length]));
  const body = lines.filter((line) => round(line.size) === size);
  const gaps = body.flatMap((line, i): [number, number][] => {
    const next = body[i + 1];
    const gap = next && next.page === line.page ? round(line.y - next.y) : 0;
    return gap > 0 && gap < size * 3 ? [[gap, 1]] : [];
  });
  const widths = body.map((line): number => line.right - line.x).sort((a, b) => a - b);
  return {
    size,
    leading: gaps.length > 0 ? heaviest(gaps) : size * 1.2,
    width: widths[Math.floor(widths.length * 0.8)] ?? 0,
  };
}

/** True if a line continues the paragraph of the line before it. */
function continues(before: PdfLine, line: PdfLine, { leading, width: usualWidth }: Measure): boolean {
  const width = before.columnWidth ?? usualWidth;
  if (Math.abs(before.size - line.size) > before.size * (HEADING_SIZE - 1)) return false;
  const unfinished = !LINE_END_RE.test(before.text);
  const gap = before.y - line.y;
  const inNextColumn = line.page !== before.page || gap < 0;
  const isLong = before.right - before.x > width * SHORT_LINE * 0.6;
  if (inNextColumn) {
    const goesOn = /^[\p{Ll}\p{N}"'“‘(]/u.test(line.text) || (isLong && line.columnWidth !== undefined);
    return unfinished && goesOn;
  }
  if (gap > leading * PARAGRAPH_GAP * Math.max(1, line.size / leading)) return false;
  if (unfinished) return isLong || /^\p{Ll}/u.test(line.text);
  const indented = line.x > before.x + line.size * 0.8;
  return !indented && before.right - before.x >= width * SHORT_LINE;
}

/** Lines at the edges of pages that repeat on at least half of them, numbers aside, or look like page numbers. */
function runningLines(lines: readonly PdfLine[]): Set<PdfLine> {
  const pages = new Map<number, PdfLine[]>();
  for (const line of lines) pages.set(line.page, [...(pages.get(line.page) ?? []), line]);
  const edges = [...pages.values()].flatMap((page) => {
    const byHeight = [...page].sort((a, b) => b.y - a.y);
    return [...new Set([...byHeight.slice(0, EDGE_LINES), ...byHeight.slice(-EDGE_LINES)])];
  });
  const pagesOfLine = new Map<string, Set<number>>();
  for (const { text, page } of edges) {
    const key = masked(text);
    pagesOfLine.set(key, (pagesOfLine.get(key) ?? new Set()).add(page));
  }
  return new Set(
    edges.filter(({ text }) => {
      const times = pagesOfLine.get(masked(text))!.size;
      return PAGE_NUMBER_RE.test(text) || (times > 1 && times * 2 >= pages.size);
    }),
  );
}

const masked = (text: string): string => text.replace(/\d+/g, '#');
const round = (points: number): number => Math.round(points * 2) / 2;

/** The value with the greatest total weight. */
function heaviest(weighted: readonly (readonly [value: number, weight: number])[]): number {
  const sums = new Map<number, number>();
  for (const [value, weight] of weighted) sums.set(value, (sums.get(value) ?? 0) + weight);
  return [...sums].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0] as [number, number])[0];
}
