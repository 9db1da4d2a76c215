import { spawn } from 'node:child_process';
import { text as readAll } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { UserError } from '../../../domain/errors.js';
import { assemble } from '../../html/assemble.js';
import type { ParsedDocument } from '../../parsed-document.js';
import { requireSentence } from '../../parsed-document.js';
import { type DocumentMetadata, NO_METADATA } from '../front-matter.js';

/** An article has fewer; a book is no article. */
const MAX_PAGES = 200;
/** About ten times the longest article. */
const MAX_CHARS = 4_000_000;
/** 200 full pages of text take 1.1 s and 250 MiB on two cores; a bomb is stopped within 5 s. */
const MAX_MEMORY_MIB = 768;
const TIMEOUT_MS = 20_000;

const pdfText = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'),
    title: z.string().nullable(),
    pages: z.number(),
    paragraphs: z.array(z.object({ text: z.string(), boilerplate: z.boolean() })),
  }),
  z.object({ kind: z.literal('too-many-pages'), pages: z.number() }),
  z.object({ kind: z.literal('locked') }),
  z.object({ kind: z.literal('damaged') }),
]);

export interface PdfOptions {
  readonly signal?: AbortSignal | undefined;
  /** What is known beside the file. */
  readonly labels?: DocumentMetadata;
}

/**
 * Reads a PDF in a process of its own, bounded in pages, text, memory and time.
 * @param source names it in messages.
 * @throws UserError `source.empty` without text (a scan), `source.unsupported` (locked, damaged),
 *   `source.too-long` (pages), `source.too-large` (memory, time), `cancelled`.
 */
export async function readPdf(
  source: string,
  bytes: Uint8Array,
  { signal, labels = NO_METADATA }: PdfOptions = {},
): Promise<ParsedDocument> {
  const result = pdfText.parse(JSON.parse(await inOwnProcess(source, bytes, signal)));
  if (result.kind === 'too-many-pages') {
    throw new UserError(
      'source.too-long',
      `${source} has ${result.pages} pages; at most ${MAX_PAGES} are read. Give the article's pages alone.`,
    );
  }
  if (result.kind === 'locked') {
    throw refused(source, 'it is locked with a password. Save it without one');
  }
  if (result.kind === 'damaged') throw refused(source, 'it is damaged, or no PDF. Save it anew');
  if (!result.paragraphs.some(({ text }) => /\p{L}{2}/u.test(text))) {
    throw new UserError(
      'source.empty',
      `There is no text in ${source}: its ${result.pages === 1 ? 'page is a picture' : `${result.pages} pages are pictures`}, ` +
        'as scanners make them. Run text recognition (OCR) over it first, or paste the text.',
    );
  }
  const { text, boilerplate } = assemble(result.paragraphs);
  requireSentence(source, text, boilerplate);
  return { ...labels, title: labels.title ?? result.title, text, boilerplate, alternativeUrls: [] };
}

function refused(source: string, why: string): UserError {
  return new UserError('source.unsupported', `${source} cannot be read: ${why}, or paste the text.`);
}

async function inOwnProcess(source: string, bytes: Uint8Array, signal?: AbortSignal): Promise<string> {
  const fromSource = import.meta.url.endsWith('.ts');
  const entry = fileURLToPath(new URL(`./pdf-process.${fromSource ? 'ts' : 'js'}`, import.meta.url));
  const loader = fromSource ? ['--import', import.meta.resolve('tsx')] : [];
  const limits = [MAX_PAGES, MAX_CHARS, MAX_MEMORY_MIB].map(String);
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  // Nothing of the bot's environment, its token least of all, is the reader's.
  const { PATH = '', SystemRoot = '', TMPDIR = '' } = process.env;
  const child = spawn(process.execPath, [...loader, entry, ...limits], {
    env: { PATH, SystemRoot, TMPDIR },
    stdio: ['pipe', 'pipe', 'pipe'],
    killSignal: 'SIGKILL',
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
  });
  child.on('error', () => undefined);
  child.stdin.on('error', () => undefined).end(bytes);
  const ended = new Promise<{ code: number | null; killed: string | null }>((resolve) => {
    child.once('close', (code, killed) => resolve({ code, killed }));
  });
  const [output, complaint, { code, killed }] = await Promise.all([
    readAll(child.stdout),
    readAll(child.stderr),
    ended,
  ]);
  if (signal?.aborted) throw new UserError('cancelled', `The reading of ${source} was cancelled.`);
  if (code === 0) return output;
  if (killed !== null || /heap out of memory/.test(complaint)) {
    throw new UserError(
      'source.too-large',
      timeout.aborted
        ? `${source} takes longer than ${TIMEOUT_MS / 1000} s to read. Paste the text.`
        : `${source} takes more than ${MAX_MEMORY_MIB} MiB of memory to read, as no article does. Paste the text.`,
    );
  }
  throw new Error(`the PDF reader ended with code ${code}`, { cause: complaint });
}
