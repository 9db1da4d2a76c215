/**
 * The process that reads one PDF: bytes on standard input, a `PdfText` as JSON on standard output. A PDF can make its
 * reader allocate any amount of memory or loop for ever; a process can be killed then, a thread cannot. A second
 * thread watches the memory, since the first may be busy.
 */
import { buffer } from 'node:stream/consumers';
import { Worker } from 'node:worker_threads';
import { BYTES_PER_MIB } from '../../../domain/units.js';
import { extractPdf } from './extract-pdf.js';

const [maxPages, maxChars, maxMib] = process.argv.slice(2).map(Number) as [number, number, number];

const watchMemory = `setInterval(() => {
  if (process.memoryUsage.rss() > ${maxMib * BYTES_PER_MIB}) process.kill(process.pid, 'SIGKILL');
}, 20);`;
new Worker(watchMemory, { eval: true, execArgv: [] }).unref();

const bytes = new Uint8Array(await buffer(process.stdin));
process.stdout.write(JSON.stringify(await extractPdf(bytes, maxPages, maxChars)), () => process.exit(0));
