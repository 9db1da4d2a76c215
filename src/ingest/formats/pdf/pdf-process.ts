/**
 * The process that reads one PDF and ends: bytes on standard input, a `PdfText` as JSON on standard output. A PDF
 * can ask its reader for any amount of memory and time in one piece, which no thread survives and no thread can be
 * stopped in; a process can. Its memory is watched from a second thread, for this one may be busy for ever.
 */
import { buffer } from 'node:stream/consumers';
import { Worker } from 'node:worker_threads';
import { extractPdf } from './extract-pdf.js';

const [maxPages, maxChars, maxMib] = process.argv.slice(2).map(Number) as [number, number, number];

const watch = `setInterval(() => {
  if (process.memoryUsage.rss() > ${maxMib * 1024 * 1024}) process.kill(process.pid, 'SIGKILL');
}, 20);`;
new Worker(watch, { eval: true, execArgv: [] }).unref();

const bytes = new Uint8Array(await buffer(process.stdin));
process.stdout.write(JSON.stringify(await extractPdf(bytes, maxPages, maxChars)), () => process.exit(0));
