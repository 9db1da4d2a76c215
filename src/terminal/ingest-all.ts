import type { Newsroom } from '../app/newsroom.js';
import { UserError } from '../domain/errors.js';
import { extensionOf } from '../domain/file-types.js';
import type { IngestOutcome } from '../domain/ingest.js';
import type { Scope } from '../domain/scope.js';
import type { NamedSource, NamedSources } from './inputs.js';
import { errorJson, type Output } from './output.js';
import { stageText, startBar } from './progress-bar.js';
import { count, plain, renderOutcome } from './render.js';

/** Sources submitted at a time; the newsroom queues them and works on fewer. */
const CONCURRENCY = 4;
/** Types of files that are named; the others are only counted. */
const MAX_TYPES_NAMED = 5;

/**
 * Ingests sources in order, with a progress bar in an interactive terminal. Reports each failure and continues.
 * With `json`, prints one object per line for each source, and for each file that was passed over.
 * @returns how many failed.
 */
export async function ingestAll(
  newsroom: Newsroom,
  scope: Scope,
  { sources, passedOver }: NamedSources,
  out: Output,
  user: string,
  signal?: AbortSignal,
): Promise<number> {
  const bar = out.colour && !out.json && process.stderr.isTTY ? startBar(sources.length) : null;
  const print = (line: string): void => {
    if (bar) bar.log(line);
    else out.write(line);
  };
  const startedAt = performance.now();
  const outcomes: IngestOutcome[] = [];
  let failed = 0;
  let next = 0;

  const ingest = async ({ name, read }: NamedSource): Promise<void> => {
    try {
      const outcome = await newsroom.ingest.article(
        { scope, source: await read(), ingestedBy: user },
        {
          onProgress: (progress) => bar?.stage(`${short(name)}: ${stageText(progress)}`),
          ...(signal ? { signal } : {}),
        },
      );
      outcomes.push(outcome);
      print(out.json ? JSON.stringify({ source: name, ...outcome }) : renderOutcome(outcome, out));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      failed += 1;
      if (out.json) print(JSON.stringify({ source: name, outcome: 'failed', error: errorJson(error) }));
      else if (bar) bar.log(failureOf(name, error));
      else out.error(failureOf(name, error));
    } finally {
      bar?.done();
    }
  };
  const worker = async (): Promise<void> => {
    while (next < sources.length && !signal?.aborted) {
      next += 1;
      await ingest(sources[next - 1]!);
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(CONCURRENCY, sources.length) }, worker));
  } finally {
    bar?.stop();
  }
  if (out.json) for (const source of passedOver) print(JSON.stringify({ source, outcome: 'passed-over' }));
  else if (sources.length > 1 || passedOver.length > 0)
    out.write(summaryOf(outcomes, failed, passedOver, performance.now() - startedAt));
  return failed;
}

/**
 * For example "done: 12 articles (1 updated), 260 sentences, 70 passages, 3.1 s; 2 known, 1 failed, 3 files of other
 * types passed over (2 .png, 1 .zip)".
 */
function summaryOf(
  outcomes: readonly IngestOutcome[],
  failed: number,
  passedOver: readonly string[],
  ms: number,
): string {
  const countOf = (kind: IngestOutcome['outcome']) =>
    outcomes.filter(({ outcome }) => outcome === kind).length;
  const stored = outcomes.filter(({ outcome }) => outcome !== 'known');
  const sum = (unit: 'sentences' | 'passages') => stored.reduce((total, outcome) => total + outcome[unit], 0);
  const updated = countOf('updated') > 0 ? ` (${countOf('updated')} updated)` : '';
  const others = [
    countOf('known') > 0 ? `${countOf('known')} known` : null,
    failed > 0 ? `${failed} failed` : null,
    passedOver.length > 0 ? passedOverOf(passedOver) : null,
  ].filter((part) => part !== null);
  const done = `done: ${count(stored.length, 'article')}${updated}, ${count(sum('sentences'), 'sentence')}, ${count(sum('passages'), 'passage')}, ${(ms / 1000).toFixed(1)} s`;
  return [done, ...(others.length > 0 ? [others.join(', ')] : [])].join('; ');
}

/** "3 files of other types passed over (2 .png, 1 .zip)" */
function passedOverOf(paths: readonly string[]): string {
  const filesOf = new Map<string, number>();
  for (const type of paths.map(extensionOf)) filesOf.set(type, (filesOf.get(type) ?? 0) + 1);
  const counts = [...filesOf]
    .sort(([, a], [, b]) => b - a)
    .slice(0, MAX_TYPES_NAMED)
    .map(([type, files]) => `${files} ${type === '' ? 'without a type' : plain(type)}`);
  const more = filesOf.size > counts.length ? ', …' : '';
  const files = count(paths.length, 'file of another type', 'files of other types');
  return `${files} passed over (${counts.join(', ')}${more})`;
}

/** Names the source once: messages about a page or a file begin with it. */
const failureOf = (name: string, { message }: UserError): string =>
  plain(`failed  ${message.includes(name) ? message : `${name}: ${message}`}`);

const short = (name: string): string => plain(name.length > 40 ? `…${name.slice(-39)}` : name);
