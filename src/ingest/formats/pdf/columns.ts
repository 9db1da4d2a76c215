/**
 * The reading order of a page. A PDF may draw two columns line by line across the gutter; the file's own order is kept
 * where it is not so.
 */
import type { PdfLine } from './layout.js';

/** Text of a line without a wide gap. Segments of one line have the same row. */
export interface PdfSegment extends PdfLine {
  readonly row: number;
}

/** Fewer lines beside each other are an address or a table. */
const MIN_COLUMN_LINES = 3;
/** Times that the file goes back from the right side to the left one. */
const MIN_RETURNS = 2;
/** Shares of the segments of a column of prose: those nearly as wide as it, and those that begin in lower case. */
const MIN_FULL_SHARE = 0.5;
const MIN_LOWER_CASE_SHARE = 0.25;
const FULL_WIDTH = 0.8;
const MIN_MEDIAN_CHARS = 12;
/** In scripts with capitals; the narrowest columns of newspapers have three. */
const MIN_MEDIAN_WORDS = 3;
/** Columns in columns: a page of five columns needs four. */
const MAX_DEPTH = 6;

/** The lines of a page in the order in which they are read: columns one after the other, all else as in the file. */
export function linesInReadingOrder(segments: readonly PdfSegment[]): PdfLine[] {
  const lines: PdfSegment[] = [];
  for (const segment of ordered(segments, MAX_DEPTH)) {
    const before = lines.at(-1);
    if (before?.row === segment.row && before.columnWidth === segment.columnWidth) {
      lines[lines.length - 1] = {
        ...before,
        text: `${before.text} ${segment.text}`,
        right: Math.max(before.right, segment.right),
        size: Math.max(before.size, segment.size),
      };
    } else lines.push(segment);
  }
  return lines;
}

function ordered(segments: readonly PdfSegment[], depth: number): readonly PdfSegment[] {
  const gutter = depth > 0 ? gutterOf(segments) : null;
  if (gutter === null) return segments;
  const stretches: { readonly crosses: boolean; readonly segments: PdfSegment[] }[] = [];
  for (const segment of segments) {
    const crosses = segment.x < gutter && segment.right > gutter;
    if (stretches.at(-1)?.crosses === crosses) stretches.at(-1)!.segments.push(segment);
    else stretches.push({ crosses, segments: [segment] });
  }
  return stretches.flatMap((stretch): readonly PdfSegment[] => {
    const left = stretch.segments.filter(({ right }) => right <= gutter);
    const right = stretch.segments.filter(({ x }) => x >= gutter);
    if (!stretch.crosses && areColumns(stretch.segments, left, right, gutter)) {
      return [...ordered(withWidth(left), depth - 1), ...ordered(withWidth(right), depth - 1)];
    }
    return stretch.segments.length < segments.length
      ? ordered(stretch.segments, depth - 1)
      : stretch.segments;
  });
}

/** The x within most of the gaps between segments beside each other; null if they are few. */
function gutterOf(segments: readonly PdfSegment[]): number | null {
  const edges = segments.flatMap((segment, at) => {
    const next = segments[at + 1];
    if (!next || Math.abs(next.y - segment.y) >= Math.max(next.size, segment.size)) return [];
    const [left, right] = segment.x <= next.x ? [segment, next] : [next, segment];
    if (left.right >= right.x) return [];
    return [
      { x: left.right, step: 1 },
      { x: right.x, step: -1 },
    ];
  });
  edges.sort((a, b) => a.x - b.x || b.step - a.step);
  let open = 0;
  let best = { open: MIN_COLUMN_LINES - 1, x: Number.NaN };
  edges.forEach(({ x, step }, at) => {
    open += step;
    if (open > best.open) best = { open, x: (x + edges[at + 1]!.x) / 2 };
  });
  return Number.isNaN(best.x) ? null : best.x;
}

function areColumns(
  all: readonly PdfSegment[],
  left: readonly PdfSegment[],
  right: readonly PdfSegment[],
  gutter: number,
): boolean {
  const returns = all.filter(
    (segment, at) => segment.right <= gutter && (all[at - 1]?.x ?? 0) >= gutter,
  ).length;
  return returns >= MIN_RETURNS && isProse(left) && isProse(right);
}

/** True for lines of about the same width, some of which go on with a sentence: the cells of a table do not. */
function isProse(side: readonly PdfSegment[]): boolean {
  if (side.length < MIN_COLUMN_LINES) return false;
  const width = widthOf(side);
  const full = side.filter((segment) => segment.right - segment.x >= width * FULL_WIDTH).length;
  const chars = side.map(({ text }) => text.length);
  const words = side.map(({ text }) => text.split(' ').length);
  const cased = side.filter(({ text }) => /^\P{L}{0,2}[\p{Lu}\p{Ll}]/u.test(text));
  const lowerCase = cased.filter(({ text }) => /^\P{L}{0,2}\p{Ll}/u.test(text)).length;
  return (
    full >= side.length * MIN_FULL_SHARE &&
    medianOf(chars) >= MIN_MEDIAN_CHARS &&
    (cased.length === 0 || medianOf(words) >= MIN_MEDIAN_WORDS) &&
    lowerCase >= cased.length * MIN_LOWER_CASE_SHARE
  );
}

const medianOf = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

const withWidth = (side: readonly PdfSegment[]): PdfSegment[] => {
  const columnWidth = widthOf(side);
  return side.map((segment) => ({ ...segment, columnWidth }));
};

/** Nearly the largest width. */
function widthOf(side: readonly PdfSegment[]): number {
  const widths = side.map(({ x, right }) => right - x).sort((a, b) => a - b);
  return widths[Math.floor(widths.length * 0.9)] ?? 0;
}
