import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { openForExport, openForImport } from '../app/open-data-folder.js';
import { type ExportReport, exportLines } from '../app/transfer/export-records.js';
import { type ImportedType, type ImportReport, importRecords } from '../app/transfer/import-records.js';
import type { Config } from '../config/config.js';
import type { Scope } from '../domain/scope.js';
import type { ImportOutcome } from '../store/ports/transfer-store.js';
import { terminalErrors } from './errors.js';
import { type Output, print } from './output.js';
import { startBar } from './progress-bar.js';
import { count, plain } from './render.js';

const PRIVATE_FILE = 0o600;
const STANDARD_STREAM = '-';

export interface ExportRequest {
  /** Path, or `-` for standard output. */
  readonly file: string;
  /** Null: all scopes. */
  readonly scope: Scope | null;
  readonly force: boolean;
}

/** Writes an export to a file or to standard output; what it prints besides goes to standard error then. */
export async function runExport(
  config: Config,
  { file, scope, force }: ExportRequest,
  out: Output,
): Promise<void> {
  const toFile = file !== STANDARD_STREAM;
  const target = resolve(file);
  if (toFile && dirname(target) === resolve(config.DATA_DIR))
    throw terminalErrors.inDataFolder({ file: target });
  if (toFile && existsSync(target) && !force) throw terminalErrors.fileExists({ file: target });
  const store = await openForExport(config);
  try {
    const write = (lines: Readable) =>
      toFile ? writeFile(lines, target) : pipeline(lines, process.stdout, { end: false });
    const report = await writeLines(exportLines(store, scope, new Date()), write);
    const text = describeExport(report, toFile ? target : 'standard output', scope);
    if (toFile) print(out, { file: target, ...report }, text);
    else out.error(text);
  } finally {
    await store.close();
  }
}

async function writeLines(
  lines: AsyncGenerator<string, ExportReport>,
  write: (lines: Readable) => Promise<void>,
): Promise<ExportReport> {
  let report: ExportReport | undefined;
  async function* bytes(): AsyncGenerator<string> {
    for (;;) {
      const next = await lines.next();
      if (next.done) {
        report = next.value;
        return;
      }
      yield `${next.value}\n`;
    }
  }
  await write(Readable.from(bytes()));
  return report!;
}

async function writeFile(lines: Readable, target: string): Promise<void> {
  const temporary = `${target}.${randomUUID()}.tmp`;
  try {
    await pipeline(lines, createWriteStream(temporary, { mode: PRIVATE_FILE, flags: 'wx', flush: true }));
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined || !/^E[A-Z]+$/.test(code)) throw error;
    throw terminalErrors.fileNotWritten({ file: target, reason: code }, { cause: error });
  }
}

function describeExport(report: ExportReport, target: string, scope: Scope | null): string {
  const { articles, answers, feeds, records, queued, damaged } = report;
  const content = `${count(articles, 'article')}, ${count(answers, 'answer')} and ${count(feeds, 'feed')}`;
  return [
    `Exported ${content} of ${scope ?? 'all scopes'} to ${target} (${count(records, 'record')}).`,
    ...(queued > 0
      ? [`${count(queued, 'accepted source')} still in the queue ${queued === 1 ? 'is' : 'are'} not in it.`]
      : []),
    ...damaged.map(
      ({ title, article }) =>
        `The text of “${plain(title)}” (${article}) is damaged: an import will refuse it.`,
    ),
  ].join('\n');
}

export interface ImportRequest {
  /** Path, or `-` for standard input. */
  readonly file: string;
  /** Only this scope; all if omitted. */
  readonly scope?: Scope | undefined;
}

/** Adds an export to the data folder. @returns false if something is missing. */
export async function runImport(
  config: Config,
  { file, scope }: ImportRequest,
  out: Output,
  signal: AbortSignal,
): Promise<boolean> {
  const source = file === STANDARD_STREAM ? process.stdin : openFile(file);
  const deps = await openForImport(config, {
    onModelProgress: ({ stage }) => {
      if (stage === 'exporting') out.error('Preparing the bundled model (first run only)…');
    },
  });
  const bar = out.colour && !out.json && process.stderr.isTTY ? startBar(1) : null;
  try {
    const report = await importRecords(deps, source, {
      scope,
      signal,
      onProgress: (_, total) => {
        bar?.total(total);
        bar?.stage('articles');
        bar?.done();
      },
    });
    bar?.stop();
    for (const { line, reason } of report.bad) out.error(`line ${line}: ${plain(reason)}`);
    if (report.badLines > report.bad.length)
      out.error(`… and ${report.badLines - report.bad.length} more bad lines`);
    print(out, report, describeImport(report, scope));
    return report.complete && report.badLines === 0 && !report.cancelled;
  } finally {
    bar?.stop();
    await deps.close();
  }
}

function openFile(file: string) {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw terminalErrors.pathNotFound({ path: file });
  return createReadStream(file);
}

const NOUNS: Readonly<Record<ImportedType, string>> = {
  scope: 'scope',
  article: 'article',
  answer: 'answer',
  feed: 'feed',
  'feed-entry': 'feed entry',
  tombstone: 'mark of forgotten ones',
};
const OUTCOMES: Readonly<Record<ImportOutcome, string>> = {
  added: 'added',
  replaced: 'added in place of an older text',
  known: 'there already',
  kept: 'skipped, because something newer is stored here',
  forgotten: 'skipped, because they were forgotten here',
};

function describeImport(
  { counts, complete, cancelled, badLines, exportedAt }: ImportReport,
  scope: Scope | undefined,
): string {
  const lines = Object.entries(counts).map(([type, outcomes]) => {
    const noun = NOUNS[type as ImportedType];
    const parts = Object.entries(outcomes).map(
      ([outcome, n]) => `${n.toLocaleString('en')} ${OUTCOMES[outcome as ImportOutcome]}`,
    );
    return `${noun}: ${parts.join(', ')}`;
  });
  if (lines.length === 0) lines.push(`There is nothing ${scope === undefined ? '' : `of ${scope} `}in it.`);
  if (cancelled) lines.push('Cancelled. Import the same file again to go on.');
  else if (!complete)
    lines.push('The end of the file is missing: it was cut off. Export again, or import the whole file.');
  if (badLines > 0) lines.push(`${count(badLines, 'line')} could not be imported; see above.`);
  return [`Imported the export of ${exportedAt.slice(0, 16).replace('T', ' ')} UTC.`, ...lines].join('\n');
}
