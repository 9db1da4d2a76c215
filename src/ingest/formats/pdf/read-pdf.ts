import { spawn } from 'node:child_process';
import { text as readAll } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { assemble } from '../../html/assemble.js';
import type { ParsedDocument } from '../../parsed-document.js';
import { requireSentence } from '../../parsed-document.js';
import { formatErrors } from '../errors.js';
import { type DocumentMetadata, NO_METADATA } from '../metadata.js';

/** Longer documents are books. */
const MAX_PAGES = 200;
/** About ten times the longest article. */
const MAX_CHARS = 4_000_000;
/** 200 full pages of text take 1.1 s and 250 MiB on two cores; a decompression bomb is stopped within 5 s. */
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
  /** Known from elsewhere; overrides the file's own title. */
  readonly metadata?: DocumentMetadata;
}

/**
 * Reads a PDF in a separate process, bounded in pages, text, memory and time.
 * @param source Names the PDF in messages.
 * @throws UserError `source.empty` (a scan, no text), `source.unsupported` (locked, damaged),
 *   `source.too-long` (pages), `source.too-large` (memory, time), `cancelled`.
 */
export async function readPdf(
  source: string,
  bytes: Uint8Array,
  { signal, metadata = NO_METADATA }: PdfOptions = {},
): Promise<ParsedDocument> {
  const result = pdfText.parse(JSON.parse(await extractInProcess(source, bytes, signal)));
  if (result.kind === 'too-many-pages') {
    throw formatErrors.pdfTooLong({ source, pages: result.pages, maxPages: MAX_PAGES });
  }
  if (result.kind === 'locked') throw formatErrors.pdfLocked({ source });
  if (result.kind === 'damaged') throw formatErrors.pdfDamaged({ source });
  if (!result.paragraphs.some(({ text }) => /\p{L}{2}/u.test(text))) {
    throw formatErrors.pdfScanned({ source, pages: result.pages });
  }
  const { text, boilerplate } = assemble(result.paragraphs);
  requireSentence(source, text, boilerplate);
  return { ...metadata, title: metadata.title ?? result.title, text, boilerplate, alternativeUrls: [] };
}

async function extractInProcess(source: string, bytes: Uint8Array, signal?: AbortSignal): Promise<string> {
  const fromSource = import.meta.url.endsWith('.ts');
  const entry = fileURLToPath(new URL(`./pdf-process.${fromSource ? 'ts' : 'js'}`, import.meta.url));
  const loader = fromSource ? ['--import', import.meta.resolve('tsx')] : [];
  const limits = [MAX_PAGES, MAX_CHARS, MAX_MEMORY_MIB].map(String);
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  // The process gets none of the bot's environment, which holds its token.
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
  const [output, errorOutput, { code, killed }] = await Promise.all([
    readAll(child.stdout),
    readAll(child.stderr),
    ended,
  ]);
  if (signal?.aborted) throw formatErrors.cancelled({ source });
  if (code === 0) return output;
  if (killed !== null || /heap out of memory/.test(errorOutput)) {
    throw timeout.aborted
      ? formatErrors.pdfTooSlow({ source, seconds: TIMEOUT_MS / 1000 })
      : formatErrors.pdfTooMuchMemory({ source, maxMib: MAX_MEMORY_MIB });
  }
  throw new Error(`the PDF reader ended with code ${code}`, { cause: errorOutput });
}
