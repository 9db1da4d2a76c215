import { getDocumentProxy } from 'unpdf';
import { normaliseText } from '../normalise-text.js';
import { type PdfLine, type PdfParagraph, paragraphsOfLines } from './layout.js';

/** What stands in larger letters than the text and is longer is no title. */
const MAX_TITLE_WORDS = 40;
/** Shorter lines before the text are a section's name, a byline, a date. */
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
 * The text of a PDF by paragraphs. Its title is what the file's own information says, where its first page says
 * so too (that field is often a file name), else the largest of the headings before its text.
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
    const found = linesOf(content.value.items.filter((item) => 'str' in item) as readonly PdfItem[], page);
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

/** Whatever the library throws says that the file is not as it should be. */
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

/** A page's runs of text, gathered by line; a run that is turned or without height stands for itself. */
function linesOf(items: readonly PdfItem[], page: number): PdfLine[] {
  const lines: PdfLine[] = [];
  let open = false;
  for (const { str, width, height, transform, hasEOL } of items) {
    const [x = 0, y = 0] = transform.slice(4);
    const before = lines.at(-1);
    const blank = str.trim() === '';
    const sameLine = open && before && Math.abs(before.y - y) < Math.max(before.size, height) * 0.6;
    if (before && (sameLine || (open && blank))) {
      lines[lines.length - 1] = {
        ...before,
        text: before.text + str,
        right: blank ? before.right : Math.max(before.right, x + width),
        size: Math.max(before.size, blank ? 0 : height),
      };
    } else if (!blank) lines.push({ text: str, page, x, y, right: x + width, size: height });
    open = (open || !blank) && !hasEOL;
  }
  return lines.flatMap((line) => {
    const text = normaliseText(line.text).replace(/\n+/g, ' ');
    return text === '' ? [] : [{ ...line, text }];
  });
}

function titleOf(paragraphs: readonly PdfParagraph[], claimed: string): string | null {
  const first = paragraphs.filter(({ page }) => page === 0);
  const said = letters(first.map(({ text }) => text).join(' '));
  if (claimed !== '' && letters(claimed).length > 8 && said.includes(letters(claimed))) return claimed;
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

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
