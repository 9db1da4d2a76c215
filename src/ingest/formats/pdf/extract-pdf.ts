import { getDocumentProxy } from 'unpdf';
import { normaliseText } from '../normalise-text.js';
import { linesInReadingOrder, type PdfSegment } from './columns.js';
import { type PdfLine, type PdfParagraph, paragraphsOfLines } from './layout.js';

/** A longer text in large type is not a title. */
const MAX_TITLE_WORDS = 40;
/** Shorter lines before the text are a section name, a byline or a date. */
const MIN_PROSE_CHARS = 60;

export type PdfText =
  | {
      readonly kind: 'text';
      readonly title: string | null;
      readonly pages: number;
      readonly paragraphs: readonly { readonly text: string; readonly boilerplate: boolean }[];
    }
  | { readonly kind: 'too-many-pages'; readonly pages: number }
  | { readonly kind: 'locked' | 'damaged' };

/**
 * The paragraphs of a PDF. Its title is the file's title field if the first page contains it too (the field is often a
 * file name), else the largest heading before the text.
 */
export async function extractPdf(bytes: Uint8Array, maxPages: number, maxChars: number): Promise<PdfText> {
  const opened = await attempt(() =>
    getDocumentProxy(bytes, { isEvalSupported: false, verbosity: 0, maxImageSize: 0 }),
  );
  if (!opened.ok) return { kind: opened.error.name === 'PasswordException' ? 'locked' : 'damaged' };
  const pdf = opened.value;
  if (pdf.numPages > maxPages) return { kind: 'too-many-pages', pages: pdf.numPages };
  const lines: PdfLine[] = [];
  let chars = 0;
  for (let page = 0; page < pdf.numPages && chars < maxChars; page++) {
    const content = await attempt(async () => (await pdf.getPage(page + 1)).getTextContent());
    if (!content.ok) return { kind: 'damaged' };
    const items = content.value.items.filter((item) => 'str' in item) as readonly PdfItem[];
    const found = linesInReadingOrder(segmentsOf(items.filter(isReadable), page));
    for (const { text } of found) chars += text.length;
    lines.push(...found);
  }
  const paragraphs = paragraphsOfLines(lines);
  const { info } = (await pdf.getMetadata().catch(() => ({ info: {} }))) as { info: { Title?: unknown } };
  const title = titleOf(paragraphs, typeof info.Title === 'string' ? normaliseText(info.Title) : '');
  return {
    kind: 'text',
    title,
    pages: pdf.numPages,
    paragraphs: paragraphs
      .filter(({ text, kind }) => !(kind === 'heading' && text === title))
      .map(({ text, kind }) => ({ text, boilerplate: kind !== 'prose' })),
  };
}

type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Error };

/** Any error of the library means that the file is damaged. */
async function attempt<T>(read: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await read() };
  } catch (error) {
    if (error instanceof Error) return { ok: false, error };
    throw error;
  }
}

interface PdfItem {
  readonly str: string;
  readonly width: number;
  readonly height: number;
  readonly transform: readonly number[];
  readonly hasEOL: boolean;
}

/** Letters that are smaller in both directions cannot be read, in pt. */
const MIN_LETTER_HEIGHT = 2;
const MIN_LETTER_WIDTH = 1;

/** By its width too, since fonts of pictures (type 3) may have a size of their own. */
function isReadable({ str, width, height, transform }: PdfItem): boolean {
  const [a = 0, b = 0] = transform;
  const isLow = Math.max(height, Math.hypot(a, b)) < MIN_LETTER_HEIGHT;
  return str.trim() === '' || !isLow || Math.abs(width) >= str.length * MIN_LETTER_WIDTH;
}

/** In font sizes; a wider gap in a line may be the gutter between two columns. Spaces of justified text are narrower. */
const WIDE_GAP = 0.9;

/**
 * The text runs of a page joined into segments of lines, cut at wide gaps; a rotated run or one without height is a
 * line of its own.
 */
function segmentsOf(items: readonly PdfItem[], page: number): PdfSegment[] {
  const segments: PdfSegment[] = [];
  let row = 0;
  let lineIsOpen = false;
  for (const { str, width, height, transform, hasEOL } of items) {
    const [x = 0, y = 0] = transform.slice(4);
    const before = segments.at(-1);
    const blank = str.trim() === '';
    const sameLine = lineIsOpen && before && Math.abs(before.y - y) < Math.max(before.size, height) * 0.6;
    const gap = before ? x - before.right : 0;
    const isWide = !blank && height > 0 && (gap > height * WIDE_GAP || gap < -height * WIDE_GAP);
    if (before && ((lineIsOpen && blank) || (sameLine && !isWide))) {
      segments[segments.length - 1] = {
        ...before,
        text: before.text + str,
        right: blank ? before.right : Math.max(before.right, x + width),
        size: Math.max(before.size, blank ? 0 : height),
      };
    } else if (!blank) {
      if (!sameLine) row += 1;
      segments.push({ text: str, page, row, x, y, right: x + width, size: height });
    }
    lineIsOpen = (lineIsOpen || !blank) && !hasEOL;
  }
  return segments.flatMap((segment) => {
    const text = normaliseText(segment.text).replace(/\n+/g, ' ');
    return text === '' ? [] : [{ ...segment, text }];
  });
}

function titleOf(paragraphs: readonly PdfParagraph[], declared: string): string | null {
  const first = paragraphs.filter(({ page }) => page === 0);
  const firstPage = letters(first.map(({ text }) => text).join(' '));
  if (declared !== '' && letters(declared).length > 8 && firstPage.includes(letters(declared)))
    return declared;
  const opening = first.findIndex(({ kind, text }) => kind === 'prose' && text.length > MIN_PROSE_CHARS);
  const headings = first.slice(0, Math.max(0, opening)).filter(({ kind }) => kind === 'heading');
  const largest = headings
    .filter(({ text }) => text.split(' ').length <= MAX_TITLE_WORDS)
    .reduce<PdfParagraph | null>(
      (best, heading) => (best === null || heading.size > best.size ? heading : best),
      null,
    );
  return largest && letters(largest.text).length > 8 ? largest.text : null;
}

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]{1,500}/gu, '');
